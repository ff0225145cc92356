using AtoZ.Functions.Cases;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Pages.Case;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Tests.Workflows.Support;
using AtoZ.Functions.Texts;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Foresight;

/// <summary>What a dry run foretold of an act, beside what came: money, status, dates, and a sentence in each language.</summary>
internal sealed class Foretold
{
    private readonly Story _story;
    private readonly PossibleAct _act;
    private readonly IReadOnlyList<Consequence> _foretold;
    private readonly ClaimRecord _before;
    private readonly long _owedBefore;

    private Foretold(Story story, PossibleAct act, IReadOnlyList<Consequence> foretold, string where, ClaimRecord before, long owedBefore) =>
        (_story, _act, _foretold, Where, _before, _owedBefore) = (story, act, foretold, where, before, owedBefore);

    /// <summary>Which case, which step, which act.</summary>
    public string Where { get; }

    public static async Task<Foretold> Begin(Story story, PossibleAct act, IReadOnlyList<Consequence> foretold, string where) =>
        new(story, act, foretold, where, await story.Record(), await Owed(story, act));

    /// <summary>Compares.</summary>
    public async Task Came(CommandReceipt receipt)
    {
        foreach (Consequence consequence in _foretold)
        {
            foreach (string language in Languages.All)
            {
                Assert.NotEqual(consequence.Code, Sentences.Consequence(new Reader(language, _story.Now), consequence, _act.Party));
            }

            bool came = await Came(consequence, receipt);
            Assert.True(came, $"{Where}: '{consequence.Code}' {consequence.Amount} {consequence.At:u} did not come; {await What()}");
        }
    }

