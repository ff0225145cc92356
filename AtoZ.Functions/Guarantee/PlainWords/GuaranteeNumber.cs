namespace AtoZ.Functions.Guarantee.PlainWords;

/// <summary>How a number of a pack is written, and so how it is read aloud.</summary>
internal enum NumberShape
{
    /// <summary>A duration.</summary>
    Span,

    /// <summary>Several durations.</summary>
    Spans,

    /// <summary>A count.</summary>
    Count,

    /// <summary>The size of a file.</summary>
    Bytes,

    /// <summary>An amount per currency.</summary>
    Money,

    /// <summary>Categories of products.</summary>
    Categories,

    /// <summary>Kinds of files.</summary>
    FileTypes,

    /// <summary>Causes to withhold a file.</summary>
    Causes,

    /// <summary>What a side shows for a kind of claim.</summary>
    Evidence,

    /// <summary>What puts right a kind of claim.</summary>
    Remedies,

    /// <summary>Kinds of claims.</summary>
    Kinds,

    /// <summary>Whether a rule of eligibility is asked.</summary>
    Asked,

    /// <summary>Whom a default favours.</summary>
    Side,

    /// <summary>Whether all days count in a step, or working days alone.</summary>
    Counted,

    /// <summary>Days of a country, single ones and ranges.</summary>
    Days,

    /// <summary>Words that are looked for: nobody reads them aloud.</summary>
    Words,
}

/// <summary>Who meets a number while a case is open.</summary>
internal enum Meets
{
    /// <summary>Nobody: it matters before a claim is filed.</summary>
    Nobody,

    /// <summary>Buyer and seller.</summary>
    Both,

    /// <summary>The seller alone.</summary>
    Seller,
}

/// <summary>A number of a pack that buyers or sellers meet. Its sentence is <c>guarantee.number.{Name}</c> in the texts.</summary>
/// <param name="Name">Its path in the pack without the beginning; all below it are meant when it is no number itself.</param>
/// <param name="Section">The section of the page that says it.</param>
/// <param name="Shape">How it is read.</param>
/// <param name="Meets">Whose open case it touches.</param>
internal sealed record GuaranteeNumber(string Name, string Section, NumberShape Shape, Meets Meets)
{
    /// <summary>The key of its sentence.</summary>
    public string Key => $"guarantee.number.{Name}";

    /// <summary>Whether a path of a pack is this number, or one of it.</summary>
    public bool Covers(string path) => path.StartsWith($"$.{Name}", StringComparison.Ordinal) && (path.Length == Name.Length + 2 || path[Name.Length + 2] == '.');
}
