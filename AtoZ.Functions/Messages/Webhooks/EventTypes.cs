using System.Text.Json;
using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Messages.Webhooks;

/// <summary>The names of events: one for each kind of entry on a timeline, such as <c>claim.buyer_paid</c>.</summary>
internal static class EventTypes
{
    /// <summary>The event that a test sends.</summary>
    public const string Test = "webhook.test";

    /// <summary>All types.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<TimelineKind>().Select(Of), Test];

    /// <summary>The type of a kind of entry.</summary>
    public static string Of(TimelineKind kind) => "claim." + JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString());

    /// <summary>The kind of entry that a type stands for; null for the test.</summary>
    public static TimelineKind? KindOf(string type) => Enum.GetValues<TimelineKind>().Cast<TimelineKind?>().FirstOrDefault(k => Of(k!.Value) == type);
}
