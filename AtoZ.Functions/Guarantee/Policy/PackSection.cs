using System.Globalization;
using System.Text.Json;

namespace AtoZ.Functions.Guarantee.Policy;

/// <summary>One object of a pack file, read strictly: each field must be there, have its type and a source, and no field may be left over.</summary>
internal sealed class PackSection
{
    private readonly string _file;
    private readonly string _path;
    private readonly JsonElement _element;
    private readonly Dictionary<string, PackNumber> _numbers;
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    public PackSection(string file, string path, JsonElement element, Dictionary<string, PackNumber> numbers)
    {
        _file = file;
        _path = path;
        _element = element;
        _numbers = numbers;
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw Wrong(path, "must be an object");
        }
    }

    public string Path => _path;

    public IEnumerable<string> Names => _element.EnumerateObject().Select(p => p.Name);

    public bool Has(string name) => _element.TryGetProperty(name, out _);

    public PackSection Section(string name) => new(_file, At(name), Field(name), _numbers);

    /// <summary>Reads a section whole: a field of it that nothing reads is refused.</summary>
    public T Read<T>(string name, Func<PackSection, T> read)
    {
        PackSection section = Section(name);
        T result = read(section);
        section.Finish();
        return result;
    }

    /// <summary>Reads a section of entries that all look alike, by their names.</summary>
    public IReadOnlyDictionary<string, T> Each<T>(string name, Func<PackSection, T> read) =>
        Read(name, all => all.Names.ToDictionary(key => key, key => all.Read(key, read), StringComparer.Ordinal));

    /// <summary>The entries of a list of objects, each read whole; none when the list is left out.</summary>
    public IReadOnlyList<T> EachOf<T>(string name, Func<PackSection, T> read)
    {
        if (!Has(name))
        {
            return [];
        }

        JsonElement list = Field(name);
        if (list.ValueKind != JsonValueKind.Array)
        {
            throw Wrong(At(name), "must be a list");
        }

        return [.. list.EnumerateArray().Select((item, index) => new PackSection(_file, $"{At(name)}[{index}]", item, _numbers)).Select(section =>
        {
            T result = read(section);
            section.Finish();
            return result;
        })];
    }

    /// <summary>Words without a source of their own, such as the conditions of an overlay; none when left out.</summary>
    public IReadOnlyList<string> Words(string name) => Has(name) ? List(At(name), Field(name), Text) : [];

    /// <summary>A part that somebody else reads.</summary>
    public JsonElement Raw(string name) => Field(name);

    public string Text(string name) => Text(At(name), Field(name));

    public DateTimeOffset Instant(string name) =>
        DateTimeOffset.TryParseExact(Text(name), "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset at)
            ? at
            : throw Wrong(At(name), "must be an instant in UTC such as 2026-11-01T00:00:00Z");

    public int Version(string name) => Whole(At(name), Field(name));

    public int Integer(string name) => Value(name, Whole);

    public decimal Decimal(string name) => Value(name, Number);

    public bool Flag(string name) => Value(name, (path, value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Wrong(path, "must be true or false"),
    });

    public TimeSpan Duration(string name) => Value(name, Span);

    public IReadOnlyList<TimeSpan> Durations(string name) => Value(name, (path, value) => List(path, value, Span));

    public IReadOnlyList<decimal> Decimals(string name) => Value(name, (path, value) => List(path, value, Number));

    public string Word(string name) => Value(name, Text);

    public IReadOnlyList<string> Texts(string name) => Value(name, (path, value) => List(path, value, Text));

    /// <summary>Amounts in major units per currency, kept in minor units.</summary>
    public IReadOnlyDictionary<string, long> Amounts(string name)
    {
        PackSection section = Section(name);
        Dictionary<string, long> amounts = new(StringComparer.Ordinal);
        foreach (string currency in section.Names)
        {
            amounts[currency] = section.Value(currency, (path, value) => Minor(path, currency, Number(path, value)));
        }

        return amounts;
    }

    /// <summary>Refuses fields that nothing reads: a misspelt name would otherwise do nothing, silently.</summary>
    public void Finish()
    {
        if (Names.FirstOrDefault(name => !_read.Contains(name)) is { } unknown)
        {
            throw Wrong(At(unknown), "is not a field of a policy pack");
        }
    }

    public PolicyPackException Wrong(string path, string problem) => new(_file, path, problem);

    public string At(string name) => $"{_path}.{name}";

    private T Value<T>(string name, Func<string, JsonElement, T> read)
    {
        PackSection leaf = Section(name);
        JsonElement value = leaf.Field("value");
        T result = read(leaf.At("value"), value);
        string source = leaf.Text("source");
        leaf.Finish();
        _numbers[At(name)] = PackNumber.Of(value, source);
        return result;
    }

    private JsonElement Field(string name)
    {
        _read.Add(name);
        return _element.TryGetProperty(name, out JsonElement value) ? value : throw Wrong(At(name), "is missing");
    }

    private string Text(string path, JsonElement value) => value.ValueKind == JsonValueKind.String && !VisibleText.IsMissing(value.GetString())
        ? value.GetString()!
        : throw Wrong(path, "must be a text that is not empty");

    private int Whole(string path, JsonElement value) => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) && number >= 0
        ? number
        : throw Wrong(path, "must be a whole number of zero or more");

    private decimal Number(string path, JsonElement value) => value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out decimal number) && number >= 0
        ? number
        : throw Wrong(path, "must be a number of zero or more");

    private TimeSpan Span(string path, JsonElement value) => PolicyDurations.Parse(Text(path, value)) is { } span && span > TimeSpan.Zero
        ? span
        : throw Wrong(path, $"'{value}' is not a duration above zero; write 72h, 30d, 15m or ISO 8601 without years and months, such as P3D");

    private List<T> List<T>(string path, JsonElement value, Func<string, JsonElement, T> read) => value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0
        ? [.. value.EnumerateArray().Select((item, index) => read($"{path}[{index}]", item))]
        : throw Wrong(path, "must be a list that is not empty");

    private long Minor(string path, string currency, decimal amount)
    {
        if (!Currencies.IsKnown(currency))
        {
            throw Wrong(path, $"'{currency}' is not a currency known here");
        }

        decimal minor = amount * Currencies.UnitsPerMajor(currency);
        return minor == decimal.Truncate(minor) ? (long)minor : throw Wrong(path, $"has more decimals than {currency} allows");
    }
}
