using System.Text.Json;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Tests.Evidence;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Edge.Api;

/// <summary>Who may do what, through the API: nobody fills two seats, judges their own decision, or answers for another stage (docs/authority.md).</summary>
[Collection("api")]
public sealed class AuthorityApiTests(ApiHost api)
{
    [Trait("Case", "1")]
    [Fact]
    public async Task A_reviewer_who_votes_twice_fills_one_seat()
    {
        ClaimId claim = await Contested();
        Assert.Equal(202, (await VoteAs("ruth", claim, true)).Status);
        await api.Pass(TimeSpan.FromSeconds(2));
        (await VoteAs("ruth", claim, true)).IsProblem(409, "ALREADY_VOTED");
        await api.Idle();
        Assert.Equal("InReview", (await api.Backend(HttpMethod.Get, $"api/claims/{claim}")).Text("status"));
        Assert.Equal([Seat.Marketplace], await api.Store.Read(db => db.Votes.Where(v => v.ClaimId == claim).Select(v => v.Seat).ToListAsync()));
    }

    [Fact]
    public async Task No_reviewer_takes_the_independent_seat()
    {
        ClaimId claim = await Contested();
        Assert.Equal(202, (await VoteAs("ruth", claim, true)).Status);
        await api.Idle();
        (await VoteAs("omar", claim, true)).IsProblem(409, "ANOTHER_DECIDED");
    }

    [Trait("Case", "2")]
    [Fact]
    public async Task Who_voted_in_the_first_review_has_no_vote_in_its_appeal()
    {
        ClaimId claim = await Contested();
        string first = await api.Token(claim, Party.Expert, LinkPurpose.IndependentVote, Seat.Independent);
        Assert.Equal(202, (await VoteAs("ruth", claim, false)).Status);
        Assert.Equal(202, (await VoteBy(first, false)).Status);
        await api.Idle();
        Assert.Equal("Refused", (await api.Backend(HttpMethod.Get, $"api/claims/{claim}")).Text("outcome"));
        await Appeal(await api.BuyerToken(claim), "The neighbour has a photo of the empty doorstep.");

        (await VoteAs("ruth", claim, true)).IsProblem(409, "ALREADY_VOTED");
        Assert.Equal(409, (await VoteBy(first, true)).Status);
        Assert.Equal(202, (await VoteAs("omar", claim, true)).Status);
        await api.Idle();
        string[] asked = await api.Store.Read(db => db.Stages.Where(s => s.ClaimId == claim && s.AskedOf != null).Select(s => s.AskedOf!).ToArrayAsync());
        Assert.Equal((2, 2), (asked.Length, asked.Distinct().Count()));
    }

    [Fact]
    public async Task A_link_says_nothing_in_the_review_after_its_own()
    {
        ClaimId claim = await Contested();
        string link = await api.Token(claim, Party.Expert, LinkPurpose.IndependentVote, Seat.Independent);
        await api.Store.Write(db => db.Stages.Where(s => s.ClaimId == claim && s.Seat == Seat.Independent).ExecuteUpdateAsync(u => u.SetProperty(s => s.ClosedAt, api.Clock.GetUtcNow())));
        await api.Stage(claim, StageKind.Vote, Party.Expert, Seat.Independent);
        Reply shown = await api.Anybody(HttpMethod.Get, $"api/case/{link}");
        Assert.DoesNotContain(shown.Json.GetProperty("actions").EnumerateArray(), a => a.GetProperty("offered").GetBoolean());
        (await VoteBy(link, true)).IsProblem(409, "NOT_POSSIBLE_NOW");
        Assert.Equal(202, (await VoteBy(await api.Token(claim, Party.Expert, LinkPurpose.IndependentVote, Seat.Independent), true)).Status);
    }

    [Fact]
    public async Task Who_approves_did_not_vote_and_who_stopped_a_payout_does_not_judge_it()
    {
        ClaimId claim = await api.Claim();
        await Given(claim, CommandKind.CastVote, Party.Reviewer, "anna");
        await api.Stage(claim, StageKind.PayoutApproval, Party.Approver, null);
        object approval = new { approve = true, reason = "Yes." };
        (await api.Staff("anna", HttpMethod.Post, $"api/staff/claims/{claim}/payout-approval", approval)).IsProblem(409, "OWN_DECISION");
        Assert.Equal(202, (await api.Staff("aldo", HttpMethod.Post, $"api/staff/claims/{claim}/payout-approval", approval)).Status);

        ClaimId stopped = await api.Claim();
        await Given(stopped, CommandKind.RejectPayout, Party.Approver, "ruth");
        await api.Stage(stopped, StageKind.Vote, Party.Reviewer, Seat.Marketplace);
        (await VoteAs("ruth", stopped, true)).IsProblem(409, "OWN_DECISION");
        Reply shown = await api.Staff("ruth", HttpMethod.Get, $"api/staff/claims/{stopped}");
        Assert.DoesNotContain(shown.Json.GetProperty("actions").EnumerateArray(), a => a.GetProperty("kind").GetString() == "CastVote" && a.GetProperty("offered").GetBoolean());
        Assert.Null((await Next("ruth", stopped)));
        Assert.Equal(202, (await VoteAs("omar", stopped, true)).Status);
    }

