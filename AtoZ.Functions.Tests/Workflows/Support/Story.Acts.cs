using AtoZ.Functions.Cases.Commands;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Messages.Email;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Workflows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AtoZ.Functions.Tests.Workflows.Support;

/// <summary>What parties do in stories.</summary>
internal sealed partial class Story
{
    public Task<CommandReceipt> SellerPays() => Give(CommandKind.SellerPays, Party.Seller, new NoPayload());

    public Task<CommandReceipt> SellerOffers(long amountMinor, Remedy remedy = Remedy.PartRefund) =>
        Give(CommandKind.SellerOffers, Party.Seller, new OfferPayload(remedy, amountMinor, "Sorry for the trouble."));

    public Task<CommandReceipt> SellerContests() => Give(CommandKind.SellerContests, Party.Seller, new ContestPayload("The carrier has a signature."));

    public Task<CommandReceipt> BuyerAccepts() => Give(CommandKind.BuyerAccepts, Party.Buyer, new NoPayload());

    public Task<CommandReceipt> BuyerDeclines() => Give(CommandKind.BuyerDeclines, Party.Buyer, new ReasonPayload("Too little."));

    /// <summary>The buyer would settle for this much.</summary>
    public Task<CommandReceipt> BuyerCounters(long amountMinor) => Give(CommandKind.BuyerCounters, Party.Buyer, new CounterOfferPayload(amountMinor, "USD", "It cost me a day."));

    public Task<CommandReceipt> SellerAcceptsCounter() => Give(CommandKind.SellerAcceptsCounter, Party.Seller, new NoPayload());

    public Task<CommandReceipt> BuyerWithdraws() => Give(CommandKind.BuyerWithdraws, Party.Buyer, new ReasonPayload("It arrived after all."));

    /// <summary>Nobody votes in two reviews of a claim: each seat of each review has a voter of its own.</summary>
    public async Task<CommandReceipt> Votes(Seat seat, bool forBuyer) => await Give(
        CommandKind.CastVote, seat == Seat.Independent ? Party.Expert : Party.Reviewer, Ballot(forBuyer), $"voter of {seat} in {await Reviews()}", seat: seat);

    private Task<int> Reviews() => Store.Read(db => db.Appeals.CountAsync(a => a.ClaimId == Claim));

    public Task<CommandReceipt> Approves(string approver) => Give(CommandKind.ApprovePayout, Party.Approver, new ReasonPayload("Fine."), approver);

    public Task<CommandReceipt> Rejects(string approver) => Give(CommandKind.RejectPayout, Party.Approver, new ReasonPayload("Too unclear."), approver);

    /// <summary>The seller pays by bank, and the backend books it.</summary>
    public Task<CommandReceipt> PaysDebt(long amountMinor, bool wake = true) => Receives(amountMinor, DebtPayer.Seller, wake: wake);

    /// <summary>Money comes in for the debt; each has a reference of its own unless one is given.</summary>
    public Task<CommandReceipt> Receives(long amountMinor, DebtPayer from, string? reference = null, bool wake = true) =>
        Give(CommandKind.RecordDebtPayment, Party.Marketplace, new ReceivedPaymentPayload(amountMinor, from, reference ?? $"bank-{++_facts}"), "backend", Debt, wake: wake);

    public Task<CommandReceipt> Promises(TimeSpan within, long amountMinor) =>
        Give(CommandKind.PromisePayment, Party.Seller, new PromisePayload(Now + within, amountMinor), debt: Debt);

    public Task<CommandReceipt> AsksInstalments(int count) => Give(CommandKind.AskInstalments, Party.Seller, new InstalmentsPayload(count, "A slow winter."), debt: Debt);

    public Task<CommandReceipt> CollectorSays(CommandKind kind) => Give(kind, Party.Collector, new ReasonPayload("As agreed."), "Cora", Debt);

    public Task<CommandReceipt> CollectorPauses(TimeSpan span) => Give(CommandKind.PauseRecovery, Party.Collector, new PausePayload(Now + span, "A flood in the workshop."), "Cora", Debt);

    /// <summary>A coming disbursement of the seller.</summary>
    public Task Disburses(string id, long amountMinor) => Store.Write(db => SellerFunds.Hold(db, Market.Disbursement(id, amountMinor), Now));

    public Task<Refusal?> Revokes(string command, Party party) =>
        Store.Write(db => _host.Services.GetRequiredService<CommandDesk>().Revoke(db, Claim, command, party));

    /// <summary>The newest mail of a purpose comes back.</summary>
    public async Task<BounceReceipt> Bounces(string purpose)
    {
        IMailBounces bounces = _host.Services.GetRequiredService<IMailBounces>();
        BounceReceipt receipt = await Store.Write(async db => await bounces.Record(
            db, (await db.Mails.Where(m => m.ClaimId == Claim).OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Key).ToListAsync()).First(m => m.Key.Contains($":{purpose}:", StringComparison.Ordinal)).Key));
        await Launch.Wake(Client, receipt);
        await Idle();
        return receipt;
    }

    /// <summary>Appeals as the case desk does: the row first, then the orchestration; or joins the appeal of the other side.</summary>
    public async Task Appeals(Party party)
    {
        int number = await Store.Write(async db =>
        {
            List<AppealRecord> appeals = await db.Appeals.Where(a => a.ClaimId == Claim).ToListAsync();
            if (AppealRights.Joins(appeals, party) is { } running)
            {
                (running.JoinedStatement, running.JoinedAt) = ("This was not known either.", _host.Clock.GetUtcNow());
                return running.Number;
            }

            int next = appeals.Count + 1;
            db.Appeals.Add(new AppealRecord
            {
                ClaimId = Claim,
                Number = next,
                Origin = AppealRights.OriginOf(party),
                Statement = "There is new information that nobody knew before.",
                OpenedAt = _host.Clock.GetUtcNow(),
            });
            return next;
        });
        await Launch.Appeal(Client, Claim, number);
        await _host.IdleAsync();
    }

    public static VotePayload Ballot(bool forBuyer) =>
        new(forBuyer, [.. Functions.Guarantee.Policy.Appeals.Criteria.Keys.Select(code => new CriterionVote(code, forBuyer, "As the photos and the tracking show."))]);

    /// <summary>The seller's window begins again in the store, and the orchestration does not hear of it.</summary>
    public Task BeginsAgainUnheard() => Store.Write(async db =>
    {
        StageRecord stage = await db.Stages.SingleAsync();
        (stage.RestartedAt, stage.Deadline) = (Now, Now.AddHours(72));
    });
}
