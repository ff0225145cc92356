namespace AtoZ.Functions.Facts.Fraud;

/// <summary>Numbers of one rule to be tried; what is left out stays as in the pack.</summary>
/// <param name="Weight">What it adds.</param>
/// <param name="Threshold">From where it fires.</param>
/// <param name="WindowDays">How far it looks back.</param>
/// <param name="Shadow">Whether it runs without effect.</param>
internal sealed record RuleChange(int? Weight = null, decimal? Threshold = null, int? WindowDays = null, bool? Shadow = null);

/// <summary>What is to be tried on past claims.</summary>
/// <param name="From">Claims filed from here on; null for the oldest.</param>
/// <param name="To">Claims filed before; null for now.</param>
/// <param name="Limit">The newest so many.</param>
/// <param name="ReviewFrom">Another limit of the band review.</param>
/// <param name="BlockFrom">Another limit of the band block.</param>
/// <param name="Rules">Other numbers of rules, by code.</param>
internal sealed record BackTestBody(
    DateTimeOffset? From = null, DateTimeOffset? To = null, int? Limit = null, int? ReviewFrom = null, int? BlockFrom = null, IReadOnlyDictionary<string, RuleChange>? Rules = null);

/// <summary>One claim in a back-test: what the rules said then, what they would say, and how it ended.</summary>
/// <param name="FlaggedThen">A person looked at it.</param>
/// <param name="FlaggedNow">A person would look at it by the numbers tried.</param>
/// <param name="Confirmed">A person refused it for fraud.</param>
/// <param name="Decided">It has ended.</param>
/// <param name="PaidMinor">What the buyer was paid.</param>
/// <param name="Currency">Of the money.</param>
/// <param name="LookedFor">How long people looked at it; null when nobody did.</param>
/// <param name="Fired">Codes of the rules that would count.</param>
/// <param name="Groups">The groups that the buyer is in, such as <c>state SP</c>.</param>
internal sealed record PastClaim(
    bool FlaggedThen, bool FlaggedNow, bool Confirmed, bool Decided, long PaidMinor, string Currency, TimeSpan? LookedFor, IReadOnlyList<string> Fired, IReadOnlyList<string> Groups);

/// <summary>What a back-test shows: hits, money, delay, and how even it is (PROCESS §4).</summary>
/// <param name="Claims">How many were tried.</param>
/// <param name="Then">As it was.</param>
/// <param name="Now">As it would be.</param>
/// <param name="NewlyLookedAt">Claims that a person would look at and nobody did.</param>
/// <param name="NoLongerLookedAt">Claims that a person looked at and nobody would.</param>
/// <param name="Money">Per currency.</param>
/// <param name="HoursPerLook">How long a look took, at the median; null when nobody ever looked.</param>
/// <param name="HoursMore">What the change would cost all buyers together; negative when it saves.</param>
/// <param name="Rules">Each rule that would fire.</param>
/// <param name="Groups">Each group of buyers with enough claims to say something.</param>
public sealed record BackTestReport(
    int Claims,
    BackTestSide Then,
    BackTestSide Now,
    int NewlyLookedAt,
    int NoLongerLookedAt,
    IReadOnlyList<BackTestMoney> Money,
    decimal? HoursPerLook,
    decimal? HoursMore,
    IReadOnlyList<BackTestRule> Rules,
    IReadOnlyList<BackTestGroup> Groups);

/// <summary>How many a person looked at, how many of these were fraud, and how many of all fraud that was.</summary>
public sealed record BackTestSide(int LookedAt, int Confirmed, int Missed);

/// <summary>Money in one currency, minor units.</summary>
/// <param name="Currency">Which.</param>
/// <param name="PaidUnseenMinor">Paid on claims that nobody looked at and somebody would: what the change could have saved at the most.</param>
/// <param name="HeldUpMinor">Paid all the same on claims that somebody would look at for the first time: honest money that would come later.</param>
public sealed record BackTestMoney(string Currency, long PaidUnseenMinor, long HeldUpMinor);

/// <summary>A rule: how often it would count, and in how many of these claims fraud was confirmed.</summary>
public sealed record BackTestRule(string Code, int Fires, int Confirmed);

/// <summary>How often buyers of a group are looked at.</summary>
/// <param name="Group">Such as <c>state SP</c> or <c>account new</c>.</param>
/// <param name="Claims">How many claims.</param>
/// <param name="ThenShare">The share that a person looked at.</param>
/// <param name="NowShare">The share that a person would look at.</param>
/// <param name="Ratio">The latter against all other buyers' share; null when nobody else would be looked at.</param>
/// <param name="Uneven">Whether the ratio is beyond what the policy calls even.</param>
public sealed record BackTestGroup(string Group, int Claims, decimal ThenShare, decimal NowShare, decimal? Ratio, bool Uneven);
