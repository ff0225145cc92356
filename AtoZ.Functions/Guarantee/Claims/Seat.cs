using System.Text.Json.Serialization;

namespace AtoZ.Functions.Guarantee.Claims;

/// <summary>A seat of a review (PROCESS §7).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Seat>))]
public enum Seat
{
    /// <summary>The marketplace's own reviewer.</summary>
    Marketplace,

    /// <summary>The outside vote, by link, on a masked case.</summary>
    Independent,

    /// <summary>The senior adjudicator of a split.</summary>
    Adjudicator,
}

/// <summary>The party that each seat is for.</summary>
internal static class Seats
{
    /// <summary>Whose a seat is.</summary>
    public static Party Of(Seat seat) => seat == Seat.Independent ? Party.Expert : Party.Reviewer;
}
