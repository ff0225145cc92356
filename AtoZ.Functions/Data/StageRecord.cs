using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;

namespace AtoZ.Functions.Data;

/// <summary>
/// One wait of one orchestration: who may act, until when, and which event wakes it. The event name is never used twice, so
/// a waiter that timed out cannot swallow a later event (DESIGN §4.3).
/// </summary>
public sealed class StageRecord : IStage
{
    /// <summary><c>{InstanceId}/{EventName}</c>.</summary>
    public required string Key { get; init; }

    public required string InstanceId { get; init; }

    /// <summary>Such as <c>SellerAnswer/1</c> or <c>Vote/1/Independent</c>.</summary>
    public required string EventName { get; init; }

    public required StageKind Kind { get; init; }

    public required ClaimId ClaimId { get; init; }

    /// <summary>Set for the stages of a recovery.</summary>
    public DebtId? DebtId { get; init; }

    /// <summary>Round of the stage, from 1.</summary>
    public required int Round { get; init; }

    /// <summary>The seat of a vote: Marketplace, Independent or Adjudicator; null elsewhere.</summary>
    public Seat? Seat { get; init; }

    public required Party NextActor { get; init; }

    /// <summary>The address of the independent expert who was asked; null elsewhere, and while nobody is left to ask.</summary>
    public string? AskedOf { get; set; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When the default applies; a standing stage moves on to its next reminder.</summary>
    public required DateTimeOffset Deadline { get; set; }

    /// <summary>
    /// The most that it decides about, minor units of the claim's currency; null when it decides about none. What came back since is taken off by
    /// <c>WhatIsMissing.AtStake</c>.
    /// </summary>
    public long? AmountMinor { get; init; }

    /// <summary>The buyer's counter-offer that stands in it, minor units of the claim's currency; null when none does.</summary>
    public long? CounterMinor { get; init; }

    /// <summary>Whether what it decides about is paid once the item is back.</summary>
    public bool IsReturn { get; init; }

    /// <summary>Up to how much of the postage of a return is given back, minor units of the claim's currency; null where none is.</summary>
    public long? PostageUpToMinor { get; init; }

    /// <summary>When it is over whatever happens, where its deadline moves on until then; null when the deadline is the end.</summary>
    public DateTimeOffset? EndsAtLatest { get; set; }

    /// <summary>What it leads to when nobody acts.</summary>
    public StageDefault Default { get; set; }

    /// <summary>How the seller's money would be taken; null where none is decided about.</summary>
    public DebitMethod? Method { get; set; }

    /// <summary>How it would be taken for the counter-offer, which is less and may be covered where the whole is not; null when none stands.</summary>
    public DebitMethod? CounterMethod { get; set; }

    /// <summary>The country whose weekends and holidays do not count in the window, empty where none is known; null where it runs on the calendar.</summary>
    public string? RestDaysOf { get; init; }

    /// <summary>How long the window is, in the time that counts in it; null where its end alone is known.</summary>
    public TimeSpan? Window { get; init; }

    /// <summary>When the window began again because the mail that began it bounced; at most once.</summary>
    public DateTimeOffset? RestartedAt { get; set; }

    /// <summary>Whether it is the first of its kind in its orchestration: no round before it, and no wording.</summary>
    public bool IsFirst => string.Equals(this.EventName, $"{this.Kind}/1", StringComparison.Ordinal);

    /// <summary>Whether it is the rest of the policy's longest wait for somebody who was never reached: it gives no time beyond.</summary>
    public bool IsLastCall => this.EventName.EndsWith("/again", StringComparison.Ordinal);

    /// <summary>When the orchestration went on; null while it waits.</summary>
    public DateTimeOffset? ClosedAt { get; set; }
}
