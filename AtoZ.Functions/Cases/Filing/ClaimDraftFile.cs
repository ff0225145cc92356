using AtoZ.Functions.Cases.Intake;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.Eligibility;
using AtoZ.Functions.Guarantee.Policy.Inquiries;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Cases.Filing;

/// <summary>A claim that is being written, read.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="Order">The order line; null when it is not known any more.</param>
/// <param name="Files">Files that go along, as they were added.</param>
/// <param name="Claim">The claim that was typed; null when it cannot be read yet.</param>
/// <param name="Unread">What cannot be read, by field of the form.</param>
/// <param name="Preview">What filing would say now; null when the claim cannot be read, or the draft ended.</param>
/// <param name="ClaimUntil">Until when a claim can be filed; null when not known.</param>
/// <param name="Policy">The policy in force for what is chosen so far.</param>
internal sealed record ClaimDraftFile(
    ClaimDraftRecord Draft,
    OrderLine? Order,
    IReadOnlyList<EvidenceRecord> Files,
    NewClaim? Claim,
    IReadOnlyList<Refusal> Unread,
    IntakeResult? Preview,
    DateTimeOffset? ClaimUntil,
    PolicyPack Policy)
{
    /// <summary>The other lines of the order that a claim can take along: of the same seller, and without an open claim of their own.</summary>
    public IReadOnlyList<OrderLine> Others { get; init; } = [];

    /// <summary>When the draft ends.</summary>
    public DateTimeOffset EndsAt => DraftSchedule.EndsAt(this.Draft.OpenedAt, this.ClaimUntil, this.Policy.Inquiries);

    /// <summary>All that comes due.</summary>
    public IReadOnlyList<DraftDue> Due => DraftSchedule.Of(this.Draft.OpenedAt, this.ClaimUntil, this.Draft.FilesItself, this.Policy.Inquiries);

    /// <summary>Whether all that is missing is that the seller was asked first.</summary>
    public bool NeedsInquiry => this.Preview?.Verdict is { Eligible: false } verdict && verdict.Broken.Any(f => f.Code == InquiryFirst) && InquiryRules.Against(verdict).Count == 0;

    private const string InquiryFirst = "ELIG-06";
}

/// <summary>Reads drafts of claims. Writes nothing.</summary>
internal sealed class ClaimDraftReader(ClaimIntake intake, IPolicyLibrary policies, TimeProvider clock)
{
    /// <summary>A draft with what filing it would say; null when there is none.</summary>
    public async Task<ClaimDraftFile?> Read(AtoZDb db, ClaimId id)
    {
        if (await db.ClaimDrafts.SingleOrDefaultAsync(d => d.Id == id) is not { } draft)
        {
            return null;
        }

        DateTimeOffset now = clock.GetUtcNow();
        OrderLine? line = await db.OrderLines.SingleOrDefaultAsync(o => o.OrderId == draft.OrderId && o.Line == draft.Line);
        IReadOnlyList<string> ids = draft.FileIds;
        List<EvidenceRecord> files = await db.Evidence.Where(e => ids.Contains(e.Id)).OrderBy(e => e.AddedAt).ToListAsync();
        (NewClaim? claim, IReadOnlyList<Refusal> unread) = FilingForm.Read(draft, line, now);
        ClaimKind kind = FilingForm.Chosen<ClaimKind>(draft.Typed, "kind") ?? ClaimKind.NotReceived;
        PolicyPack policy = policies.InForce(now, new PolicyScope(kind, line?.BuyerCountry, line?.Category, line?.Currency ?? ""));
        IntakeResult? preview = claim is not null && draft.IsOpen ? await intake.Preview(db, claim) : null;
        return new ClaimDraftFile(draft, line, files, claim, unread, preview, ClaimMustBeWithinItsWindow.ClosesAt(kind, line, policy.Eligibility), policy)
        {
            Others = line is null ? [] : await ClaimLines.Others(db, line),
        };
    }
}
