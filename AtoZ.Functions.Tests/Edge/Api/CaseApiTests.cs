using System.Text.Json;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Messages.Links;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Edge.Api;

[Collection("api")]
public class CaseApiTests(ApiHost api)
{
    private static readonly object Contest = new { reason = "The carrier has a signature." };

    [Fact]
    public async Task A_wrong_an_expired_and_a_closed_link_are_each_told_apart()
    {
        ClaimId claim = await api.Claim();
        string token = await api.Token(claim, Party.Seller, LinkPurpose.SellerCase, lifetime: TimeSpan.FromSeconds(-5));
        (await api.Anybody(HttpMethod.Get, $"api/case/{token}")).IsProblem(410, "LINK_EXPIRED");
        (await api.Anybody(HttpMethod.Get, "api/case/nonsense")).IsProblem(404, "LINK_WRONG");
        (await api.Anybody(HttpMethod.Post, "api/case/nonsense/commands", new { kind = "SellerPays" })).IsProblem(404, "LINK_WRONG");
        (await api.Anybody(HttpMethod.Post, "api/case/nonsense/appeal", new { nonce = "", statement = "" })).IsProblem(404, "LINK_WRONG");
        (await api.Anybody(HttpMethod.Post, "api/case/nonsense/evidence", new { })).IsProblem(404, "LINK_WRONG");
        (await api.Anybody(HttpMethod.Get, "api/case/nonsense/evidence/evd_1")).IsProblem(404, "LINK_WRONG");
        (await api.Anybody(HttpMethod.Post, "api/case/nonsense/commands/cmd_1/revoke", new { nonce = "" })).IsProblem(404, "LINK_WRONG");
        (await api.Anybody(HttpMethod.Post, "api/case/nonsense/dry-run", new { kind = "SellerPays" })).IsProblem(404, "LINK_WRONG");

        string open = await api.SellerToken(claim);
        string id = (await api.Services.GetRequiredService<ILinks>().Open(open)).Link!.Id;
        await api.Services.GetRequiredService<SignedLinks>().Revoke(id);
        (await api.Anybody(HttpMethod.Get, $"api/case/{open}")).IsProblem(410, "LINK_REVOKED");
    }

    [Fact]
    public async Task Each_side_sees_its_own_actions_and_why_the_rest_cannot_be_done()
    {
        ClaimId claim = await api.Claim();
        Assert.Equal(
            [
                ("SellerAcceptsCounter", false), ("SellerPays", true), ("RetryDebit", false), ("SellerShips", false),
                ("SellerGivesLabel", false), ("SellerPaysPostage", false), ("SellerInspects", false), ("ReturnReceived", false), ("SellerWaivesReturn", false), ("SellerOffers", true), ("SellerContests", true), ("AnswerEvidenceRequest", false),
                ("PayDebt", false), ("PromisePayment", false), ("AskInstalments", false),
            ],
            Actions(await api.Anybody(HttpMethod.Get, $"api/case/{await api.SellerToken(claim)}")));
        Reply buyer = await api.Anybody(HttpMethod.Get, $"api/case/{await api.BuyerToken(claim)}");
        Assert.Equal(
            [
                ("BuyerAccepts", false), ("BuyerDeclines", false), ("BuyerCounters", false), ("RemedyArrived", false), ("RemedyFailed", false), ("BuyerPosts", false),
                ("BuyerDisputesDelivery", false),
                ("AnswerEvidenceRequest", false), ("BuyerChangesReason", true), ("BuyerWithdraws", true),
            ],
            Actions(buyer));
        Assert.Equal("NOT_POSSIBLE_NOW", buyer.Json.GetProperty("actions")[0].GetProperty("whyNot").GetProperty("code").GetString());
    }

