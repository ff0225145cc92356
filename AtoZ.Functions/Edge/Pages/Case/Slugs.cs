using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Commands;

namespace AtoZ.Functions.Edge.Pages.Case;

/// <summary>Actions as they stand in addresses and text keys: short words for people, one per command of the catalogue.</summary>
internal static class Slugs
{
    /// <summary>An appeal is no command: it opens a review of its own.</summary>
    public const string Appeal = "appeal";

    /// <summary>What names the debt in the address of a form.</summary>
    public const string DebtField = "debt";

    /// <summary>The word of a command; null for commands that people never give.</summary>
    public static string? Of(CommandKind kind) => CommandCatalogue.Of(kind).Slug;

    /// <summary>Where the form of an action is; of one about a debt it says which.</summary>
    /// <param name="path">Address of the case, without a slash at its end.</param>
    public static string Address(string path, string slug, DebtId? debt) =>
        $"{path}/do/{slug}" + (debt is { } id ? $"?{DebtField}={Uri.EscapeDataString(id.Value)}" : "");

    /// <summary>The command of a word; null when there is none.</summary>
    public static CommandKind? Command(string slug) => CommandCatalogue.OfSlug(slug)?.Kind;
}
