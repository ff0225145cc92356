using AtoZ.Functions.Cases.Intake;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.Eligibility;
using AtoZ.Functions.Guarantee.Policy.Inquiries;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Cases.Inquiries;

/// <summary>Reads inquiries. Writes nothing.</summary>
internal sealed class InquiryReader(ClaimIntake intake, IPolicyLibrary policies)
{
    /// <summary>An inquiry with all that both parties may see; null when there is none.</summary>
    public async Task<InquiryFile?> Read(AtoZDb db, ClaimId id)
    {
        if (await db.Inquiries.SingleOrDefaultAsync(i => i.Id == id) is not { } inquiry)
        {
            return null;
        }

        OrderLine? line = await db.OrderLines.SingleOrDefaultAsync(o => o.OrderId == inquiry.OrderId && o.Line == inquiry.Line);
        List<InquiryMessageRecord> messages = await db.InquiryMessages.Where(m => m.InquiryId == id).OrderBy(m => m.Number).ToListAsync();
        List<EvidenceRecord> evidence = await db.Evidence.Where(e => e.ClaimId == id).OrderBy(e => e.AddedAt).ToListAsync();
        PolicyPack policy = policies.For(inquiry, line);
        IntakeResult? claim = inquiry.IsOpen ? await intake.Preview(db, await InquiryClaims.Of(db, inquiry)) : null;
        long left = line is null ? 0 : (await InquiryClaims.Left(db, inquiry)).MinorUnits;
        return new InquiryFile(inquiry, line, messages, evidence, claim, ClaimMustBeWithinItsWindow.ClosesAt(inquiry.Kind, line, policy.Eligibility), left, policy)
        {
            Others = line is null || !inquiry.IsOpen ? [] : await ClaimLines.Others(db, line),
        };
    }
}

/// <summary>An inquiry, read.</summary>
/// <param name="Inquiry">The inquiry.</param>
/// <param name="Order">The order line; null when it is not known any more.</param>
/// <param name="Messages">Oldest first.</param>
/// <param name="Evidence">Files of both sides, oldest first.</param>
/// <param name="Claim">What a claim would meet now; null when the inquiry ended.</param>
/// <param name="ClaimUntil">Until when a claim can be filed; null when not known.</param>
/// <param name="LeftMinor">What can still be refunded, minor units.</param>
/// <param name="Policy">The policy it began with.</param>
internal sealed record InquiryFile(
    InquiryRecord Inquiry,
    OrderLine? Order,
    IReadOnlyList<InquiryMessageRecord> Messages,
    IReadOnlyList<EvidenceRecord> Evidence,
    IntakeResult? Claim,
    DateTimeOffset? ClaimUntil,
    long LeftMinor,
    PolicyPack Policy)
{
    /// <summary>The other lines of the order that a claim can take along; none when the inquiry ended.</summary>
    public IReadOnlyList<OrderLine> Others { get; init; } = [];

    /// <summary>Whether the money of a refund is being moved.</summary>
    public bool RefundUnderWay => this.Messages.Any(m => m.Refund == RefundState.UnderWay);

    /// <summary>Whose rest days do not count until a deadline; null where all days count.</summary>
    public string? RestDaysUntil(DateTimeOffset? deadline) => deadline is not null && deadline == this.Inquiry.SellerUntil ? this.Inquiry.RestDaysOf : null;

    /// <summary>From when a claim can be filed as far as time decides; null when it can now, or when time alone does not help.</summary>
    public DateTimeOffset? ClaimFrom => this.Claim?.Verdict?.Broken.Max(f => f.EligibleFrom);

    /// <summary>All that comes due.</summary>
    public IReadOnlyList<InquiryDue> Due => InquirySchedule.Of(this.Inquiry, this.ClaimFrom, this.ClaimUntil, this.Policy);
}
