using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Policy;

namespace AtoZ.Functions.Cases.Publishing;

/// <summary>Why a pack cannot be drafted, changed, approved, published or withdrawn.</summary>
internal static class PackRefusals
{
    public static Refusal Unknown(string version) => new("PACK_UNKNOWN", 404, $"There is no policy pack '{version}'.", "Read the list of packs.");

    public static Refusal Exists(string version) => new("PACK_EXISTS", 409, $"There is a policy pack '{version}' already.", "Choose a version of its own.", "/version");

    public static Refusal WrongVersion { get; } = new(
        "PACK_VERSION_WRONG", 422, "A version is 3 to 40 small letters, digits, dots and hyphens.", "Use the month it begins in, such as 2027-01.", "/version");

    public static Refusal NotADraft(PolicyPackRecord pack) => new(
        "PACK_SETTLED", 409, $"The pack is {Word(pack.State)}: it cannot be changed any more.", "Draft a new one from it.");

    public static Refusal NotNow(PolicyPackRecord pack) => new("PACK_STATE_WRONG", 409, $"The pack is {Word(pack.State)}.", Next(pack.State));

    public static Refusal Changed { get; } = new("PACK_CHANGED", 409, "The pack is not the one that you read: it was changed meanwhile.", "Read it again and compare.", "/packHash");

    public static Refusal OwnDraft { get; } = new("SECOND_PERSON_NEEDED", 403, "You wrote at this pack; somebody else must approve it.", "Ask another approver.");

    public static Refusal NotAnAuthor { get; } = new("ROLE_MISSING", 403, "This needs the role PolicyAuthor or Approver.", "Sign in as somebody with one of these roles.");

    public static Refusal NotAnApprover { get; } = new("ROLE_MISSING", 403, "This needs the role Approver.", "Sign in as somebody with the role Approver.");

    public static Refusal NoReason { get; } = new("REASON_REQUIRED", 422, "A reason is required.", "Say what you looked at.", "/reason");

    public static Refusal TooEarly(DateTimeOffset earliest) => new(
        "PACK_TOO_EARLY", 422, $"The pack can hold from {earliest:u} at the earliest.", "Choose that moment or a later one.", "/from");

    public static Refusal NoMoment { get; } = new("PACK_TOO_EARLY", 422, "This is no moment.", "Choose a day and a time, in UTC.", "/from");

    public static Refusal MomentTaken { get; } = new("PACK_MOMENT_TAKEN", 409, "Another pack begins at that moment.", "Choose another moment.", "/from");

    public static Refusal TooLateToWithdraw { get; } = new(
        "PACK_IN_FORCE", 409, "The pack is in force or about to be.", "Publish another one that takes its place; the claims that began with it keep it.");

    public static Refusal Invalid(PolicyPackException wrong) => new(
        "PACK_INVALID", 422, $"{wrong.Path} {wrong.Problem}.", "Mend the number or its source; the pack was not stored.", "/pack" + wrong.JsonPointer);

    private static string Next(PackState state) => state switch
    {
        PackState.Draft => "A second person approves it first.",
        PackState.Approved => "An approver publishes it.",
        _ => "Draft a new one from it.",
    };

    private static string Word(PackState state) => state switch
    {
        PackState.Draft => "a draft",
        PackState.Approved => "approved",
        PackState.Published => "published",
        _ => "withdrawn",
    };
}
