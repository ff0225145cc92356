using System.Text.Json;
using System.Text.Json.Serialization;
using AtoZ.Functions.Guarantee;

namespace AtoZ.Functions.Data;

/// <summary>What became of a claim that a buyer began to write.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ClaimDraftState>))]
internal enum ClaimDraftState
{
    /// <summary>It is being written.</summary>
    Open,

    /// <summary>It was filed, or became an inquiry.</summary>
    Filed,

    /// <summary>The time for a claim is over.</summary>
    Lapsed,
}

/// <summary>A claim that a buyer is writing: fields as they were typed, nothing of it judged yet.</summary>
internal sealed class ClaimDraftRecord
{
    /// <summary>Also the id of the claim that it becomes, unless an inquiry was opened meanwhile.</summary>
    public required ClaimId Id { get; init; }

    public required string OrderId { get; init; }

    public required int Line { get; init; }

    public required string BuyerId { get; init; }

    /// <summary>The buyer's language.</summary>
    public required string Language { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Until when the buyer's link opens it, and the claim that it becomes.</summary>
    public required DateTimeOffset LinkUntil { get; init; }

    /// <summary>JSON object of what was typed, by the name of its field.</summary>
    public string Fields { get; set; } = "{}";

    /// <summary>Ids of the files that go along, with commas between.</summary>
    public string Files { get; set; } = "";

    /// <summary>The buyer wishes that it files itself before the time for a claim ends.</summary>
    public bool FilesItself { get; set; }

    public ClaimDraftState State { get; set; }

    /// <summary>The claim or inquiry that came of it; null while there is none.</summary>
    public ClaimId? BecameId { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Last change; guards against two writers at once.</summary>
    public long Revision { get; set; }

    /// <summary>Whether it can still be written at.</summary>
    public bool IsOpen => this.EndedAt is null;

    /// <summary>Ids of the files that go along.</summary>
    public IReadOnlyList<string> FileIds => this.Files.Split(',', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What was typed.</summary>
    public IReadOnlyDictionary<string, string> Typed => JsonSerializer.Deserialize<Dictionary<string, string>>(this.Fields)!;
}
