using System.Globalization;
using AtoZ.Functions.Guarantee;
using Microsoft.AspNetCore.Http;

namespace AtoZ.Functions.Edge.Api;

/// <summary>Reads the query of a list and remembers the first thing that is wrong with it.</summary>
internal sealed class QueryFilter(IQueryCollection query)
{
    /// <summary>Null when all was right so far.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>A text; null when not given.</summary>
    public string? Text(string name) => query[name].ToString() is { Length: > 0 } text ? text : null;

    /// <summary>A word of an enumeration.</summary>
    public T? Word<T>(string name)
        where T : struct, Enum
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        string? known = Enum.GetNames<T>().FirstOrDefault(n => string.Equals(n, text, StringComparison.OrdinalIgnoreCase));
        if (known is not null)
        {
            return Enum.Parse<T>(known);
        }

        Refuse("QUERY_WRONG", $"'{name}' has no such value.", $"Use one of {string.Join(", ", Enum.GetNames<T>())}.", name);
        return null;
    }

    /// <summary>A truth value; false when not given.</summary>
    public bool Truth(string name)
    {
        if (Text(name) is { } text && text is not ("true" or "false"))
        {
            Refuse("QUERY_WRONG", $"'{name}' is neither true nor false.", "Send true or false.", name);
        }

        return Text(name) == "true";
    }

    /// <summary>A whole number within bounds.</summary>
    public int Number(string name, int lowest, int highest, int otherwise)
    {
        if (Text(name) is not { } text)
        {
            return otherwise;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= lowest && number <= highest)
        {
            return number;
        }

        Refuse("QUERY_WRONG", $"'{name}' is not a number from {lowest} to {highest}.", "Send a number within these bounds.", name);
        return otherwise;
    }

    /// <summary>A filter that is not known would silently filter nothing.</summary>
    public void NothingElse(IReadOnlyCollection<string> known)
    {
        if (query.Keys.FirstOrDefault(k => !known.Contains(k, StringComparer.OrdinalIgnoreCase)) is { } other)
        {
            Refuse("QUERY_UNKNOWN", $"'{other}' is no filter here.", $"Known: {string.Join(", ", known.Where(k => k != "code"))}.", other);
        }
    }

    /// <summary>Remembers a refusal, unless there is one already.</summary>
    public void Refuse(string code, string detail, string remedy, string name) => this.Refusal ??= new Refusal(code, 400, detail, remedy, $"?{name}");
}
