using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Guarantee.Commands;

/// <summary>
/// The catalogue of commands: the one home of what a command is (DESIGN §3). A new command is a word in <see cref="CommandKind"/>, a row here, its
/// effects, and whoever carries it out. The order is that of a party's choices.
/// </summary>
internal static partial class CommandCatalogue
{
    private static readonly Dictionary<CommandKind, CommandRow> ByKind = new CommandRow[][] { OfSeller, OfBuyer, OfSellersDebt, OfJudges, OfApprovers, OfCollectors, OfSystem }
        .SelectMany(rows => rows)
        .ToDictionary(row => row.Kind);

    /// <summary>All rows.</summary>
    public static IReadOnlyCollection<CommandRow> All => ByKind.Values;

    public static CommandRow Of(CommandKind kind) => ByKind[kind];

    /// <summary>What a party may ever do; an expert's link says which of the expert's acts it is for.</summary>
    public static IReadOnlyList<CommandKind> For(Party party, LinkPurpose? link = null) =>
        [.. All.Where(row => row.IsFor(party) && (party != Party.Expert || (link is { } purpose && row.ByLinks.Contains(purpose)))).Select(row => row.Kind)];

    /// <summary>Whether a party's acts are those of a person who judges.</summary>
    public static bool Judges(Party party) => party is Party.Expert or Party.Investigator or Party.Reviewer or Party.Approver or Party.Collector;

    /// <summary>The command of a word; null when there is none.</summary>
    public static CommandRow? OfSlug(string slug) => All.FirstOrDefault(row => string.Equals(row.Slug, slug, StringComparison.Ordinal));

    /// <summary>The command of a route of the staff's API; null when there is none.</summary>
    public static CommandRow? OfAct(string act, bool ofDebt) =>
        All.FirstOrDefault(row => row.IsAboutDebt == ofDebt && string.Equals(row.Route?.Act, act, StringComparison.OrdinalIgnoreCase));
}
