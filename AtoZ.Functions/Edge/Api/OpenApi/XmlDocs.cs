using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace AtoZ.Functions.Edge.Api.OpenApi;

/// <summary>The words that stand in the code: summaries of types and members, out of the file that the compiler writes beside the program.</summary>
internal sealed partial class XmlDocs
{
    private readonly Dictionary<string, string> _summaries;

    private XmlDocs(Dictionary<string, string> summaries) => _summaries = summaries;

    /// <summary>Reads the words of assemblies; none of those whose file was not deployed.</summary>
    public static XmlDocs Of(params IEnumerable<Assembly> assemblies) => new(assemblies.Distinct()
        .Select(assembly => Path.Combine(AppContext.BaseDirectory, assembly.GetName().Name + ".xml"))
        .Where(File.Exists)
        .SelectMany(path => XDocument.Load(path).Descendants("member"))
        .ToDictionary(m => m.Attribute("name")!.Value, m => Words(m.Element("summary")), StringComparer.Ordinal));

    /// <summary>What a type is.</summary>
    public string? Type(Type type) => Summary("T:" + NameOf(type));

    /// <summary>What a property of a record is.</summary>
    public string? Property(Type type, string property) => Summary($"P:{NameOf(type)}.{property}");

    /// <summary>What a word of an enumeration means.</summary>
    public string? Word(Type type, string word) => Summary($"F:{NameOf(type)}.{word}");

    private static string NameOf(Type type) => type.FullName!.Replace('+', '.');

    private static string Words(XElement? summary)
    {
        if (summary is null)
        {
            return "";
        }

        IEnumerable<string> parts = summary.Nodes().Select(n => n switch
        {
            XText text => text.Value,
            XElement { Name.LocalName: "see" or "paramref" } see => (see.Attribute("cref") ?? see.Attribute("langword") ?? see.Attribute("name"))?.Value.Split('.')[^1] ?? "",
            XElement other => $"`{other.Value}`",
            _ => "",
        });
        return Sources().Replace(Blanks().Replace(string.Concat(parts), " "), "").Trim();
    }

    private string? Summary(string member) => _summaries.GetValueOrDefault(member) is { Length: > 0 } words ? words : null;

    // Chapters of our own papers tell a caller nothing.
    [GeneratedRegex("""\s*\((?:PROCESS|DESIGN)[^)]*\)""", RegexOptions.None, 1000)]
    private static partial Regex Sources();

    [GeneratedRegex("""\s+""", RegexOptions.None, 1000)]
    private static partial Regex Blanks();
}
