using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.Inquiries;

namespace AtoZ.Functions.Workflows.Draft;

/// <summary>Input of <see cref="InquiryOrchestrator"/>.</summary>
public sealed record InquiryStart(ClaimId InquiryId);

/// <summary>How an inquiry stands, and all that comes due in it.</summary>
public sealed record InquiryStanding(InquiryState State, IReadOnlyList<InquiryDue> Due);

/// <summary>A moment of an inquiry that has come.</summary>
public sealed record InquiryMoment(ClaimId InquiryId, InquiryDue Due);
