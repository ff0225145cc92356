using AtoZ.Functions.Guarantee.Policy;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Data;

/// <summary>Finds the policy of an inquiry, which does not tell its scope itself: its order does.</summary>
internal static class InquiryPolicy
{
    /// <summary>The pack that an inquiry began with, as it holds for its order.</summary>
    public static async Task<PolicyPack> For(this IPolicyLibrary policies, AtoZDb db, InquiryRecord inquiry) =>
        policies.For(inquiry, await db.OrderLines.SingleOrDefaultAsync(o => o.OrderId == inquiry.OrderId && o.Line == inquiry.Line));
}
