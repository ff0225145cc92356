using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy;

/// <summary>Whether a file may be added, and whether it comes late (PROCESS §3). Rule EVID-03.</summary>
internal static class EvidenceRules
{
    /// <summary>Checks what can be known before the bytes are read.</summary>
    /// <returns>Null when a file may be added.</returns>
    public static Refusal? CheckRoom(int filesOfParty, EvidenceTerms terms) => filesOfParty < terms.MaximumFiles
        ? null
        : new Refusal("EVIDENCE_TOO_MANY", 422, $"You added {filesOfParty} files; {terms.MaximumFiles} are the most.", "Put several pictures into one PDF.");

    /// <summary>Evidence is taken as long as it can still change something: until the claim is closed and no appeal is possible any more.</summary>
    public static Refusal? CheckMoment(IClaim claim, IReadOnlyList<IReview> appeals, PolicyPack policy, DateTimeOffset now)
    {
        if (AppealRights.Until(claim, appeals, policy.Appeals) is not { } until || now < until || appeals.Any(a => a.DecidedAt is null))
        {
            return null;
        }

        return new Refusal("CLAIM_CLOSED", 409, $"The claim was decided, and the time to appeal ended at {until:u}.", "Nothing more can be added.");
    }

    /// <summary>Checks size and type.</summary>
    /// <param name="bytes">Length of the file.</param>
    /// <param name="contentType">Read from the bytes; null when it is none that is known.</param>
    /// <param name="terms">The policy.</param>
    public static Refusal? CheckFile(long bytes, string? contentType, EvidenceTerms terms)
    {
        if (bytes == 0)
        {
            return new Refusal("EVIDENCE_EMPTY", 422, "The file is empty.", "Choose the file again.");
        }

        if (contentType == "image/heic" && !terms.AcceptedTypes.Contains(contentType))
        {
            // iPhones take such pictures unless told otherwise, and hardly anybody else can show them.
            return new Refusal(
                "EVIDENCE_HEIC", 415, "The picture is in Apple's HEIC format, which many cannot see.", "Send it as JPEG: on an iPhone, Settings, Camera, Formats, Most Compatible; or share the picture by mail to yourself.");
        }

        return contentType is not null && terms.AcceptedTypes.Contains(contentType)
            ? null
            : new Refusal(
                "EVIDENCE_TYPE_REFUSED", 415, $"By its bytes the file is {contentType ?? "of no known type"}.", $"Accepted: {string.Join(", ", terms.AcceptedTypes)}.");
    }

    /// <summary>The refusal of a file that is too large.</summary>
    public static Refusal TooLarge(EvidenceTerms terms) =>
        new Refusal("EVIDENCE_TOO_LARGE", 413, $"The file is larger than {terms.MaximumBytes} bytes.", "Send a smaller or shorter one.");

    /// <summary>Whether evidence comes after the stage in which both sides were to give it.</summary>
    public static bool IsLate(ClaimStatus status) => status is ClaimStatus.InReview or ClaimStatus.AwaitingApproval or ClaimStatus.Paying or ClaimStatus.Closed;
}
