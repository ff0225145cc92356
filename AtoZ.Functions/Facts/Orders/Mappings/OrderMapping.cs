namespace AtoZ.Functions.Facts.Orders.Mappings;

/// <summary>How the order export of a shop or a marketplace is read: data, no code (docs/import.md).</summary>
/// <param name="Name">What it is asked for by: small letters, digits and hyphens.</param>
/// <param name="Title">What it reads, for a person.</param>
/// <param name="Source">Where the export's columns are documented.</param>
/// <param name="Fields">For each column of the order import, where it comes from: the first source that says something. Without <c>line</c> the rows of an order are counted.</param>
/// <param name="Charset">Of the file, unless the request or its first bytes name another.</param>
/// <param name="Delimiter">A comma, a semicolon, a bar, <c>tab</c>, or <c>detect</c>: the one by which the header shows the most columns of this mapping.</param>
/// <param name="DecimalSign">The decimal sign: a point or a comma.</param>
/// <param name="Thousands">What may part thousands: a comma, a point, a blank, an apostrophe, or nothing.</param>
/// <param name="TimeZone">The zone of moments without an offset; null where the request must say it.</param>
/// <param name="InstantFormats">How moments are written, in .NET's letters such as <c>yyyy-MM-dd HH:mm</c>; RFC 3339 is always read.</param>
/// <param name="CurrencySigns">What signs at amounts mean; an empty text where a sign says nothing certain.</param>
/// <param name="OnFirstRow">Columns that stand on the first row of an order, and hold for its other rows where they are empty there.</param>
/// <param name="ItemColumn">A row where this column is empty is no item: it only tells what <c>OnFirstRow</c> names. Null where each row is one.</param>
/// <param name="Unsplit">Amounts of the whole order that the export does not split: an order of several lines is refused where one is not zero.</param>
/// <param name="Unread">Columns whose effect cannot be read exactly: a line is refused where one is neither empty nor zero.</param>
/// <param name="LeaveOut">Rows that are no order lines.</param>
/// <param name="Footer">Words by which rows of another width are known that are no data, such as a line of totals.</param>
/// <param name="PlainTabs">Whether quotation marks are ordinary text where tabs separate.</param>
internal sealed record OrderMapping(
    string Name,
    string Title,
    string Source,
    IReadOnlyDictionary<string, IReadOnlyList<MappedSource>> Fields,
    string Charset = "utf-8",
    string Delimiter = OrderMapping.Detect,
    string DecimalSign = ".",
    string Thousands = "",
    string? TimeZone = null,
    IReadOnlyList<string>? InstantFormats = null,
    IReadOnlyDictionary<string, string>? CurrencySigns = null,
    IReadOnlyList<string>? OnFirstRow = null,
    string? ItemColumn = null,
    IReadOnlyList<string>? Unsplit = null,
    IReadOnlyList<string>? Unread = null,
    IReadOnlyList<LeftOutRows>? LeaveOut = null,
    IReadOnlyList<string>? Footer = null,
    bool PlainTabs = false)
{
    internal const string Detect = "detect";

    private const string Tab = "tab";

    // Several lines of an order are told apart, or its amounts are shared, by rows that stand together.
    internal bool NeedsWholeOrders => !this.Fields.ContainsKey(ImportColumns.LineNumber) || this.OnFirstRow is not null || this.Unsplit is not null
        || this.ItemColumn is not null || this.Fields.Values.SelectMany(s => s).Any(s => s.Once || s.Alone);

    internal IReadOnlyList<char> Delimiters => this.Delimiter switch
    {
        Detect => [',', ';', '\t', '|'],
        Tab => ['\t'],
        _ => [this.Delimiter[0]],
    };

    /// <summary>Every column of the file that it looks at, with the fields that it fills.</summary>
    internal IEnumerable<(string Column, string? Field)> Columns =>
        this.Fields.SelectMany(f => f.Value.SelectMany(s => s.Columns).Select(c => (c, (string?)f.Key)))
            .Concat(new[] { this.OnFirstRow, this.Unsplit, this.Unread }.SelectMany(list => list ?? []).Select(c => (c, (string?)null)))
            .Concat((this.LeaveOut ?? []).Select(l => (l.Column, (string?)null)))
            .Concat(this.ItemColumn is null ? [] : [(this.ItemColumn, (string?)null)]);

    internal static string NameOf(char delimiter) => delimiter == '\t' ? Tab : delimiter.ToString();
}

/// <summary>One place that a field may come from. It says nothing where its column is absent or empty, and the next one is asked.</summary>
/// <param name="Column">A column of the file, whatever its case; null where <c>value</c> is given.</param>
/// <param name="Value">The same for every line.</param>
/// <param name="As">What is meant where the column is not empty, such as <c>shipped</c> for a date of shipping.</param>
/// <param name="Words">What the words of the column mean here, whatever their case; an empty text says nothing, and the next source is asked.</param>
/// <param name="WordList">A list of words of the program: <c>country-names</c>, English names of countries.</param>
/// <param name="OtherWords">What comes of a word that is in neither.</param>
/// <param name="Prefix">What stands before the text, so that ids of two shops are two; <c>{seller_id}</c> is the seller's.</param>
/// <param name="Lower">Whether capital letters say nothing, as in mail addresses.</param>
/// <param name="Plus">Columns that are added to an amount; all must be in the file.</param>
/// <param name="Minus">Columns that are taken from an amount; all must be in the file.</param>
/// <param name="Per">What an amount is of.</param>
/// <param name="Once">Whether the amount is of the whole order: it goes to the order's first line, the others have zero.</param>
/// <param name="Alone">Whether the source is good for orders of one line only.</param>
/// <param name="Sign">Whether the currency is that of the sign at the amount in the column.</param>
/// <param name="Day">Which moment of a day is meant where the file has no time of day.</param>
internal sealed record MappedSource(
    string? Column = null,
    string? Value = null,
    string? As = null,
    IReadOnlyDictionary<string, string>? Words = null,
    string? WordList = null,
    UnknownWord OtherWords = UnknownWord.Refuse,
    string? Prefix = null,
    bool Lower = false,
    IReadOnlyList<string>? Plus = null,
    IReadOnlyList<string>? Minus = null,
    AmountOf Per = AmountOf.Piece,
    bool Once = false,
    bool Alone = false,
    bool Sign = false,
    PartOfDay? Day = null)
{
    internal IEnumerable<string> Columns => (this.Column is null ? [] : new[] { this.Column }).Concat(this.Plus ?? []).Concat(this.Minus ?? []);
}

/// <summary>Rows that are no order lines, and are counted as left out.</summary>
/// <param name="Column">The column that tells.</param>
/// <param name="Is">The words by which it tells, whatever their case.</param>
internal sealed record LeftOutRows(string Column, IReadOnlyList<string> Is);

/// <summary>What comes of a word that a mapping does not know.</summary>
internal enum UnknownWord
{
    /// <summary>The line is refused.</summary>
    Refuse,

    /// <summary>The word is kept as it is.</summary>
    Keep,

    /// <summary>The next source is asked.</summary>
    Next,
}

/// <summary>What an amount of a file is of.</summary>
internal enum AmountOf
{
    /// <summary>Of one piece, or as it is.</summary>
    Piece,

    /// <summary>Of all pieces of the line: it must divide exactly.</summary>
    Line,
}

/// <summary>A moment of a day.</summary>
internal enum PartOfDay
{
    /// <summary>Its first moment.</summary>
    Start,

    /// <summary>Its last second.</summary>
    End,
}