    [Fact]
    public async Task An_expert_sees_a_masked_case()
    {
        ClaimId claim = await api.Claim();
        string token = await api.Token(claim, Party.Expert, LinkPurpose.ExpertOpinion);
        Reply reply = await api.Anybody(HttpMethod.Get, $"api/case/{token}");
        ClaimRecord record = await api.Store.Read(db => db.Claims.SingleAsync(c => c.Id == claim));
        Assert.DoesNotContain(record.BuyerId, reply.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(record.SellerId, reply.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(record.OrderId, reply.Body, StringComparison.Ordinal);
        Assert.Equal([("GiveExpertOpinion", false), ("DeclareConflict", false)], Actions(reply));
    }

    [Fact]
    public async Task A_command_of_the_other_side_is_refused()
    {
        string token = await api.SellerToken(await api.Claim());
        (await Give(token, "BuyerWithdraws", new { reason = "" })).IsProblem(403, "NOT_YOURS", "/kind");
    }

    [Fact]
    public async Task A_nonce_is_good_for_one_answer()
    {
        string token = await api.SellerToken(await api.Claim());
        string nonce = await api.Nonce(token);
        (await Give(token, "SellerContests", Contest, "x")).IsProblem(422, "NONCE_WRONG", "/nonce");
        Assert.Equal(202, (await Give(token, "SellerContests", Contest, nonce)).Status);
        (await Give(token, "SellerContests", Contest, nonce)).IsProblem(409, "NONCE_USED", "/nonce");
        (await Give(token, "SellerContests", Contest, await api.Nonce(await api.SellerToken(await api.Claim())))).IsProblem(422, "NONCE_WRONG");
    }

    [Fact]
    public async Task A_refused_answer_leaves_the_nonce_good()
    {
        string token = await api.SellerToken(await api.Claim());
        string nonce = await api.Nonce(token);
        (await Give(token, "SellerContests", new { reason = " " }, nonce)).IsProblem(422, "REASON_REQUIRED", "/reason");
        (await Give(token, "SellerOffers", new { remedy = "PartRefund", amountMinor = 8_000, message = "" }, nonce)).IsProblem(422, "OFFER_NOT_A_PART");
        (await Give(token, "SellerOffers", new { remedy = "Replacement", amountMinor = 500, message = "" }, nonce)).IsProblem(422, "OFFER_WITHOUT_AMOUNT", "/amountMinor");
        (await Give(token, "SellerOffers", new { remedy = "PartRefund", amountMinor = 4_000, message = "Half of it if you change your review to five stars." }, nonce)).IsProblem(422, "REVIEW_PRESSURE", "/message");
        (await Give(token, "SellerOffers", new { remedy = "PartRefund", amountMinor = "many", message = "" }, nonce)).IsProblem(400, "FIELD_WRONG_TYPE", "/payload/amountMinor");
        (await Give(token, "SellerOffers", null, nonce)).IsProblem(400, "FIELD_MISSING", "/payload/remedy");
        Assert.Equal(202, (await Give(token, "SellerContests", Contest, nonce)).Status);
    }

    [Fact]
    public async Task The_same_answer_sent_twice_counts_once()
    {
        ClaimId claim = await api.Claim();
        string token = await api.SellerToken(claim);
        object body = new { kind = "SellerPays", nonce = await api.Nonce(token) };
        string key = Guid.NewGuid().ToString();
        Reply first = await api.Anybody(HttpMethod.Post, $"api/case/{token}/commands", body, key);
        await api.Idle();
        Reply again = await api.Anybody(HttpMethod.Post, $"api/case/{token}/commands", body, key);
        Assert.Equal((202, first.Body, "true"), (again.Status, again.Body, again.Headers["Idempotency-Replayed"]));
        Assert.Equal(1, await api.Store.Read(db => db.Commands.CountAsync(c => c.ClaimId == claim)));
        (await Give(token, "SellerPays", null)).IsProblem(409, "CLAIM_CLOSED");
    }

    [Fact]
    public async Task A_token_is_stored_nowhere_but_in_the_mails()
    {
        ClaimId claim = await api.Claim();
        string token = await api.SellerToken(claim);
        string key = Guid.NewGuid().ToString();
        object body = new { kind = "SellerContests", nonce = await api.Nonce(token), payload = Contest };
        Reply first = await api.Anybody(HttpMethod.Post, $"api/case/{token}/commands", body, key);
        Reply again = await api.Anybody(HttpMethod.Post, $"api/case/{token}/commands", body, key);
        Assert.Equal(($"/api/case/{token}", first.Body), (first.Text("case"), again.Body));
        Assert.DoesNotContain(token, await StoreDump.Of(api.Store), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_of_one_link_means_nothing_for_another()
    {
        string one = await api.SellerToken(await api.Claim());
        string other = await api.SellerToken(await api.Claim());
        string key = Guid.NewGuid().ToString();
        Assert.Equal(202, (await api.Anybody(HttpMethod.Post, $"api/case/{one}/commands", new { kind = "SellerPays", nonce = await api.Nonce(one) }, key)).Status);
        Assert.Equal(202, (await api.Anybody(HttpMethod.Post, $"api/case/{other}/commands", new { kind = "SellerPays", nonce = await api.Nonce(other) }, key)).Status);
    }

    [Fact]
    public async Task An_answer_is_taken_back_while_it_has_no_effect()
    {
        ClaimId claim = await api.Claim();
        string token = await api.SellerToken(claim);
        string command = (await Give(token, "SellerContests", Contest)).Text("commandId");
        await api.Idle();
        string path = $"api/case/{token}/commands/{command}/revoke";
        Assert.Equal(200, (await api.Anybody(HttpMethod.Post, path, new { nonce = await api.Nonce(token) })).Status);
        Assert.Equal(CommandState.Revoked, (await api.Store.Read(db => db.Commands.SingleAsync(c => c.Id == command))).State);
        (await api.Anybody(HttpMethod.Post, $"api/case/{token}/commands/cmd_none/revoke", new { nonce = await api.Nonce(token) })).IsProblem(404, "COMMAND_UNKNOWN");
        string buyer = await api.BuyerToken(claim);
        (await api.Anybody(HttpMethod.Post, $"api/case/{buyer}/commands/{command}/revoke", new { nonce = await api.Nonce(buyer) })).IsProblem(404, "COMMAND_UNKNOWN");
    }

    [Fact]
    public async Task A_dry_run_shows_money_and_dates_and_writes_nothing()
    {
        string token = await api.SellerToken(await api.Claim());
        string before = await StoreDump.Of(api.Store);
        Reply offer = await api.Anybody(HttpMethod.Post, $"api/case/{token}/dry-run", new { kind = "SellerOffers", payload = new { remedy = "PartRefund", amountMinor = 3_000, message = "Sorry" } }, key: "");
        Assert.Contains(Consequences(offer), c => c is ("if-accepted-buyer-paid", 3_000));
        Reply contest = await api.Anybody(HttpMethod.Post, $"api/case/{token}/dry-run", new { kind = "SellerContests", payload = new { reason = "" } }, key: "");
        Assert.Equal("REASON_REQUIRED", contest.Json.GetProperty("whyNot").GetProperty("code").GetString());
        (await api.Anybody(HttpMethod.Post, $"api/case/{token}/dry-run", new { kind = "CastVote", payload = new { forBuyer = true, criteria = Array.Empty<object>() } }, key: ""))
            .IsProblem(403, "NOT_YOURS");
        Assert.Equal(before, await StoreDump.Of(api.Store));
    }

    [Fact]
    public async Task After_the_deadline_an_answer_is_refused()
    {
        ClaimId claim = await api.Claim();
        string token = await api.SellerToken(claim);
        await api.Store.Write(db => db.Stages.Where(s => s.ClaimId == claim).ExecuteUpdateAsync(u => u.SetProperty(s => s.Deadline, api.Clock.GetUtcNow())));
        (await Give(token, "SellerPays", null)).IsProblem(409, "STAGE_CLOSED");
    }

    [Fact]
    public async Task Only_the_side_that_lost_appeals_once_with_something_new()
    {
        ClaimId claim = await api.Claim();
        string seller = await api.SellerToken(claim), buyer = await api.BuyerToken(claim);
        (await Appeal(seller, "The carrier found the signed receipt.")).IsProblem(409, "CLAIM_OPEN");

        // The seller stays silent: the marketplace pays, which is against the seller.
        await api.Pass(TimeSpan.FromDays(4));
        Assert.Equal("PaidByMarketplace", (await api.Anybody(HttpMethod.Get, $"api/case/{seller}")).Text("outcome"));
        (await Appeal(buyer, "I would like to have even more money.")).IsProblem(409, "NOTHING_TO_APPEAL");
        (await Appeal(seller, "Too short")).IsProblem(422, "NEW_INFORMATION_REQUIRED", "/statement");
        Reply filed = await Appeal(seller, "The carrier found the signed receipt.");
        Assert.Equal(201, filed.Status);
        Assert.Equal(1, filed.Json.GetProperty("number").GetInt32());
        (await Appeal(seller, "And another thing that is really new.")).IsProblem(409, "APPEAL_RUNNING");
        Assert.Equal(201, (await Appeal(buyer, "I was at home on that day, all day long.")).Status);
        (await Appeal(buyer, "I have even more to say about that day.")).IsProblem(409, "NOTHING_TO_APPEAL");
        AppealRecord joined = await api.Store.Read(db => db.Appeals.SingleAsync(a => a.ClaimId == claim));
        Assert.Equal(("The carrier found the signed receipt.", "I was at home on that day, all day long."), (joined.Statement, joined.JoinedStatement));
        await api.Idle();
        Assert.Contains((await api.Store.Read(db => db.Stages.Where(s => s.ClaimId == claim && s.ClosedAt == null).ToListAsync())), s => s.Kind == StageKind.Vote);
    }

    private static List<(string, bool)> Actions(Reply reply) =>
        [.. reply.Json.GetProperty("actions").EnumerateArray().Select(a => (a.GetProperty("kind").GetString()!, a.GetProperty("offered").GetBoolean()))];

    private static List<(string, long)> Consequences(Reply reply) => [.. reply.Json.GetProperty("consequences").EnumerateArray()
        .Select(c => (c.GetProperty("code").GetString()!, c.GetProperty("amountMinor").ValueKind == JsonValueKind.Number ? c.GetProperty("amountMinor").GetInt64() : 0))];

    private async Task<Reply> Give(string token, string kind, object? payload, string? nonce = null) =>
        await api.Anybody(HttpMethod.Post, $"api/case/{token}/commands", payload is null ? new { kind, nonce = nonce ?? await api.Nonce(token) } : new { kind, nonce = nonce ?? await api.Nonce(token), payload });

    private async Task<Reply> Appeal(string token, string statement) =>
        await api.Anybody(HttpMethod.Post, $"api/case/{token}/appeal", new { nonce = await api.Nonce(token), statement });
}