    private Task<bool> Came(Consequence c, CommandReceipt receipt) => c.Code switch
    {
        "answer-revocable" => Task.FromResult(receipt.RevocableUntil is { } until ? until == c.At : c.At <= _story.Now),
        "seller-debited" => Booked(Purposes.DebitSeller),
        "debit-from-held-funds" => Taken(ChartOfAccounts.SellerFunds),
        "debit-by-payment-method" => Taken(ChartOfAccounts.Cash),
        "debit-mended-until" => Stage(StageKind.DebitRetry, s => s.Deadline == c.At),
        "buyer-paid-after" => Stage(StageKind.DebitRetry, s => s.Deadline == c.At && s.AmountMinor == c.Amount!.Value.MinorUnits),
        "seller-debit-fails" => Not(Booked(Purposes.DebitSeller)),
        "buyer-paid" or "marketplace-pays" => PaidOrAsked(c),
        "approval-asked" => Stage(StageKind.PayoutApproval, s => s.AmountMinor == _foretold.First(f => f.Amount is not null).Amount!.Value.MinorUnits),
        "recovery-from-seller" => Debts(d => d.AmountMinor == c.Amount!.Value.MinorUnits, unlessApprovalIsAsked: true),
        "marketplace-bears" => Not(Debts(_ => true, unlessApprovalIsAsked: false)),
        "claim-closed" => Claim(r => !r.IsOpen || Foretells("approval-asked")),
        "nothing-left-to-pay" => Claim(r => r.PaidMinor == _before.PaidMinor),
        "claim-closed-without-money" => Claim(r => !r.IsOpen && r.PaidMinor == _before.PaidMinor && r.Outcome == ClaimOutcome.Withdrawn),
        "claim-refused" => Claim(r => r.Outcome is ClaimOutcome.Refused or ClaimOutcome.RefusedForFraud && r.PaidMinor == 0),
        "buyer-may-appeal" => Appealable(c),
        "claim-cleared" => Claim(r => r.Status is not (ClaimStatus.AwaitingExpert or ClaimStatus.AwaitingInvestigator)),
        "claim-checked-anew" => Claim(r => r.Kind == ClaimKind.Lost),
        "counter-shown" => Stage(StageKind.SellerAnswer, s => s.Deadline == c.At && s.CounterMinor is not null),
        "counter-instead-of-return" or "counter-instead-of-remedy" => Stage(StageKind.SellerAnswer, s => s.CounterMinor is not null),
        "seller-asked" or "seller-asked-again" => Stage(StageKind.SellerAnswer, s => s.Deadline == c.At),
        "seller-time-begins-anew" => Any(Stage(StageKind.SellerAnswer, s => s.Deadline == c.At), Stage(StageKind.ExpertOpinion, _ => true)),
        "remedy-agreed" or "remedy-shipped-until" => Stage(StageKind.RemedyShipment, s => c.At is null || s.Deadline == c.At),
        "shipment-told" or "delivery-awaited-until" => Stage(StageKind.RemedyDelivery, s => c.At is null || s.Deadline == c.At),
        "return-agreed" => Stage(StageKind.ReturnLabel, s => s.AmountMinor == c.Amount!.Value.MinorUnits),
        "return-label-until" => Stage(StageKind.ReturnLabel, s => s.Deadline == c.At),
        "return-posted-until" => Stage(StageKind.ReturnPosting, s => s.Deadline == c.At),
        "return-awaited-until" => Stage(StageKind.ReturnTransit, s => s.Deadline == c.At),
        "return-inspected-until" => Stage(StageKind.ReturnInspection, s => s.Deadline == c.At),
        "buyer-asked" => Stage(StageKind.OfferAnswer, s => s.Deadline == c.At),
        "review-opened" => Stage(StageKind.Vote, s => s.Deadline == c.At),
        "investigator-decides" => Stage(StageKind.FraudDecision, s => s.Deadline == c.At),
        "somebody-else-asked" => Stage(receipt.EventName!.StartsWith(nameof(StageKind.Vote), StringComparison.Ordinal) ? StageKind.Vote : StageKind.ExpertOpinion, s => s.Round > 1 && s.NextActor == Party.Expert),
        "debt-reduced" => Reduced(c),
        "debt-left" => Debts(d => d.Outstanding == c.Amount, unlessApprovalIsAsked: false),
        "debt-paid-in-full" => Debts(d => d.State == DebtState.Recovered, unlessApprovalIsAsked: false),
        "overpaid-goes-back" => Debts(d => d.OverpaidMinor > 0, unlessApprovalIsAsked: false),
        "request-answered" => Answered(),
        "page-opened" => Not(Reduced(c)),
        "promise-kept" or "steps-wait" => Arranged(a => c.At is null || a.DueAt == c.At),
        "plan-starts" => Arranged(_ => true),
        "debt-written-off" => Debts(d => d.State == DebtState.WrittenOff, unlessApprovalIsAsked: false),
        "debt-stays-with-agency" => Debts(d => d.State == DebtState.AtAgency, unlessApprovalIsAsked: false),
        "approval-counts-another-needed" => Stage(StageKind.PayoutApproval, _ => true),
        "appeal-ends-decision-stands" => Claim(r => r.Outcome == _before.Outcome && r.PaidMinor == _before.PaidMinor),
        "appeal-won-by-seller" => Claim(r => r.Outcome == ClaimOutcome.BorneByMarketplace),

        // Conditions: they say what would follow, and only the next act decides whether it does.
        "if-accepted-seller-debited" or "if-accepted-buyer-paid" or "if-lost-marketplace-pays-and-recovers" or "if-lost-marketplace-pays-and-bears"
            or "if-not-shipped-money-is-paid" or "if-accepted-shipped-or-money-is-paid" or "if-declined-debit-mended-until" or "if-unmended-marketplace-pays-and-recovers" or "if-unmended-marketplace-pays-and-bears" or "promise-broken" or "plan-broken" or "hold-lifted" or "steps-go-on" or "vote-counts" or "vote-decides" or "vote-on-both" or "opinion-counts"
            or "if-accepted-paid-for-return" or "return-cost-of-seller" or "return-cost-of-buyer" or "postage-paid-with-refund" or "if-in-order-paid" or "if-not-in-order-reviewed"
            or "booked-when-confirmed" or "other-items-settled" or "if-accepted-other-items-settled" => Task.FromResult(true),
        _ => throw new InvalidOperationException($"Nobody compares '{c.Code}'."),
    };

