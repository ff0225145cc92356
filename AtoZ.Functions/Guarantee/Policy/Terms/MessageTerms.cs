namespace AtoZ.Functions.Guarantee.Policy.Terms;

/// <summary>What the parties of a claim may write to each other (PROCESS §5). Length and words are those of <see cref="InquiryTerms"/>. Rule MSG-01.</summary>
/// <param name="UpTo">How many messages a party may write <see cref="Within"/>.</param>
/// <param name="Within">Over which time they are counted, back from each moment.</param>
public sealed record MessageTerms(int UpTo, TimeSpan Within)
{
    internal static MessageTerms Read(PackSection s) => new(s.Integer("upTo"), s.Duration("within"));

    internal IEnumerable<PackCheck> Checks()
    {
        yield return new(UpTo > 0, "$.messages.upTo", "must be at least 1");
        yield return new(Within > TimeSpan.Zero, "$.messages.within", PackCheck.Inside);
    }
}
