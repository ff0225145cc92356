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
/// <param name="Payments">The column that names all means by which an order was paid; null where the export names one.</param>
/// <param name="AtMost">The column that says what was paid for the whole order: lines that come to more are refused. Null where none says it.</param>
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
    bool PlainTabs = false,
    NamedPayments? Payments = null,
    string? AtMost = null)
{
    internal const string Detect = "detect";

    private const string Tab = "tab";

    // Several lines of an order are told apart, or its amounts are shared, by rows that stand together.
    internal bool NeedsWholeOrders => !this.Fields.ContainsKey(ImportColumns.LineNumber) || this.OnFirstRow is not null || this.Unsplit is not null
        || this.ItemColumn is not null || this.AtMost is not null || this.Fields.Values.SelectMany(s => s).Any(s => s.Alone || s.IsOfOrder || s.PlusOnce is not null || s.IsDivided);

    internal IReadOnlyList<char> Delimiters => this.Delimiter switch
    {
        Detect => [',', ';', '\t', '|'],
        Tab => ['\t'],
        _ => [this.Delimiter[0]],
    };

    /// <summary>Every column of the file that it looks at, with the fields that it fills.</summary>
    internal IEnumerable<(string Column, string? Field)> Columns =>
        this.Fields.SelectMany(f => f.Value.SelectMany(s => s.Columns.Concat(s.Unless ?? [])).Select(c => (c, (string?)f.Key)))
            .Concat(new[] { this.OnFirstRow, this.Unsplit, this.Unread }.SelectMany(list => list ?? []).Select(c => (c, (string?)null)))
            .Concat((this.LeaveOut ?? []).Select(l => (l.Column, (string?)null)))
            .Concat(new[] { this.ItemColumn, this.Payments?.Column, this.AtMost }.OfType<string>().Select(c => (c, (string?)null)));

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
/// <param name="Shared">Whether the amount is of the whole order, and is divided among its lines, the largest remainders first: freight by prices, tax by prices and freight, what a gift card paid by all that was paid.</param>
/// <param name="PlusOnce">Columns of the whole order that are added on its first line.</param>
/// <param name="Off">Columns that are taken from the price of all pieces of the line.</param>
/// <param name="Total">The column to which the prices of all lines of the order come: it is divided among them in proportion, the largest remainders first.</param>
/// <param name="Discount">Columns of the whole order that are taken from its prices, divided in the same way.</param>
/// <param name="Alone">Whether the source is good for orders of one line only.</param>
/// <param name="Sign">Whether the currency is that of the sign at the amount in the column.</param>
/// <param name="Day">Which moment of a day is meant where the file has no time of day.</param>
/// <param name="When">What must hold, or the source says nothing.</param>
/// <param name="Unless">Columns of which each must be empty or zero, or the source says nothing.</param>
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
    bool Shared = false,
    IReadOnlyList<string>? PlusOnce = null,
    IReadOnlyList<string>? Off = null,
    string? Total = null,
    IReadOnlyList<string>? Discount = null,
    bool Alone = false,
    bool Sign = false,
    PartOfDay? Day = null,
    ColumnSum? When = null,
    IReadOnlyList<string>? Unless = null)
{
    /// <summary>Columns that must be in the file, or it says nothing.</summary>
    internal IEnumerable<string> Columns =>
        new[] { this.Column, this.Total, this.When?.Column }.OfType<string>()
            .Concat(new[] { this.Plus, this.Minus, this.PlusOnce, this.Off, this.Discount, this.When?.SumOf }.SelectMany(list => list ?? []));

    /// <summary>Whether its amount is of the whole order, and so stands on the order's first row.</summary>
    internal bool IsOfOrder => this.Once || this.Shared;

    /// <summary>Whether it is a price that an amount of the whole order changes.</summary>
    internal bool IsDivided => this.Total is not null || this.Discount is not null;
}

/// <summary>What an amount of the file comes to.</summary>
/// <param name="Column">Its column.</param>
/// <param name="SumOf">The columns whose sum it is.</param>
internal sealed record ColumnSum(string Column, IReadOnlyList<string> SumOf);

/// <summary>How an export names the means by which an order was paid. A line that a gift card paid in part is refused unless <c>paid_by_gift_card</c> tells how much.</summary>
/// <param name="Column">The column that names them.</param>
/// <param name="Between">What stands between two of them.</param>
/// <param name="Stored">The words for gift cards and credit, whatever their case; the first stands for several of them together.</param>
internal sealed record NamedPayments(string Column, string Between, IReadOnlyList<string> Stored)
{
    /// <summary>Whether some of the means are gift cards or credit, and others are not.</summary>
    internal bool IsInPartStored(string means) => Each(means).Distinct().Count() > 1;

    /// <summary>Whether there are several, all of them gift cards or credit: the first of the words then stands for them.</summary>
    internal bool IsStoredTogether(string means) => Each(means) is { Count: > 1 } each && each.TrueForAll(isStored => isStored);

    private List<bool> Each(string means) =>
        [.. means.Split(this.Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(m => this.Stored.Contains(m, StringComparer.OrdinalIgnoreCase))];
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
