using System.Collections.Frozen;
using System.Reflection;
using AtoZ.Functions.Edge.Api.Health;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Settings;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Api.Limits;

/// <summary>Whose requests are not counted.</summary>
/// <param name="Holds">Whether a request is one of them. On one machine: what the sample plays, and all where the clock does not follow the one on the wall.</param>
internal sealed record LimitExemption(Func<HttpRequest, bool> Holds);

/// <summary>How much a caller may ask for: by its key, its link, its name or its address, and less of what is costly (docs/limits.md).</summary>
internal sealed class RequestLimits(LimitSettings settings, Callers callers, LimitExemption exemption) : IDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    // They cost next to nothing, and a load balancer that shares an address with a client must not take the instance for ill.
    private static readonly string[] Probes = [nameof(GetHealth), nameof(GetReadiness)];
    private static readonly FrozenDictionary<string, Kind> Kinds = KindsOf(typeof(RequestLimits).Assembly);

    private readonly Budget _keys = new(settings.OfKey, Minute);
    private readonly Budget _links = new(settings.OfLink, Minute);
    private readonly Budget _addresses = new(settings.OfAddress, Minute);
    private readonly Budget _costlyOfKeys = new(settings.CostlyOfKey, Minute);
    private readonly Budget _costlyOfPersons = new(settings.CostlyOfPerson, Minute);
    private readonly Budget _lostLinks = new(settings.LostLinksPerHour, TimeSpan.FromHours(1));

    /// <summary>All that is counted, in an order that is the same at each instance.</summary>
    internal IReadOnlyList<Budget> Budgets => [_keys, _links, _addresses, _costlyOfKeys, _costlyOfPersons, _lostLinks];

    /// <summary>Whether a function is one of the costly ones.</summary>
    public static bool IsCostly(string function) => Kinds.TryGetValue(function, out Kind? kind) && kind.IsCostly;

    /// <summary>Counts a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="function">The function that it is for.</param>
    /// <returns>Null when it may go on; otherwise the refusal.</returns>
    public Answer? Take(HttpRequest request, string function)
    {
        if (exemption.Holds(request) || Probes.Contains(function))
        {
            return null;
        }

        Kind kind = Kinds.GetValueOrDefault(function, Kind.Plain);
        Caller caller = callers.Of(request, kind.NeedsKey);
        return Refused(Spent(caller, request) ?? (kind.IsCostly ? SpentOnCostly(caller) : null));
    }

    /// <summary>Counts that somebody asks for a lost link, whether or not there is a case.</summary>
    /// <returns>Null when it may go on; otherwise the refusal.</returns>
    public Answer? TakeLostLink(HttpRequest request, string order, string mailAddress) =>
        exemption.Holds(request) ? null : Refused(_lostLinks.Take($"order {order}") ?? _lostLinks.Take($"address {mailAddress.ToUpperInvariant()}"));

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Budget budget in Budgets)
        {
            budget.Dispose();
        }
    }

    // A link is counted at its address too: many links in one hand are one hand.
    private TimeSpan? Spent(Caller caller, HttpRequest request) => caller.Kind switch
    {
        CallerKind.Key => _keys.Take(caller.Name),
        CallerKind.Link => _links.Take(caller.Name) ?? _addresses.Take(NameOf(callers.AddressOf(request))),
        _ => _addresses.Take(NameOf(caller)),
    };

    private TimeSpan? SpentOnCostly(Caller caller) => caller.Kind == CallerKind.Key ? _costlyOfKeys.Take(caller.Name) : _costlyOfPersons.Take(NameOf(caller));

    private static string NameOf(Caller caller) => $"{caller.Kind} {caller.Name}";

    private static Answer? Refused(TimeSpan? wait)
    {
        if (wait is not { } span)
        {
            return null;
        }

        int seconds = (int)Math.Ceiling(span.TotalSeconds);
        return Problems.From(new Refusal(
            "TOO_MANY_REQUESTS", StatusCodes.Status429TooManyRequests, "More requests came than are taken in this time.", seconds == 1 ? "Send it again after one second." : $"Send it again after {seconds} seconds.")) with
        {
            RetryAfterSeconds = seconds,
        };
    }

    private static FrozenDictionary<string, Kind> KindsOf(Assembly assembly) => (
        from type in assembly.GetTypes()
        from method in type.GetMethods()
        let function = method.GetCustomAttribute<FunctionAttribute>()
        let trigger = method.GetParameters().Select(p => p.GetCustomAttribute<HttpTriggerAttribute>()).FirstOrDefault(t => t is not null)
        where function is not null && trigger is not null
        select (function.Name, Kind: new Kind(trigger.AuthLevel != AuthorizationLevel.Anonymous, method.IsDefined(typeof(CostlyAttribute)))))
        .ToFrozenDictionary(f => f.Name, f => f.Kind, StringComparer.Ordinal);

    private sealed record Kind(bool NeedsKey, bool IsCostly)
    {
        public static Kind Plain { get; } = new(NeedsKey: false, IsCostly: false);
    }
}
