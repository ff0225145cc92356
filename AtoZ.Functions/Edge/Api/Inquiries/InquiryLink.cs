using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Edge.Api.Inquiries;

/// <summary>What only the buyer's link may do in an inquiry.</summary>
internal static class InquiryLink
{
    /// <summary>Does it for the buyer's link, and refuses any other.</summary>
    public static Task<InquiryReceipt> ForBuyer(LinkRecord link, Func<Task<InquiryReceipt>> act) => link.Party == Party.Buyer
        ? act()
        : Task.FromResult(InquiryReceipt.Not(new Refusal("NOT_YOURS", 403, "Only the buyer ends an inquiry or makes it a claim.", "Write to the buyer, refund, or send a replacement.")));
}
