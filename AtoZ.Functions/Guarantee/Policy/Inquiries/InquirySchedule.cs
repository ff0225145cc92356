using System.Text.Json.Serialization;

namespace AtoZ.Functions.Guarantee.Policy.Inquiries;

/// <summary>What comes due in an inquiry.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<InquiryStep>))]
internal enum InquiryStep
{
    /// <summary>The seller's time ends soon.</summary>
    RemindSeller,

    /// <summary>The seller's time is over: the buyer is told, or the claim files itself where the buyer wished so.</summary>
    SellerTimeOver,

    /// <summary>The time for a claim ends soon.</summary>
    ClaimCloses,

    /// <summary>The time for a claim is over.</summary>
    Lapses,
}

/// <summary>A step and its moment.</summary>
/// <param name="Step">What.</param>
/// <param name="At">When.</param>
internal sealed record InquiryDue(InquiryStep Step, DateTimeOffset At)
{
    /// <summary>Whether it comes after another; all come after none.</summary>
    public bool IsAfter(InquiryDue? other) => other is null || this.At > other.At || (this.At == other.At && this.Step > other.Step);
}

/// <summary>INQ-04: when what comes due (PROCESS §0).</summary>
internal static class InquirySchedule
{
    /// <summary>All that comes due, in its order.</summary>
    /// <param name="inquiry">The inquiry.</param>
    /// <param name="claimFrom">From when a claim can be filed, as far as time decides; null when already.</param>
    /// <param name="claimUntil">Until when; null when not known.</param>
    /// <param name="policy">The policy.</param>
    public static IReadOnlyList<InquiryDue> Of(IInquiry inquiry, DateTimeOffset? claimFrom, DateTimeOffset? claimUntil, PolicyPack policy)
    {
        List<InquiryDue> steps = [];
        DateTimeOffset end = claimUntil ?? inquiry.OpenedAt + policy.Inquiries.LapsesAfter;
        if (inquiry.SellerUntil is { } sellerUntil)
        {
            steps.AddRange(policy.Inquiries.RemindersBeforeEnd.Select(before => new InquiryDue(InquiryStep.RemindSeller, sellerUntil - before)));
            steps.Add(new InquiryDue(InquiryStep.SellerTimeOver, claimFrom > sellerUntil ? claimFrom.Value : sellerUntil));
        }

        if (claimUntil is not null)
        {
            steps.AddRange(policy.Inquiries.NoticesBeforeClaimCloses.Select(before => end - before).Where(at => at > inquiry.OpenedAt).Select(at => new InquiryDue(InquiryStep.ClaimCloses, at)));
        }

        return [.. steps.Where(s => s.At < end).OrderBy(s => s.At).ThenBy(s => s.Step), new InquiryDue(InquiryStep.Lapses, end)];
    }
}
