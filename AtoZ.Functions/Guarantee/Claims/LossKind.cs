using System.Text.Json.Serialization;

namespace AtoZ.Functions.Guarantee.Claims;

/// <summary>What a line of a loss is for (PROCESS "What is covered"). Each has its own proof and its own cap.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LossKind>))]
public enum LossKind
{
    /// <summary>The item itself.</summary>
    Item,

    /// <summary>Mending what was damaged.</summary>
    Repair,

    /// <summary>Other property that was destroyed.</summary>
    Property,

    /// <summary>Treatment of an injury.</summary>
    Medical,

    /// <summary>Work: cleaning up, lost earnings of a craftsman.</summary>
    Labour,
}