    [Fact]
    public async Task Nobody_replaces_anothers_pending_vote()
    {
        ClaimId claim = await api.Claim();
        await api.Stage(claim, StageKind.Vote, Party.Reviewer, Seat.Marketplace);
        Assert.Equal(202, (await VoteAs("ruth", claim, true)).Status);
        (await VoteAs("omar", claim, false)).IsProblem(409, "ANOTHER_DECIDED");
        Assert.Equal(["ruth"], await api.Store.Read(db => db.Commands.Where(c => c.ClaimId == claim && c.State == CommandState.Pending).Select(c => c.Actor).ToListAsync()));
    }

    [Fact]
    public async Task A_reviewer_who_finds_the_seat_filled_is_told_so_and_one_who_voted_why_another_must()
    {
        ClaimId claim = await Contested();
        Assert.Equal(202, (await VoteAs("ruth", claim, true)).Status);
        await api.Idle();
        Reply filled = (await VoteAs("omar", claim, false)).IsProblem(409, "ANOTHER_DECIDED");
        Assert.Contains("the independent one is still to come", filled.Text("detail"), StringComparison.Ordinal);
        Reply again = (await VoteAs("ruth", claim, true)).IsProblem(409, "ALREADY_VOTED");
        Assert.Contains("neither after a split nor in an appeal", again.Text("detail"), StringComparison.Ordinal);
        Reply shown = await api.Staff("omar", HttpMethod.Get, $"api/staff/claims/{claim}");
        JsonElement vote = shown.Json.GetProperty("actions").EnumerateArray().Single(a => a.GetProperty("kind").GetString() == "CastVote");
        Assert.Equal("ANOTHER_DECIDED", vote.GetProperty("whyNot").GetProperty("code").GetString());
    }

    [Fact]
    public async Task An_experts_link_shows_only_what_there_was_while_its_stage_was_open()
    {
        ClaimId claim = await Contested();
        string old = await api.Token(claim, Party.Expert, LinkPurpose.IndependentVote, Seat.Independent);
        Assert.Equal(202, (await VoteBy(old, false)).Status);
        await api.Idle();
        Assert.Equal(202, (await VoteAs("ruth", claim, false)).Status);
        await api.Pass(TimeSpan.FromHours(1));
        string buyer = await api.BuyerToken(claim);
        await Appeal(buyer, "My neighbour kept a film of that day, and nobody came to the door.");
        using ByteArrayContent film = new(Files.Png());
        Reply added = await api.Send(HttpMethod.Post, $"api/case/{buyer}/evidence", film, null, ("X-File-Name", "door.png"));
        string file = added.Text("id");

        string own = await api.Token(claim, Party.Expert, LinkPurpose.IndependentVote, Seat.Independent);
        foreach ((string link, bool sees) in new[] { (old, false), (own, true) })
        {
            foreach (string address in new[] { $"api/case/{link}", $"case/{link}" })
            {
                string body = (await api.Anybody(HttpMethod.Get, address)).Body;
                Assert.Equal(sees, body.Contains("kept a film of that day", StringComparison.Ordinal));
                Assert.Equal(sees, body.Contains(file, StringComparison.Ordinal));
                Assert.Contains("It was delivered.", body, StringComparison.Ordinal);
                Assert.Equal(sees ? 200 : 404, (await api.Anybody(HttpMethod.Get, $"{address}/evidence/{file}")).Status);
            }
        }

        JsonElement then = (await api.Anybody(HttpMethod.Get, $"api/case/{old}")).Json;
        Assert.Equal(("InReview", "None", 1), (then.GetProperty("status").GetString(), then.GetProperty("outcome").GetString(), then.GetProperty("reviews").GetArrayLength()));
        Assert.Equal(JsonValueKind.Null, then.GetProperty("reviews")[0].GetProperty("decidedAt").ValueKind);
    }

