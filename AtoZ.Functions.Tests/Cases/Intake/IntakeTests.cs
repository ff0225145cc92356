using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Tests.Data;
using AtoZ.Functions.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Cases.Intake;

public sealed class IntakeTests : IAsyncLifetime
{
    private TestStore _store = null!;
    private IntakeDesk _desk = null!;

    public async Task InitializeAsync()
    {
        _store = await TestStore.Create();
        _desk = new IntakeDesk(_store.Store);
        await _desk.Given(IntakeDesk.Line("o1"), IntakeDesk.Photo("f1"));
    }

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Fact]
    public async Task A_claim_is_stored_with_policy_workflow_amount_evidence_and_timeline()
    {
        IntakeResult result = await _desk.File(IntakeDesk.Claim("o1") with { Quantity = 1 });

        Assert.True(result.Accepted);
        ClaimRecord claim = await _store.Store.Read(db => db.Claims.SingleAsync());
        Assert.Equal(result.ClaimId, claim.Id);
        Assert.Equal(("2026-11", "1.0", 1000L + 250, "USD"), (claim.PolicyVersion, claim.WorkflowVersion, claim.AmountMinor, claim.Currency));
        Assert.Equal((ClaimStatus.Checking, ClaimOutcome.None, Party.System), (claim.Status, claim.Outcome, claim.NextActor));
        Assert.Equal(("s1", "de", true), (claim.SellerId, claim.Language, claim.Deadline > claim.FiledAt));
        Assert.Equal(claim.Id, (await _store.Store.Read(db => db.Evidence.SingleAsync())).ClaimId);
        TimelineRecord entry = await _store.Store.Read(db => db.Timeline.SingleAsync(t => t.Kind == TimelineKind.Submitted));
        Assert.Equal(("submitted", TimelineKind.Submitted, Audience.Both, Party.Buyer), (entry.Key, entry.Kind, entry.Audience, entry.Actor));
    }

    [Fact]
    public async Task A_preview_finds_the_same_and_changes_nothing()
    {
        IntakeResult preview = await _desk.Preview(IntakeDesk.Claim("o1"));

        Assert.True(preview.Accepted);
        Assert.Null(preview.ClaimId);
        Assert.Equal(13, preview.Verdict!.Findings.Count);
        Assert.Equal((0, 0), (await _store.Store.Read(db => db.Claims.CountAsync()), await _store.Store.Read(db => db.Timeline.CountAsync())));
    }

    [Fact]
    public async Task Each_wrong_field_is_named_by_its_JSON_pointer()
    {
        NewClaim wrong = new("", 0, 0, " ", ClaimKind.PersonalInjury, "", IntakeDesk.Now.AddMinutes(1), Remedy.Refund, null, "XYZ", "fr", ["f1", "f1", "f2"]);

        IntakeResult result = await _desk.File(wrong);

        Assert.Equal(("CLAIM_INVALID", 422), (result.Refusal!.Code, result.Refusal.Status));
        Assert.Equal(
            ["/orderId", "/buyerId", "/description", "/happenedAt", "/currency", "/language", "/line", "/amountMinor", "/quantity", "/evidence/1", "/evidence/2"],
            result.FieldErrors.Select(e => e.Field));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public async Task No_more_pieces_can_be_claimed_than_were_bought(int quantity, bool accepted) =>
        Assert.Equal(accepted, (await _desk.Preview(IntakeDesk.Claim("o1") with { Quantity = quantity })).Accepted);

    [Fact]
    public async Task A_claim_that_is_not_eligible_is_refused_with_every_finding()
    {
        IntakeResult result = await _desk.File(IntakeDesk.Claim("o1") with { BuyerId = "b2", AmountMinor = 2501 });

        Assert.Equal(("NOT_ELIGIBLE", 422), (result.Refusal!.Code, result.Refusal.Status));
        Assert.Equal(["ELIG-02", "ELIG-11"], result.Verdict!.Broken.Select(f => f.Code));
        Assert.Equal(0, await _store.Store.Read(db => db.Claims.CountAsync()));
    }

    [Fact]
    public async Task A_second_claim_about_the_line_is_refused_while_the_first_is_open()
    {
        await _desk.File(IntakeDesk.Claim("o1"));

        IntakeResult second = await _desk.File(IntakeDesk.Claim("o1") with { Evidence = [], Kind = ClaimKind.NotReceived });

        Assert.Equal(("CLAIM_ALREADY_OPEN", 409), (second.Refusal!.Code, second.Refusal.Status));
    }

    [Theory]
    [InlineData(ClaimOutcome.Withdrawn, 0, true)]
    [InlineData(ClaimOutcome.Refused, 0, false)]
    [InlineData(ClaimOutcome.RefusedForFraud, 0, false)]
    [InlineData(ClaimOutcome.PaidBySeller, 2500, false)]
    public async Task After_a_decision_a_withdrawn_claim_can_be_filed_again_but_no_loss_twice(ClaimOutcome outcome, long paid, bool accepted)
    {
        IntakeResult first = await _desk.File(IntakeDesk.Claim("o1"));
        await _desk.Given(IntakeDesk.Photo("f2"));
        await _store.Store.Write(db => Decided.Close(db, first.ClaimId!.Value, outcome, paid, IntakeDesk.Now));

        Assert.Equal(accepted, (await _desk.File(IntakeDesk.Claim("o1") with { Evidence = ["f2"] })).Accepted);
    }

    [Fact]
    public async Task Of_two_requests_that_race_one_files_the_claim()
    {
        IntakeResult[] results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _desk.File(IntakeDesk.Claim("o1") with { Evidence = [], Kind = ClaimKind.Lost })));

        Assert.Equal(1, results.Count(r => r.Accepted));
        Assert.All(results.Where(r => !r.Accepted), r => Assert.Equal("CLAIM_ALREADY_OPEN", r.Refusal!.Code));
        Assert.Equal(1, await _store.Store.Read(db => db.Claims.CountAsync()));
    }
}