    private bool Foretells(string code) => _foretold.Any(f => f.Code == code);

    private async Task<bool> PaidOrAsked(Consequence c)
    {
        if (Foretells("approval-asked") && _act.Kind != CommandKind.ApprovePayout)
        {
            return true;
        }

        bool paid = (await _story.Record()).PaidMinor == c.Amount!.Value.MinorUnits;
        return paid || await Stage(StageKind.PayoutBrake, s => s.AmountMinor == c.Amount.Value.MinorUnits);
    }

    private async Task<bool> Claim(Func<ClaimRecord, bool> holds)
    {
        bool braked = await Stage(StageKind.PayoutBrake, _ => true);
        return braked || holds(await _story.Record());
    }

    private async Task<bool> Stage(StageKind kind, Func<StageRecord, bool> holds) => (await _story.OpenStages()).Exists(s => s.Kind == kind && holds(s));

    private async Task<bool> Booked(string purpose) => await _story.Store.Read(db => Ledger.Find(db, $"{_story.Claim}:{purpose}")) is not null;

    private async Task<bool> Taken(string account) =>
        (await _story.Store.Read(db => db.LedgerTransactions.Include(t => t.Postings).SingleOrDefaultAsync(t => t.Key == $"{_story.Claim}:{Purposes.DebitSeller}")))?.Postings.Any(p => p.Account == account) == true;

    private async Task<bool> Debts(Func<DebtRecord, bool> holds, bool unlessApprovalIsAsked)
    {
        bool waits = unlessApprovalIsAsked && (Foretells("approval-asked") || await Stage(StageKind.PayoutBrake, _ => true));
        return waits || (await _story.Store.Read(db => db.Debts.Where(d => d.ClaimId == _story.Claim).ToListAsync())).Exists(d => holds(d));
    }

    private async Task<bool> Arranged(Func<DebtArrangementRecord, bool> holds) => (await _story.Store.Read(db => db.DebtArrangements.Where(a => a.DebtId == _act.Debt!.Value).ToListAsync()))
        .Exists(a => a.State is ArrangementState.Running or ArrangementState.Asked && holds(a));

    private async Task<bool> Reduced(Consequence c) => _owedBefore - await Owed(_story, _act) == Math.Min(_owedBefore, c.Amount!.Value.MinorUnits);

    private async Task<bool> Appealable(Consequence c)
    {
        ClaimRecord claim = await _story.Record();
        List<AppealRecord> appeals = await _story.Store.Read(db => db.Appeals.Where(a => a.ClaimId == claim.Id).ToListAsync());
        return AppealRights.Until(claim, appeals, Guarantee.Policy.ThePack.Pack.Appeals) == c.At;
    }

    private async Task<bool> Answered()
    {
        // The backend answers for the buyer.
        Party party = _act.Party == Party.Marketplace ? Party.Buyer : _act.Party;
        return await _story.Store.Read(db =>
            db.EvidenceRequests.AnyAsync(r => r.ClaimId == _story.Claim && r.Party == party && r.Answered));
    }

    private static async Task<long> Owed(Story story, PossibleAct act) =>
        act.Debt is { } id ? (await story.Store.Read(db => db.Debts.SingleAsync(d => d.Id == id))).Outstanding.MinorUnits : 0;

    private static async Task<bool> Not(Task<bool> holds) => !await holds;

    private static async Task<bool> Any(Task<bool> one, Task<bool> other) => await one || await other;

    private async Task<string> What()
    {
        ClaimRecord claim = await _story.Record();
        string stages = string.Join("; ", (await _story.OpenStages()).Select(s => $"{s.EventName} until {s.Deadline:u} about {s.AmountMinor}"));
        return $"before {_before.Status} {_before.Outcome}, now {claim.Status} {claim.Outcome}, paid {claim.PaidMinor}, owed {_owedBefore}, at {_story.Now:u}; {stages}";
    }
}