    [Fact]
    public async Task A_vote_is_final_and_another_experts_word_is_not_ones_own()
    {
        ClaimId claim = await api.Claim();
        await api.Stage(claim, StageKind.Vote, Party.Expert, Seat.Independent);
        string link = await api.Token(claim, Party.Expert, LinkPurpose.IndependentVote, Seat.Independent);
        Reply given = await VoteBy(link, true);
        Reply back = await api.Anybody(HttpMethod.Post, $"api/case/{link}/commands/{given.Text("commandId")}/revoke", new { nonce = await api.Nonce(link) });
        back.IsProblem(409, "TOO_LATE_TO_REVOKE");
        string other = await api.Token(claim, Party.Expert, LinkPurpose.IndependentVote, Seat.Independent, TimeSpan.FromDays(2));
        (await api.Anybody(HttpMethod.Post, $"api/case/{other}/commands/{given.Text("commandId")}/revoke", new { nonce = await api.Nonce(other) })).IsProblem(404, "COMMAND_UNKNOWN");
    }

    [Fact]
    public async Task An_expert_with_a_conflict_says_so_on_the_page()
    {
        ClaimId claim = await Contested();
        string link = await api.Token(claim, Party.Expert, LinkPurpose.IndependentVote, Seat.Independent);
        Assert.Contains($"/case/{link}/do/conflict", (await api.Anybody(HttpMethod.Get, $"case/{link}")).Body, StringComparison.Ordinal);
        Reply declared = await api.Anybody(
            HttpMethod.Post, $"api/case/{link}/commands", new { kind = "DeclareConflict", nonce = await api.Nonce(link), payload = new { reason = "The buyer is my neighbour." } });
        Assert.Equal(202, declared.Status);
        await api.Idle();
        string[] asked = await api.Store.Read(db => db.Stages.Where(s => s.ClaimId == claim && s.AskedOf != null).Select(s => s.AskedOf!).ToArrayAsync());
        Assert.Equal(2, asked.Distinct().Count());
        Assert.Equal(409, (await VoteBy(link, true)).Status);
    }

