using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Texts;
using Microsoft.AspNetCore.Http;

namespace AtoZ.Functions.Edge.Api.Ledger;

/// <summary>The period of a statement or an export, from the query; without one, the last thirty-one days.</summary>
internal sealed record Period(DateTimeOffset From, DateTimeOffset Until)
{
    private const int DaysByDefault = 31;

    public static (Period? Period, Refusal? Refusal) Of(HttpRequest request, DateTimeOffset now)
    {
        Refusal? wrong = Wrong(request, "from") ?? Wrong(request, "until");
        DateTimeOffset? from = Read(request, "from"), until = Read(request, "until");
        Period period = new(from ?? (until ?? now).AddDays(-DaysByDefault), until ?? now.AddTicks(1));
        if (wrong is null && period.From >= period.Until)
        {
            wrong = new Refusal(
                "PERIOD_WRONG", StatusCodes.Status400BadRequest, "The period ends before it begins.", "Send a 'from' that is before 'until'.", "?from");
        }

        return wrong is null ? (period, null) : (null, wrong);
    }

    // A day alone has no offset either: which moments it is about depends on where somebody reads it.
    private static Refusal? Wrong(HttpRequest request, string name) => request.Query[name].ToString().Length == 0 || Read(request, name) is not null
        ? null
        : new Refusal(
            "PERIOD_WRONG", StatusCodes.Status400BadRequest, $"'{name}' is no instant with an offset, from 1970 to 2199.",
            "Send an instant such as 2026-11-01T00:00:00Z; write the plus of an offset as %2B.", $"?{name}");

    private static DateTimeOffset? Read(HttpRequest request, string name) => Instants.Read(request.Query[name].ToString());
}
