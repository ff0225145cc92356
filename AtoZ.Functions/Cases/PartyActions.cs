using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;

namespace AtoZ.Functions.Cases;

/// <summary>Who may ever do what, by the catalogue of commands.</summary>
internal static class PartyActions
{
    /// <summary>What a party may ever do. An expert's link says which of the expert's acts it is for.</summary>
    public static IReadOnlyList<CommandKind> Of(Party party, LinkPurpose? purpose = null) => CommandCatalogue.For(party, purpose);

    /// <summary>The record that a command carries.</summary>
    public static Type PayloadOf(CommandKind kind) => CommandCatalogue.Of(kind).Payload;
}
