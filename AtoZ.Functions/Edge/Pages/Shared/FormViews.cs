using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Edge.Pages.Shared;

/// <summary>What surrounds a page.</summary>
/// <param name="Reader">Who reads.</param>
/// <param name="Title">Of the window.</param>
/// <param name="LanguagePath">Path of this page for the language switch; null hides the switch.</param>
/// <param name="Narrow">A page of one column of text.</param>
/// <param name="Home">Where the name in the header leads; null stays on the page.</param>
public sealed record FrameView(Reader Reader, string Title, string? LanguagePath, bool Narrow = false, string? Home = null)
{
    /// <summary>What else stands in the query of this page; kept by the language switch.</summary>
    public string LanguageRest { get; init; } = "";

    /// <summary>Whether anybody may read the page and find it by a search.</summary>
    public bool Open { get; init; }

    /// <summary>The feed that tells of changes of the page; null when there is none.</summary>
    public string? Feed { get; init; }
}

/// <summary>What is wrong with a form, in the reader's language.</summary>
/// <param name="Field">Name of the field; null when none.</param>
/// <param name="Text">One sentence.</param>
public sealed record ProblemView(string? Field, string Text)
{
    /// <summary>The address of the paragraph that it rests on; null when it rests on none.</summary>
    public string? Rule { get; init; }
}

/// <summary>What a field takes.</summary>
public enum InputKind
{
    /// <summary>A short text.</summary>
    Line,

    /// <summary>Several lines.</summary>
    Words,

    /// <summary>An amount in major units, as the reader writes it.</summary>
    Amount,

    /// <summary>A mail address.</summary>
    Mail,

    /// <summary>A day, as year-month-day.</summary>
    Day,

    /// <summary>One of some options.</summary>
    Choice,

    /// <summary>Any of some options; the value has them with commas between.</summary>
    Several,
}

/// <summary>A field of a form.</summary>
public sealed record InputView(string Name, InputKind Kind, string Label, string? Hint, string? Value, bool Required, IReadOnlyList<OptionView> Options)
{
    /// <summary>How many characters a browser takes; more than any rule allows, where none is known here.</summary>
    public int Longest { get; init; } = 4000;

    /// <summary>The options that were chosen.</summary>
    public IEnumerable<OptionView> Chosen => this.Options.Where(IsChosen);

    /// <summary>Whether an option was chosen.</summary>
    public bool IsChosen(OptionView option) => this.Kind == InputKind.Several
        ? this.Value?.Split(',').Contains(option.Value, StringComparer.Ordinal) == true
        : option.Value == this.Value;
}

/// <summary>One option of a choice.</summary>
public sealed record OptionView(string Value, string Label, string? Hint);
