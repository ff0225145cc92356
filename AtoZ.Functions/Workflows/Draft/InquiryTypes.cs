using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.Inquiries;

namespace AtoZ.Functions.Workflows.Draft;

/// <summary>Input of <see cref="InquiryOrchestrator"/>.</summary>
internal sealed record InquiryStart(ClaimId InquiryId);

/// <summary>How an inquiry stands, and all that comes due in it.</summary>
internal sealed record InquiryStanding(InquiryState State, IReadOnlyList<InquiryDue> Due);

/// <summary>A moment of an inquiry that has come.</summary>
internal sealed record InquiryMoment(ClaimId InquiryId, InquiryDue Due);
