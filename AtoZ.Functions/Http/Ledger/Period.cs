using AtoZ.Functions.Claims;
using AtoZ.Functions.Texts;
using Microsoft.AspNetCore.Http;

namespace AtoZ.Functions.Http.Ledger;

/// <summary>The period of a statement or an export, from the query; without one, the last thirty-one days.</summary>
internal sealed record Period(DateTimeOffset From, DateTimeOffset Until)
{
    private const int DaysByDefault = 31;

    public static (Period? Period, Refusal? Refusal) Of(HttpRequest request, DateTimeOffset now)
    {
        (bool fromRead, DateTimeOffset? from) = Read(request.Query["from"].ToString());
        (bool untilRead, DateTimeOffset? until) = Read(request.Query["until"].ToString());
        Period period = new(from ?? (until ?? now).AddDays(-DaysByDefault), until ?? now.AddTicks(1));
        return fromRead && untilRead && period.From < period.Until
            ? (period, null)
            : (null, new Refusal("PERIOD_WRONG", StatusCodes.Status400BadRequest, "The period cannot be used.", "Send from and until as instants such as 2026-11-01T00:00:00Z, the first before the second.", "?from"));
    }

    // A day alone is its first moment in UTC.
    private static (bool Read, DateTimeOffset? At) Read(string text) => text.Length == 0
        ? (true, null)
        : (Instants.Read(text) ?? Instants.Read($"{text}T00:00:00Z")) is { } at ? (true, at) : (false, null);
}
