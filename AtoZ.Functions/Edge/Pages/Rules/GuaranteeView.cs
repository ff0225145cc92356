using AtoZ.Functions.Edge.Pages.Shared;
using AtoZ.Functions.Guarantee.PlainWords;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Edge.Pages.Rules;

/// <summary>The guarantee in plain words.</summary>
/// <param name="Frame">What surrounds it.</param>
/// <param name="Standing">Which rules these are, and since when they hold.</param>
/// <param name="IsInForce">Whether they are the rules for a new claim.</param>
/// <param name="Version">Of the rules when they were asked for by name; null for those in force.</param>
/// <param name="Country">The country that was chosen; null when none was.</param>
/// <param name="Countries">Those to choose from.</param>
/// <param name="Figures">The times that most people look for.</param>
/// <param name="Parts">The sections by their parts.</param>
/// <param name="Kinds">What each kind of claim needs.</param>
/// <param name="Refusals">Why claims are refused.</param>
/// <param name="Avoid">How sellers avoid claims.</param>
/// <param name="Bodies">Who can still help after the last word.</param>
/// <param name="Changes">What changed between packs, the newest first.</param>
public sealed record GuaranteeView(
    FrameView Frame,
    string Standing,
    bool IsInForce,
    string? Version,
    string? Country,
    IReadOnlyList<OptionView> Countries,
    IReadOnlyList<FigureView> Figures,
    IReadOnlyList<PartView> Parts,
    IReadOnlyList<KindView> Kinds,
    IReadOnlyList<WhyRefusedView> Refusals,
    IReadOnlyList<(string Cause, string Advice)> Avoid,
    IReadOnlyList<RedressBody> Bodies,
    IReadOnlyList<ChangesView> Changes)
{
    /// <summary>Who reads.</summary>
    public Reader Reader => this.Frame.Reader;
}

/// <summary>A time that most people look for.</summary>
public sealed record FigureView(string Value, string About, string Section);

/// <summary>A part of the page.</summary>
public sealed record PartView(string Title, IReadOnlyList<SectionView> Sections);

/// <summary>A section: its anchor, its title, what it is about, and its rules.</summary>
public sealed record SectionView(string Id, string Title, string? About, IReadOnlyList<RuleView> Rules);

/// <summary>A rule in sentences.</summary>
/// <param name="Id">Its code; null where the code stands elsewhere on the page.</param>
/// <param name="Sentences">What it says.</param>
/// <param name="Differences">What it says for some claims.</param>
/// <param name="IsList">Whether one thing is said of many: then the sentences do not follow one from the other.</param>
public sealed record RuleView(string? Id, IReadOnlyList<string> Sentences, IReadOnlyList<string> Differences, bool IsList);

/// <summary>What a kind of claim needs.</summary>
public sealed record KindView(string Id, string Name, string When, string First, IReadOnlyList<string> Buyer, IReadOnlyList<string> Seller, IReadOnlyList<string> Remedies);

/// <summary>Why a claim is refused, and how that is mended.</summary>
public sealed record WhyRefusedView(string Code, string Why, string Mend, bool Asked, string? Section);

/// <summary>What changed with a pack.</summary>
/// <param name="Version">The pack.</param>
/// <param name="From">Its first moment in force.</param>
/// <param name="Told">When that could be known.</param>
/// <param name="Sentences">What changed.</param>
public sealed record ChangesView(string Version, DateTimeOffset From, DateTimeOffset Told, IReadOnlyList<string> Sentences);
