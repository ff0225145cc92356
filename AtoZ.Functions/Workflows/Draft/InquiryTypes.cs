using AtoZ.Functions.Cases.Inquiries;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy.Inquiries;

namespace AtoZ.Functions.Workflows.Draft;

/// <summary>Input of <see cref="InquiryOrchestrator"/>.</summary>
internal sealed record InquiryStart(ClaimId InquiryId);

/// <summary>How an inquiry stands, and all that comes due in it.</summary>
/// <param name="State">Whether it goes on.</param>
/// <param name="Due">What comes due.</param>
/// <param name="RefundUnderWay">Whether the money of a refund is to be moved.</param>
internal sealed record InquiryStanding(InquiryState State, IReadOnlyList<InquiryDue> Due, bool RefundUnderWay = false)
{
    /// <summary>Of an inquiry that was read.</summary>
    public static InquiryStanding Of(InquiryFile file) => new(file.Inquiry.State, file.Due, file.RefundUnderWay);
}

/// <summary>A refund came to its end, and whom that concerns beyond the inquiry.</summary>
internal sealed record InquiryRefundDone(InquiryStanding Inquiry, IReadOnlyList<CommandReceipt> Wakes);

/// <summary>A moment of an inquiry that has come.</summary>
internal sealed record InquiryMoment(ClaimId InquiryId, InquiryDue Due);
