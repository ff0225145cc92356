using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Guarantee.Policy.Terms;

/// <summary>Limits of evidence (PROCESS §3). Sizes in bytes. Rule EVID-08.</summary>
/// <param name="MaximumFiles">Of a party to a claim.</param>
/// <param name="MaximumBytes">Of a file.</param>
/// <param name="AcceptedTypes">As read from the bytes.</param>
/// <param name="UploadLinkLife">How long a file may be put straight into storage.</param>
/// <param name="RequestWindow">How long a party has that is asked for more.</param>
/// <param name="RequestReminders">Before the end of that window.</param>
/// <param name="LateReplyWindow">The time that one side gets when the other comes late.</param>
/// <param name="LateReplies">How often a side can give the other that time in a claim.</param>
/// <param name="PictureDistance">In how many of 64 bits pictures may differ that look the same.</param>
/// <param name="KeepAfterClosing">How long files are kept after the last word in a claim.</param>
/// <param name="Withholdable">For which causes a file may be withheld from the other side.</param>
/// <param name="Requirements">What each side should show, by the kind of claim.</param>
public sealed record EvidenceTerms(
    int MaximumFiles,
    long MaximumBytes,
    IReadOnlyList<string> AcceptedTypes,
    TimeSpan UploadLinkLife,
    TimeSpan RequestWindow,
    IReadOnlyList<TimeSpan> RequestReminders,
    TimeSpan LateReplyWindow,
    int LateReplies,
    int PictureDistance,
    TimeSpan KeepAfterClosing,
    IReadOnlyList<WithholdingCause> Withholdable,
    IReadOnlyDictionary<string, PartyRequirements> Requirements)
{
    // Evidence/Pictures/FingerprintIndex.cs says why.
    private const int MostPictureDistance = 7;

    internal static EvidenceTerms Read(PackSection s) => new(
        s.Integer("maximumFiles"),
        s.Integer("maximumBytes"),
        s.Texts("acceptedTypes"),
        s.Duration("uploadLinkLife"),
        s.Duration("requestWindow"),
        s.Durations("requestReminders"),
        s.Duration("lateReplyWindow"),
        s.Integer("lateReplies"),
        s.Integer("pictureDistance"),
        s.Duration("keepAfterClosing"),
        [.. s.Texts("withholdable").Select(text => Enum.TryParse(text, out WithholdingCause cause) ? cause : throw s.Wrong(s.At("withholdable"), $"'{text}' is no cause to withhold a file; use {string.Join(", ", Enum.GetNames<WithholdingCause>())}"))],
        s.Each("requirements", kind => new PartyRequirements(Needed(kind, "buyer"), Needed(kind, "seller"))));

    internal IEnumerable<PackCheck> Checks()
    {
        foreach (PackCheck check in PackCheck.SameCodes("$.evidence.requirements", Enum.GetNames<ClaimKind>(), Requirements.Keys))
        {
            yield return check;
        }

        yield return new(MaximumFiles > 0, "$.evidence.maximumFiles", "must be at least 1");
        yield return new(MaximumBytes > 0, "$.evidence.maximumBytes", "must be at least 1");
        yield return new(RequestReminders.All(r => r < RequestWindow), "$.evidence.requestReminders", "must be shorter than the window they remind of");
        yield return new(PictureDistance <= MostPictureDistance, "$.evidence.pictureDistance", $"must be at most {MostPictureDistance}, or the index of pictures would miss some");
    }

    private static List<EvidenceRequirement> Needed(PackSection kind, string party) => [.. kind.Texts(party).Select(text => EvidenceRequirements.Parse(text)
        ?? throw kind.Wrong(kind.At(party), $"'{text}' is no requirement; write a code and Required, OneOrMore or Optional, such as 'EVID-ITEM Required'"))];
}
