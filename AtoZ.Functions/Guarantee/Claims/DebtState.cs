using System.Text.Json.Serialization;

namespace AtoZ.Functions.Guarantee.Claims;

/// <summary>Where the recovery of a debt stands (PROCESS §9).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DebtState>))]
public enum DebtState
{
    /// <summary>Attempts run.</summary>
    Open,

    /// <summary>Given to a collection agency; payments still count.</summary>
    AtAgency,

    /// <summary>Recovered in full.</summary>
    Recovered,

    /// <summary>Written off by approval.</summary>
    WrittenOff,

    /// <summary>Fell away because the seller won an appeal.</summary>
    Cancelled,
}
