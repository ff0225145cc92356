using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Edge.Api;

[Collection("api")]
public class StaffApiTests(ApiHost api)
{
    [Theory]
    [InlineData("GET", "api/staff/queue")]
    [InlineData("GET", "api/staff/claims/clm_1")]
    [InlineData("GET", "api/staff/claims/clm_1/evidence/evd_1")]
    [InlineData("POST", "api/staff/claims/clm_1/fraud-decision")]
    [InlineData("POST", "api/staff/claims/clm_1/vote")]
    [InlineData("POST", "api/staff/claims/clm_1/payout-approval")]
    [InlineData("POST", "api/staff/debts/debt_1/write-off")]
    public async Task Without_sign_in_nothing_of_staff_is_open(string method, string path)
    {
        (await api.Anybody(new HttpMethod(method), path, method == "POST" ? new { } : null)).IsProblem(401, "STAFF_NOT_SIGNED_IN");
        (await api.Send(new HttpMethod(method), path, null, null, ("Authorization", "Bearer guessed"))).IsProblem(401, "STAFF_NOT_SIGNED_IN");
        (await api.Send(new HttpMethod(method), path, null, null, ("Cookie", "atoz_staff=Z3Vlc3NlZA"))).IsProblem(401, "STAFF_NOT_SIGNED_IN");
    }

    [Fact]
    public async Task Each_decision_needs_its_role()
    {
        ClaimId claim = await api.Claim();
        object opinion = new { fraudulent = false, reason = "All fits." };
        (await api.Staff("anna", HttpMethod.Post, $"api/staff/claims/{claim}/fraud-decision", opinion)).IsProblem(403, "ROLE_MISSING");
        (await api.Staff("ines", HttpMethod.Post, $"api/staff/claims/{claim}/vote", Vote(true))).IsProblem(403, "ROLE_MISSING");
        (await api.Staff("ruth", HttpMethod.Post, $"api/staff/claims/{claim}/payout-approval", new { approve = true, reason = "" })).IsProblem(403, "ROLE_MISSING");
        (await api.Staff("ines", HttpMethod.Post, $"api/staff/claims/{claim}/fraud-decision", opinion)).IsProblem(409, "NOT_POSSIBLE_NOW");
        (await api.Staff("ines", HttpMethod.Post, "api/staff/claims/clm_none/fraud-decision", opinion)).IsProblem(404, "CLAIM_UNKNOWN");
        (await api.Staff("anna", HttpMethod.Post, "api/staff/debts/debt_none/write-off", new { approve = true, reason = "" })).IsProblem(404, "DEBT_UNKNOWN");
    }

    [Fact]
    public async Task An_investigator_decides_about_fraud()
    {
        ClaimId claim = await api.Claim();
        StageRecord stage = await api.Stage(claim, StageKind.FraudDecision, Party.Investigator, null);
        (await api.Staff("ines", HttpMethod.Post, $"api/staff/claims/{claim}/fraud-decision", new { fraudulent = true, reason = "" })).IsProblem(422, "REASON_REQUIRED");
        (await api.Staff("ines", HttpMethod.Post, $"api/staff/claims/{claim}/fraud-decision", new { fraudulent = true, reason = "\u200b\u202e" })).IsProblem(422, "REASON_REQUIRED");
        (await api.Staff("ines", HttpMethod.Post, $"api/staff/claims/{claim}/fraud-decision", new { fraudulent = true, reason = "The photo is from another claim." })).IsProblem(422, "FRAUD_GROUNDS_MISSING");
        Reply given = await api.Staff("ines", HttpMethod.Post, $"api/staff/claims/{claim}/fraud-decision", new { fraudulent = true, reason = "The photo is from another claim.", found = "The label in the photo has another name." });
        Assert.Equal(202, given.Status);
        CommandRecord command = await api.Store.Read(db => db.Commands.SingleAsync(c => c.StageKey == stage.Key));
        Assert.Equal((CommandKind.DecideFraud, "ines"), (command.Kind, command.Actor));
    }

    [Fact]
    public async Task A_reviewer_votes_at_the_marketplaces_seat_and_cannot_adjudicate_the_own_vote()
    {
        ClaimId claim = await api.Claim();
        StageRecord independent = await api.Stage(claim, StageKind.Vote, Party.Expert, Seat.Independent);
        StageRecord own = await api.Stage(claim, StageKind.Vote, Party.Reviewer, Seat.Marketplace);
        (await api.Staff("ruth", HttpMethod.Post, $"api/staff/claims/{claim}/vote", new { forBuyer = true, criteria = Array.Empty<object>() })).IsProblem(422, "CRITERIA_INCOMPLETE");
        Assert.Equal(202, (await api.Staff("ruth", HttpMethod.Post, $"api/staff/claims/{claim}/vote", Vote(true))).Status);
        Assert.Equal(1, await api.Store.Read(db => db.Commands.CountAsync(c => c.StageKey == own.Key)));
        Assert.Equal(0, await api.Store.Read(db => db.Commands.CountAsync(c => c.StageKey == independent.Key)));

        await api.Store.Write(db => db.Stages.Where(s => s.Key == own.Key).ExecuteUpdateAsync(u => u.SetProperty(s => s.ClosedAt, api.Clock.GetUtcNow())));
        await api.Stage(claim, StageKind.Vote, Party.Reviewer, Seat.Adjudicator);
        (await api.Staff("ruth", HttpMethod.Post, $"api/staff/claims/{claim}/vote", Vote(true))).IsProblem(409, "ALREADY_VOTED");
        Assert.Equal(202, (await api.Staff("omar", HttpMethod.Post, $"api/staff/claims/{claim}/vote", Vote(false))).Status);
    }

