using AtoZ.Functions.Edge.Pages.Case;
using AtoZ.Functions.Edge.Pages.Shared;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Edge.Pages.Filing;

/// <summary>The page on which a buyer writes a claim.</summary>
/// <param name="Reader">Who reads.</param>
/// <param name="Path">Of the case.</param>
/// <param name="Nonce">The one-time code of the form.</param>
/// <param name="Item">What was bought.</param>
/// <param name="OrderId">In which order.</param>
/// <param name="ClaimUntil">Until when a claim can be filed; null when not known.</param>
/// <param name="EndsAt">When the draft ends.</param>
/// <param name="Notice">What was just done; null when nothing.</param>
/// <param name="Problems">What is wrong with what was just sent.</param>
/// <param name="Standing">Whether it can be filed as it is saved; null while nothing is.</param>
/// <param name="Kind">What went wrong.</param>
/// <param name="Words">Fields of every claim.</param>
/// <param name="Remedy">What the buyer would like.</param>
/// <param name="Losses">Lines of a loss, some empty at the end.</param>
/// <param name="ShowLosses">Whether they stand open.</param>
/// <param name="Files">Files that go along.</param>
/// <param name="Requirements">Which files such a claim needs, and which are there; empty while nothing is chosen.</param>
/// <param name="Limits">What may be added, in a sentence.</param>
/// <param name="Accept">Content types, for the browser.</param>
/// <param name="CanAdd">Whether there is room for a file.</param>
/// <param name="FilesItself">Whether it files itself at the end.</param>
/// <param name="LinkUntil">How long the link works.</param>
public sealed record FilingPageView(
    Reader Reader,
    string Path,
    string Nonce,
    string Item,
    string OrderId,
    DateTimeOffset? ClaimUntil,
    DateTimeOffset EndsAt,
    string? Notice,
    IReadOnlyList<ProblemView> Problems,
    FilingStanding? Standing,
    InputView Kind,
    IReadOnlyList<InputView> Words,
    InputView Remedy,
    IReadOnlyList<LossInputs> Losses,
    bool ShowLosses,
    IReadOnlyList<FileView> Files,
    IReadOnlyList<RequirementRow> Requirements,
    string Limits,
    string Accept,
    bool CanAdd,
    bool FilesItself,
    DateTimeOffset LinkUntil)
{
    /// <summary>The other items of the order that the claim may be about; null when there is none.</summary>
    public InputView? Also { get; init; }

    /// <summary>The address of the paragraph that the time for a claim rests on.</summary>
    public string? WindowRule { get; init; }

    /// <summary>The address of the paragraph about evidence.</summary>
    public string? EvidenceRule { get; init; }
}

/// <summary>Whether a draft can be filed as it is saved.</summary>
/// <param name="Ready">It can.</param>
/// <param name="Text">In a sentence.</param>
/// <param name="Needs">What is missing, each in a sentence.</param>
/// <param name="AsksSeller">Only the question to the seller is missing.</param>
public sealed record FilingStanding(bool Ready, string Text, IReadOnlyList<ProblemView> Needs, bool AsksSeller);

/// <summary>Fields of one line of a loss.</summary>
public sealed record LossInputs(string Title, InputView Kind, InputView What, InputView Amount, InputView Category, InputView Bought, InputView Proof);
