using Microsoft.Extensions.Configuration;
using static AtoZ.Functions.Settings.MailSettings;

namespace AtoZ.Functions.Settings;

/// <summary>
/// How many requests a caller may send, by the settings <c>…PerMinute</c>; a burst may hold a minute's worth, and 0 is no limit. Instances on
/// one PostgreSQL count together. What each is for: docs/limits.md.
/// </summary>
internal sealed record LimitSettings
{
    private const int Most = 10_000_000;

    /// <summary>Requests of one function key: the marketplace's backend.</summary>
    public required int OfKey { get; init; }

    /// <summary>Requests by one link.</summary>
    public required int OfLink { get; init; }

    /// <summary>Requests of one client address, and of one member of staff.</summary>
    public required int OfAddress { get; init; }

    /// <summary>Of those of a key, the costly ones.</summary>
    public required int CostlyOfKey { get; init; }

    /// <summary>Of those of a link, an address, or a member of staff, the costly ones.</summary>
    public required int CostlyOfPerson { get; init; }

    /// <summary>How often an hour somebody may ask for the link of one order, and for one mail address.</summary>
    public required int LostLinksPerHour { get; init; }

    /// <summary>The header in which the platform says the client's address, and which it never lets through from outside; null where the connection says it.</summary>
    public required string? AddressHeader { get; init; }

    /// <summary>Reads the settings.</summary>
    /// <exception cref="InvalidOperationException">A value cannot be used; the message names the setting.</exception>
    public static LimitSettings From(IConfiguration configuration)
    {
        return new LimitSettings
        {
            OfKey = Number("KeyRequestsPerMinute", Text(configuration, "KeyRequestsPerMinute"), 12_000, 0, Most),
            OfLink = Number("LinkRequestsPerMinute", Text(configuration, "LinkRequestsPerMinute"), 240, 0, Most),
            OfAddress = Number("AddressRequestsPerMinute", Text(configuration, "AddressRequestsPerMinute"), 1_200, 0, Most),
            CostlyOfKey = Number("KeyCostlyRequestsPerMinute", Text(configuration, "KeyCostlyRequestsPerMinute"), 1_200, 0, Most),
            CostlyOfPerson = Number("PersonCostlyRequestsPerMinute", Text(configuration, "PersonCostlyRequestsPerMinute"), 30, 0, Most),
            LostLinksPerHour = Number("LostLinksPerHour", Text(configuration, "LostLinksPerHour"), 6, 0, Most),
            AddressHeader = Text(configuration, "ClientAddressHeader"),
        };
    }
}
