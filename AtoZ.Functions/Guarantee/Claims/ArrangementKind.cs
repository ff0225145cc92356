using System.Text.Json.Serialization;

namespace AtoZ.Functions.Guarantee.Claims;

/// <summary>What can be arranged about a debt (PROCESS §9). While an arrangement runs, the steps of the recovery wait.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ArrangementKind>))]
public enum ArrangementKind
{
    /// <summary>The seller promises to pay by a day.</summary>
    Promise,

    /// <summary>The seller pays in instalments.</summary>
    Plan,

    /// <summary>The recovery desk pauses the recovery because of hardship.</summary>
    Pause,
}

/// <summary>Where an arrangement stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ArrangementState>))]
public enum ArrangementState
{
    /// <summary>A plan that the recovery desk has to answer.</summary>
    Asked,

    /// <summary>It holds.</summary>
    Running,

    /// <summary>Paid as arranged, or the pause ended.</summary>
    Kept,

    /// <summary>Not paid as arranged.</summary>
    Broken,

    /// <summary>The recovery desk refused it.</summary>
    Refused,

    /// <summary>Another arrangement took its place, or the debt ended otherwise.</summary>
    Ended,
}
