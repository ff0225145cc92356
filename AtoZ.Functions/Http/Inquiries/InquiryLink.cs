using AtoZ.Functions.Claims;
using AtoZ.Functions.Data;
using AtoZ.Functions.Inquiries;

namespace AtoZ.Functions.Http.Inquiries;

/// <summary>What only the buyer's link may do in an inquiry.</summary>
internal static class InquiryLink
{
    /// <summary>The refusal of a link that is not the buyer's; null for the buyer's.</summary>
    public static Task<InquiryReceipt>? NotBuyer(LinkRecord link) => link.Party == Party.Buyer
        ? null
        : Task.FromResult(InquiryReceipt.Not(new Refusal("NOT_YOURS", 403, "Only the buyer ends an inquiry or makes it a claim.", "Write to the buyer, refund, or send a replacement.")));
}
