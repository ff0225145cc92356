using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;

namespace AtoZ.Functions.Workflows.Returns;

/// <summary>A return that begins: what was agreed on, in the round of its offer.</summary>
/// <param name="Claim">The claim, with what is paid once the item is back as its amount.</param>
/// <param name="Round">The round.</param>
internal sealed record ReturnStart(ClaimTerms Claim, int Round);

/// <summary>A step of a return that ended: by a command, or by silence.</summary>
internal sealed record ReturnStep(string StageKey, TakenCommand? Command);

/// <summary>How a return stands.</summary>
/// <param name="Next">The step that follows; null at the end.</param>
/// <param name="PostageUpToMinor">Up to how much of the postage is given back, minor units; null where none is.</param>
/// <param name="Result">How it ended; null while it goes on.</param>
internal sealed record ReturnStanding(StageKind? Next, long? PostageUpToMinor = null, ReturnResult? Result = null);

/// <summary>How a return ended.</summary>
/// <param name="End">How.</param>
/// <param name="EndedBy">The command that ended it from outside; null when none did.</param>
/// <param name="OwesPostage">The buyer posted it at a cost that is given back.</param>
internal sealed record ReturnResult(ReturnEnd End, CommandKind? EndedBy, bool OwesPostage);
