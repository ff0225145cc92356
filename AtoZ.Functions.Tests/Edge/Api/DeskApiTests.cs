using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Edge.Api;

[Collection("api")]
public class DeskApiTests(ApiHost api)
{
    [Fact]
    public async Task A_case_that_one_has_taken_is_shown_so_and_decided_by_nobody_else()
    {
        ClaimId claim = await api.Claim();
        StageRecord stage = await Waiting(claim);

        // What earlier tests left waiting would come first.
        await api.Store.Write(db => db.Stages.Where(s => s.NextActor == Party.Approver && s.ClosedAt == null && s.Key != stage.Key)
            .ExecuteUpdateAsync(u => u.SetProperty(s => s.ClosedAt, api.Clock.GetUtcNow())));
        Reply next = await api.Staff("anna", HttpMethod.Post, "api/staff/tasks/next", new { role = "Approver" });
        Assert.Equal((200, claim.Value, "anna"), (next.Status, next.Json.GetProperty("task").GetProperty("claim").GetProperty("id").GetString(), next.Json.GetProperty("task").GetProperty("holder").GetString()));
        await api.Store.Write(async db => (await db.TaskLeases.SingleAsync(l => l.StageKey == stage.Key)).Holder = "somebody else");

        object approval = new { approve = true, reason = "Looks right." };
        (await api.Staff("anna", HttpMethod.Post, $"api/staff/claims/{claim}/payout-approval", approval)).IsProblem(409, "TASK_TAKEN");
        Assert.Contains("somebody else", (await api.Staff("anna", HttpMethod.Get, "api/staff/queue")).Body, StringComparison.Ordinal);
        await api.Pass(TimeSpan.FromMinutes(30));
        Assert.Equal(202, (await api.Staff("anna", HttpMethod.Post, $"api/staff/claims/{claim}/payout-approval", approval)).Status);
        await api.Store.Write(db => db.Stages.Where(s => s.Key == stage.Key).ExecuteUpdateAsync(u => u.SetProperty(s => s.ClosedAt, api.Clock.GetUtcNow())));
    }

    [Fact]
    public async Task Without_the_role_there_is_no_next_task()
    {
        (await api.Staff("anna", HttpMethod.Post, "api/staff/tasks/next", new { role = "Investigator" })).IsProblem(403, "ROLE_MISSING");
        (await api.Anybody(HttpMethod.Post, "api/staff/tasks/next", new { })).IsProblem(401, "STAFF_NOT_SIGNED_IN");
        Assert.Equal(0, (await api.Staff("anna", HttpMethod.Post, "api/staff/tasks/give-back", new { claimId = "clm_none" })).Json.GetProperty("tasks").GetInt32());
    }

    [Fact]
    public async Task An_investigator_puts_a_rule_off_for_a_buyer_and_lets_it_count_again()
    {
        object wish = new { rule = "FRAUD-01", party = "Buyer", partyId = "b-snooze", until = api.Clock.GetUtcNow().AddDays(30), comment = "Runs a hotel and orders for many guests." };
        Reply put = await api.Staff("ines", HttpMethod.Post, "api/staff/fraud/snoozes", wish);
        Assert.Equal((201, "ines"), (put.Status, put.Text("by")));
        (await api.Staff("ines", HttpMethod.Post, "api/staff/fraud/snoozes", wish)).IsProblem(409, "ALREADY_SNOOZED");
        Assert.Contains(put.Text("id"), (await api.Staff("ines", HttpMethod.Get, "api/staff/fraud/snoozes")).Body, StringComparison.Ordinal);
        Assert.Equal("ines", (await api.Staff("ines", HttpMethod.Post, $"api/staff/fraud/snoozes/{put.Text("id")}/lift", new { })).Text("liftedBy"));
        Assert.DoesNotContain(put.Text("id"), (await api.Staff("ines", HttpMethod.Get, "api/staff/fraud/snoozes")).Body, StringComparison.Ordinal);
        (await api.Staff("ines", HttpMethod.Post, "api/staff/fraud/snoozes/snz_none/lift", new { })).IsProblem(404, "SNOOZE_UNKNOWN");
    }

    [Theory]
    [InlineData("FRAUD-01", "Seller", 30, "Why not.", "RULE_UNKNOWN")]
    [InlineData("FRAUD-99", "Buyer", 30, "Why not.", "RULE_UNKNOWN")]
    [InlineData("FRAUD-01", "Buyer", 0, "Why not.", "SNOOZE_SPAN")]
    [InlineData("FRAUD-01", "Buyer", 91, "Why not.", "SNOOZE_SPAN")]
    [InlineData("FRAUD-01", "Buyer", 90, " ", "REASON_REQUIRED")]
    public async Task A_snooze_has_a_rule_a_span_and_a_reason(string rule, string party, int days, string comment, string code) =>
        (await api.Staff("ines", HttpMethod.Post, "api/staff/fraud/snoozes", new { rule, party, partyId = "b-x", until = api.Clock.GetUtcNow().AddDays(days), comment })).IsProblem(422, code);

    [Fact]
    public async Task Only_investigators_put_rules_off() =>
        (await api.Staff("anna", HttpMethod.Post, "api/staff/fraud/snoozes", new { rule = "FRAUD-01", party = "Buyer", partyId = "b", until = api.Clock.GetUtcNow().AddDays(1), comment = "No." })).IsProblem(403, "ROLE_MISSING");

    private async Task<StageRecord> Waiting(ClaimId claim)
    {
        StageRecord stage = new()
        {
            Key = $"claim-{claim}/PayoutApproval/9",
            InstanceId = $"claim-{claim}",
            EventName = "PayoutApproval/9",
            Kind = StageKind.PayoutApproval,
            ClaimId = claim,
            Round = 9,
            NextActor = Party.Approver,
            OpenedAt = api.Clock.GetUtcNow(),
            Deadline = api.Clock.GetUtcNow().AddSeconds(1),
        };
        await api.Store.Write(db =>
        {
            db.Stages.Add(stage);
            return Task.CompletedTask;
        });
        return stage;
    }
}