    [Fact]
    public async Task A_vote_of_an_open_review_is_shown_to_nobody_else()
    {
        ClaimId claim = await api.Claim();
        await api.Store.Write(db =>
        {
            db.Appeals.Add(new AppealRecord { ClaimId = claim, Number = 1, Origin = AppealOrigin.SellerContests, Statement = "It was delivered.", OpenedAt = api.Clock.GetUtcNow() });
            return Task.CompletedTask;
        });
        await api.Stage(claim, StageKind.Vote, Party.Expert, Seat.Independent);
        string expert = await api.Token(claim, Party.Expert, LinkPurpose.IndependentVote, Seat.Independent);
        Reply given = await api.Anybody(HttpMethod.Post, $"api/case/{expert}/commands", new { kind = "CastVote", nonce = await api.Nonce(expert), payload = Vote(false) });
        Assert.Equal(202, given.Status);

        string id = given.Text("commandId");
        Assert.DoesNotContain(id, (await api.Staff("ruth", HttpMethod.Get, $"api/staff/claims/{claim}")).Body, StringComparison.Ordinal);
        Assert.DoesNotContain(id, (await api.Backend(HttpMethod.Get, $"api/claims/{claim}")).Body, StringComparison.Ordinal);
        Assert.DoesNotContain(id, (await api.Anybody(HttpMethod.Get, $"api/case/{await api.Token(claim, Party.Expert, LinkPurpose.ExpertOpinion)}")).Body, StringComparison.Ordinal);
        Assert.Contains(id, (await api.Anybody(HttpMethod.Get, $"api/case/{expert}")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_payout_above_the_limit_waits_in_the_approvers_queue()
    {
        ClaimId claim = await api.Claim(150_000);
        await api.Pass(TimeSpan.FromDays(4));
        Reply queue = await api.Staff("anna", HttpMethod.Get, "api/staff/queue");
        Assert.Contains(queue.Json.GetProperty("tasks").EnumerateArray(), t => t.GetProperty("claim").GetProperty("id").GetString() == claim.Value);
        Assert.DoesNotContain((await api.Staff("ines", HttpMethod.Get, "api/staff/queue")).Json.GetProperty("tasks").EnumerateArray(), t => t.GetProperty("claim").GetProperty("id").GetString() == claim.Value);

        Reply shown = await api.Staff("anna", HttpMethod.Get, $"api/staff/claims/{claim}");
        Assert.Contains(shown.Json.GetProperty("actions").EnumerateArray(), a => a.GetProperty("kind").GetString() == "ApprovePayout" && a.GetProperty("offered").GetBoolean());
        Assert.Equal(202, (await api.Staff("anna", HttpMethod.Post, $"api/staff/claims/{claim}/payout-approval", new { approve = true, reason = "Looks right." })).Status);
        await api.Idle();
        Assert.Equal("PaidByMarketplace", (await api.Backend(HttpMethod.Get, $"api/claims/{claim}")).Text("outcome"));
    }

    [Fact]
    public async Task An_approver_cannot_approve_twice()
    {
        ClaimId claim = await api.Claim();
        await api.Stage(claim, StageKind.PayoutApproval, Party.Approver, null);
        await api.Store.Write(db =>
        {
            db.PayoutApprovals.Add(new PayoutApprovalRecord { ClaimId = claim, Approver = "anna", Approved = true, Reason = "", At = api.Clock.GetUtcNow() });
            return Task.CompletedTask;
        });
        object approval = new { approve = true, reason = "Yes." };
        (await api.Staff("anna", HttpMethod.Post, $"api/staff/claims/{claim}/payout-approval", approval)).IsProblem(409, "ALREADY_APPROVED");
        Assert.Equal(202, (await api.Staff("aldo", HttpMethod.Post, $"api/staff/claims/{claim}/payout-approval", approval)).Status);
    }

    private static object Vote(bool forBuyer) =>
        new { forBuyer, criteria = Appeals.Criteria.Keys.Select(code => new { code, met = forBuyer, reason = "As the photos show." }) };
}
