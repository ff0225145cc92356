using AtoZ.Functions.Guarantee.Commands;

namespace AtoZ.Functions.Guarantee.Claims;

/// <summary>What a carrier says of a parcel, as far as it changes a claim about it (PROCESS §5).</summary>
internal enum CarrierWord
{
    /// <summary>Handed over.</summary>
    Delivered,

    /// <summary>Refused at the door; it goes back.</summary>
    Refused,

    /// <summary>Lost.</summary>
    Lost,

    /// <summary>The carrier gave up.</summary>
    Undeliverable,

    /// <summary>Goes back, or is back.</summary>
    ReturnedToSender,

    /// <summary>Goes back because the buyer refused it.</summary>
    RefusedAndReturned,

    /// <summary>Nothing but a label.</summary>
    LabelOnly,
}

/// <summary>A carrier's word of one parcel.</summary>
/// <param name="Says">What it says.</param>
/// <param name="At">Of when it speaks.</param>
/// <param name="HasSignature">Whether somebody signed for a delivery.</param>
internal sealed record CarrierScan(CarrierWord Says, DateTimeOffset At, bool HasSignature = false);

/// <summary>What a fact sets going once it is committed.</summary>
/// <param name="Wakes">Whom to wake.</param>
/// <param name="GiveBack">The claims whose buyers are asked to give something back.</param>
internal sealed record FactEffects(IReadOnlyList<CommandReceipt> Wakes, IReadOnlyList<GiveBackStart> GiveBack)
{
    /// <summary>Nothing.</summary>
    public static FactEffects None { get; } = new([], []);

    /// <summary>Both.</summary>
    public FactEffects And(FactEffects other) =>
        new([.. this.Wakes, .. other.Wakes], [.. this.GiveBack, .. other.GiveBack]);
}

/// <summary>A buyer who is asked to give something back after the payout.</summary>
/// <param name="ClaimId">The claim.</param>
/// <param name="Occasion">What brought it about: with the claim it makes the question one.</param>
internal sealed record GiveBackStart(ClaimId ClaimId, string Occasion);