    [Fact]
    public async Task The_desk_names_who_was_not_reached_and_no_seat_that_can_be_filled()
    {
        OrderLine order = await api.Order();
        await api.Store.Write(db => db.Sellers.Where(s => s.Id == order.SellerId).ExecuteUpdateAsync(u => u.SetProperty(s => s.Email, (string?)null)));
        ClaimId claim = new((await api.Backend(HttpMethod.Post, "api/claims", ApiHost.ClaimBody(order))).Text("id"));
        await api.Idle();
        (string name, string value) = api.StaffHeader("ruth");
        string desk = (await api.Send(HttpMethod.Get, "staff", null, null, (name, value))).Body;
        Assert.DoesNotContain("cannot always be filled", desk, StringComparison.Ordinal);
        Assert.Contains($"<h2 id=\"unreached\">", desk, StringComparison.Ordinal);
        Assert.Contains($"/staff/claim/{claim}", desk, StringComparison.Ordinal);
        Reply shown = await api.Backend(HttpMethod.Get, $"api/claims/{claim}/timeline");
        Assert.Contains("NotReached", shown.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("SellerNotified", shown.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_act_that_is_none_is_no_route()
    {
        (await api.Staff("ruth", HttpMethod.Post, "api/staff/claims/clm_1/write-off", new { approve = true, reason = "No debt." })).IsProblem(404, "ROUTE_UNKNOWN");
        (await api.Staff("ruth", HttpMethod.Post, "api/staff/debts/debt_1/vote", new { })).IsProblem(404, "ROUTE_UNKNOWN");
    }

    [Trait("Case", "11")]
    [Fact]
    public async Task Every_voter_reads_what_either_side_said_masked()
    {
        ClaimId claim = await api.Claim();
        await api.Pass(TimeSpan.FromDays(4));
        OrderLine order = await api.Store.Read(async db => await db.OrderLines.SingleAsync(o => o.OrderId == db.Claims.Single(c => c.Id == claim).OrderId));
        await Appeal(await api.SellerToken(claim), $"The carrier's proof for {order.OrderId} came only today, see https://carrier.example/42.");
        await Appeal(await api.BuyerToken(claim), "My neighbour lena@home.example saw nobody that day, call 0171 5550123.");

        string voter = await api.Token(claim, Party.Expert, LinkPurpose.IndependentVote, Seat.Independent);
        foreach (string shown in new[] { (await api.Anybody(HttpMethod.Get, $"api/case/{voter}")).Body, (await api.Anybody(HttpMethod.Get, $"case/{voter}")).Body })
        {
            Assert.Contains("came only today", shown, StringComparison.Ordinal);
            Assert.Contains("saw nobody that day", shown, StringComparison.Ordinal);
            Assert.DoesNotContain(order.OrderId, shown, StringComparison.Ordinal);
            Assert.DoesNotContain("carrier.example", shown, StringComparison.Ordinal);
            Assert.DoesNotContain("home.example", shown, StringComparison.Ordinal);
            Assert.DoesNotContain("5550123", shown, StringComparison.Ordinal);
        }

        Reply staff = await api.Staff("ruth", HttpMethod.Get, $"api/staff/claims/{claim}");
        Assert.Contains("lena@home.example saw nobody", staff.Json.GetProperty("reviews")[0].GetProperty("joinedStatement").GetString(), StringComparison.Ordinal);
    }

    [Trait("Case", "13")]
    [Fact]
    public async Task An_order_without_contact_and_tracking_is_asked_about_first()
    {
        OrderLine order = await api.Order();
        await api.Store.Write(db => db.OrderLines.Where(o => o.OrderId == order.OrderId).ExecuteUpdateAsync(u => u.SetProperty(o => o.SellerContactedAt, (DateTimeOffset?)null)));
        Assert.Contains("ELIG-06", await Failed(order));
        (await api.Backend(HttpMethod.Post, "api/claims", ApiHost.ClaimBody(order))).IsProblem(422, "NOT_ELIGIBLE");

        await api.Store.Write(db => db.OrderLines.Where(o => o.OrderId == order.OrderId).ExecuteUpdateAsync(u => u.SetProperty(o => o.TrackingNumber, "JJD1")));
        Assert.DoesNotContain("ELIG-06", await Failed(order));
        object scan = new { type = "Scan", id = $"scan-{order.OrderId}", orderId = order.OrderId, line = 1, at = order.EstimatedDeliveryAt!.Value.AddDays(-3), scan = "InTransit" };
        Assert.True((await api.Backend(HttpMethod.Post, "api/facts", scan)).Status is 200 or 201);
        Assert.Contains("ELIG-06", await Failed(order));
        object lost = new { type = "Scan", id = $"lost-{order.OrderId}", orderId = order.OrderId, line = 1, at = api.Clock.GetUtcNow(), scan = "Lost" };
        Assert.True((await api.Backend(HttpMethod.Post, "api/facts", lost)).Status is 200 or 201);
        Assert.DoesNotContain("ELIG-06", await Failed(order));
    }

    private async Task<string[]> Failed(OrderLine order)
    {
        Reply preview = await api.Backend(HttpMethod.Post, "api/claims/preview", ApiHost.ClaimBody(order), key: "");
        return [.. preview.Json.GetProperty("failedRules").EnumerateArray().Select(f => f.GetProperty("code").GetString()!)];
    }

    private async Task<ClaimId> Contested()
    {
        ClaimId claim = await api.Claim();
        string seller = await api.SellerToken(claim);
        Reply reply = await api.Anybody(HttpMethod.Post, $"api/case/{seller}/commands", new { kind = "SellerContests", nonce = await api.Nonce(seller), payload = new { reason = "It was delivered." } });
        Assert.Equal(202, reply.Status);
        await api.Pass(TimeSpan.FromMinutes(61));
        return claim;
    }

    private async Task Appeal(string token, string statement)
    {
        Assert.Equal(201, (await api.Anybody(HttpMethod.Post, $"api/case/{token}/appeal", new { nonce = await api.Nonce(token), statement })).Status);
        await api.Idle();
    }

    private Task<Reply> VoteAs(string name, ClaimId claim, bool forBuyer) => api.Staff(name, HttpMethod.Post, $"api/staff/claims/{claim}/vote", Vote(forBuyer));

    private async Task<Reply> VoteBy(string token, bool forBuyer) =>
        await api.Anybody(HttpMethod.Post, $"api/case/{token}/commands", new { kind = "CastVote", nonce = await api.Nonce(token), payload = Vote(forBuyer) });

    private async Task<string?> Next(string name, ClaimId claim)
    {
        Reply next = await api.Staff(name, HttpMethod.Post, "api/staff/tasks/next", new { });
        return next.Body.Contains(claim.Value, StringComparison.Ordinal) ? claim.Value : null;
    }

    private static object Vote(bool forBuyer) =>
        new { forBuyer, criteria = Appeals.Criteria.Keys.Select(code => new { code, met = forBuyer, reason = "As the photos show." }) };

    private Task Given(ClaimId claim, CommandKind kind, Party party, string actor) => api.Store.Write(db =>
    {
        db.Commands.Add(new CommandRecord
        {
            Id = $"cmd_{Guid.NewGuid():N}",
            ClaimId = claim,
            StageKey = $"test-{claim}/earlier",
            Kind = kind,
            Party = party,
            Actor = actor,
            Payload = "{}",
            GivenAt = api.Clock.GetUtcNow(),
            EffectiveAt = api.Clock.GetUtcNow(),
            State = CommandState.Taken,
        });
        return Task.CompletedTask;
    });
}
