using System.Globalization;
using System.Text.Json;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Edge.Api.Json;

/// <summary>
/// Looks at every text of a body, however deep, before anything is made of it: it must be text, and ids must be such that they can be kept
/// and found again.
/// </summary>
internal static class BodyText
{
    /// <summary>The first text of a body that cannot be used; null when each can.</summary>
    public static Refusal? Check(JsonElement value, string at = "", string name = "") => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject()
            .Select(field => NameOf(field) is { } known
                ? RequestText.Check(known, $"{at}/") ?? Check(field.Value, $"{at}/{BodyShape.Escape(known)}", known)
                : Halved($"{at}/"))
            .FirstOrDefault(refusal => refusal is not null),
        JsonValueKind.Array => value.EnumerateArray()
            .Select((item, i) => Check(item, string.Create(CultureInfo.InvariantCulture, $"{at}/{i}"), name))
            .FirstOrDefault(refusal => refusal is not null),
        JsonValueKind.String => TextOf(value) is { } text
            ? RequestText.Check(text, at, PlainText.HasLines(name)) ?? (IsId(name) ? Id(text, at) : null)
            : Halved(at),
        _ => null,
    };

    private static Refusal? Id(string id, string at) => GivenIds.Flaw(id) is { } flaw
        ? new Refusal("ID_UNUSABLE", 400, $"The id in {at} {flaw}.", "Send the id as the shop has it, whole.", at)
        : null;

    private static bool IsId(string name) =>
        name is "id" || name.EndsWith("Id", StringComparison.Ordinal) || name.EndsWith("Ids", StringComparison.Ordinal);

    // A half of a character can be written in JSON by its escape, and is text nowhere else.
    private static string? NameOf(JsonProperty field)
    {
        try
        {
            return field.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string? TextOf(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static Refusal Halved(string at) => new(
        "TEXT_UNUSABLE", 400, $"The field {at} holds half a character.", "Send text in UTF-8 without control characters.", at);
}
