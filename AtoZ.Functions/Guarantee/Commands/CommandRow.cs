using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Guarantee.Commands;

/// <summary>
/// All that is to be known of a command: one row of <see cref="CommandCatalogue"/>. Permits, roles, links, actions, forms, timeline, API and its
/// description are read from here; its effects are in <c>Cases/Consequences.cs</c>, its words under <c>action.{Slug}</c> in the texts.
/// </summary>
internal sealed record CommandRow(CommandKind Kind, Type Payload)
{
    /// <summary>The stages that let it in.</summary>
    public required IReadOnlyList<StageKind> In { get; init; }

    /// <summary>Who may give it; nobody for what only the system does. The backend gives what the buyer may.</summary>
    public IReadOnlyList<Party> By { get; init; } = [];

    /// <summary>Whether the marketplace's backend gives it in its own name.</summary>
    public bool FromBackend { get; init; }

    /// <summary>Whether it is accepted only from whom the stage waits for. Who interrupts somebody else's turn (withdraws, pays after all) is not asked.</summary>
    public bool OnlyOnTurn { get; init; }

    /// <summary>The links that an expert gives it by.</summary>
    public IReadOnlyList<LinkPurpose> ByLinks { get; init; } = [];

    /// <summary>Its word in addresses and text keys; null for what people never give.</summary>
    public string? Slug { get; init; }

    /// <summary>What the timeline says when it is given, or once it can no longer be taken back; null when only its effect is worth an entry.</summary>
    public CommandEntry? Entry { get; init; }

    /// <summary>The one field of its form, where it is a reason and nothing else.</summary>
    public ReasonField? Reason { get; init; }

    /// <summary>Whether it can be taken back for a while, because no money moves by it (PROCESS §5).</summary>
    public bool Revocable { get; init; }

    /// <summary>Whether its giver can never take it back, not even before it has an effect.</summary>
    public bool IsFinal { get; init; }

    /// <summary>Whether staff see it only while it can be given: where it can't, there is nothing to explain.</summary>
    public bool ShownOnlyWhenPossible { get; init; }

    /// <summary>What the same person must not have done in the same claim before: nobody judges twice, or their own judgement.</summary>
    public IReadOnlyList<CommandKind> NotAfter { get; init; } = [];

    /// <summary>Its route of the staff's API; null when it has none of its own.</summary>
    public StaffRoute? Route { get; init; }

    /// <summary>Whether it is about a debt: one claim may have several.</summary>
    public bool IsAboutDebt => this.In.All(s => s is StageKind.DebtPayment or StageKind.InstalmentApproval or StageKind.WriteOffApproval);

    /// <summary>The role that staff give it in; null when it is not an act of staff.</summary>
    public Party? Role => this.By.Where(p => p is Party.Investigator or Party.Reviewer or Party.Approver or Party.Collector).Select(p => (Party?)p).SingleOrDefault();

    /// <summary>Whether it is among a party's choices; the backend has the buyer's.</summary>
    public bool IsFor(Party party) => this.By.Contains(party == Party.Marketplace ? Party.Buyer : party);

    /// <summary>Whether a command in a party's name is taken at all.</summary>
    public bool IsTakenFrom(Party party) => this.By.Contains(party) || (this.FromBackend && party == Party.Marketplace);
}

internal sealed record CommandEntry(TimelineKind Kind, Audience Audience);

/// <summary>The field of a form that asks for a reason: the keys of its texts.</summary>
internal sealed record ReasonField(string Label, string? Hint = null, bool Required = true);
