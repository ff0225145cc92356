using AtoZ.Functions.Cases.Commands;
using AtoZ.Functions.Cases.Conversation;
using AtoZ.Functions.Data;
using AtoZ.Functions.Evidence;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.Terms;
using AtoZ.Functions.Payments;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Cases;

/// <summary>Reads a case as one party may see it. Writes nothing.</summary>
internal sealed class CaseReader(AtoZStore store, IPolicyLibrary policies, PaymentPages pages, TimeProvider clock)
{
    /// <summary>The case for a viewer; null when there is no such claim.</summary>
    /// <param name="id">The claim.</param>
    /// <param name="viewer">Who looks; the marketplace and staff see everything but hidden votes.</param>
    /// <param name="link">The link it was opened with.</param>
    /// <param name="person">Which member of staff; what they judged before bars them from more.</param>
    public Task<CaseFile?> Read(ClaimId id, Party viewer, LinkRecord? link = null, string? person = null) => store.Read<CaseFile?>(async db =>
        await db.Claims.SingleOrDefaultAsync(c => c.Id == id) is { } claim ? await Read(db, claim, viewer, link, person) : null);

    /// <summary>The case for a viewer within the caller's transaction; null when there is no such claim.</summary>
    public async Task<CaseFile?> Read(AtoZDb db, ClaimId id, Party viewer, LinkRecord? link = null) =>
        await db.Claims.SingleOrDefaultAsync(c => c.Id == id) is { } claim ? await Read(db, claim, viewer, link) : null;

    /// <summary>The case for staff, with what can be done in any of several roles; null when there is no such claim.</summary>
    public async Task<CaseFile?> Read(ClaimId id, IReadOnlyList<Party> roles, string? person = null)
    {
        CaseFile? first = null;
        List<CaseAction> actions = [];
        foreach (Party role in roles)
        {
            if (await Read(id, role, person: person) is not { } file)
            {
                return null;
            }

            first ??= file;
            actions.AddRange(file.Actions);
        }

        return first is null ? null : first with { Actions = actions };
    }

    /// <summary>What a command would lead to, or why it can't be given; null when there is no such claim.</summary>
    public Task<CaseAction?> Preview(NewCommand command) => store.Read<CaseAction?>(async db =>
    {
        ClaimId id = command.ClaimId;
        if (await db.Claims.SingleOrDefaultAsync(c => c.Id == id) is not { } claim)
        {
            return null;
        }

        List<StageRecord> stages = await db.Stages.Where(s => s.ClaimId == id && s.ClosedAt == null).ToListAsync();
        List<OfferRecord> offers = await db.Offers.Where(o => o.ClaimId == id).OrderBy(o => o.Round).ToListAsync();
        DebtsKnown debts = await DebtsKnown.Read(db, id);
        List<AppealRecord> reviews = await db.Appeals.Where(a => a.ClaimId == id).OrderBy(a => a.Number).ToListAsync();
        List<CommandRecord> given = await db.Commands.Where(c => c.ClaimId == id).ToListAsync();
        ActionFinder finder = new(claim, stages, offers, reviews, given, await Asked(db, id), await WhatIsMissing.Stakes(db, claim), debts, pages, await PartyCalendars.Of(db, claim, policies.For(claim)), clock.GetUtcNow());
        return finder.Preview(command, CommandCatalogue.Judges(command.Party) ? await PastActs.Of(db, id) : []);
    });

    private async Task<CaseFile> Read(AtoZDb db, ClaimRecord claim, Party viewer, LinkRecord? link, string? person = null)
    {
        CaseTrace.Is(claim.Id);
        PolicyPack policy = policies.For(claim);
        List<StageRecord> stages = await db.Stages.Where(s => s.ClaimId == claim.Id && s.ClosedAt == null).OrderBy(s => s.Deadline).ToListAsync();
        List<OfferRecord> offers = await db.Offers.Where(o => o.ClaimId == claim.Id).OrderBy(o => o.Round).ToListAsync();
        List<AppealRecord> appeals = await db.Appeals.Where(a => a.ClaimId == claim.Id).OrderBy(a => a.Number).ToListAsync();
        List<EvidenceRecord> evidence = await db.Evidence.Where(e => e.ClaimId == claim.Id).OrderBy(e => e.AddedAt).ToListAsync();
        List<StatementRecord> statements = await db.Statements.Where(s => s.ClaimId == claim.Id).OrderBy(s => s.Number).ToListAsync();
        List<CommandRecord> given = await db.Commands.Where(c => c.ClaimId == claim.Id).OrderByDescending(c => c.GivenAt).ToListAsync();
        Underway? underway = Cases.Underway.Of(claim, stages, given, appeals, viewer, policy, clock.GetUtcNow());
        List<MessageRecord> messages = await db.Messages.Where(m => m.ClaimId == claim.Id).OrderBy(m => m.Number).ToListAsync();
        SeatSight? sight = await SeatSight.Of(db, link);
        if (sight is not null)
        {
            stages = sight.Of(stages);
            appeals = sight.Of(appeals);
            offers = [.. offers.Where(o => sight.Saw(o.MadeAt))];
            evidence = [.. evidence.Where(e => sight.Saw(e.AddedAt))];
            statements = [.. statements.Where(s => sight.Saw(s.At))];
            messages = [.. messages.Where(m => sight.Saw(m.At))];
        }

        ReturnRecord? sent = await db.Returns.SingleOrDefaultAsync(r => r.ClaimId == claim.Id);
        if (sent is not null && sight?.Saw(sent.AgreedAt) == false)
        {
            sent = null;
        }

        List<TimelineRecord> timeline = await db.Timeline.Where(t => t.ClaimId == claim.Id).OrderBy(t => t.Sequence).ToListAsync();
        DebtsKnown debts = await DebtsKnown.Read(db, claim.Id);
        Stakes stakes = await WhatIsMissing.Stakes(db, claim);
        StageRecord? asked = await Asked(db, claim.Id);
        IReadOnlyList<RefundShare> paid = claim.PaidMinor > 0 ? await BuyerPayouts.Paid(db, claim) : [];
        bool canFallAway = appeals.Exists(a => a.DecidedAt is null) || AppealRights.Check(claim, appeals, Party.Seller, policy.Appeals, clock.GetUtcNow()) is null;
        ActionFinder finder = new(claim, stages, offers, appeals, given, asked, stakes, debts, pages, await PartyCalendars.Of(db, claim, policy), clock.GetUtcNow());
        return new CaseFile
        {
            Viewer = viewer,
            Link = link,
            Asked = sight?.Asked,
            Claim = claim,
            Stakes = stakes,
            GiveBack = viewer == Party.Buyer ? await Cases.GiveBack.Of(db, claim) : null,
            Order = await db.OrderLines.SingleOrDefaultAsync(o => o.OrderId == claim.OrderId && o.Line == claim.Line),
            Lines = await ClaimLines.Of(db, claim),
            OpenStages = stages,
            Actions = finder.Find(viewer, link, person, CommandCatalogue.Judges(viewer) ? await PastActs.Of(db, claim.Id) : []),
            Otherwise = Shown(stages, appeals, viewer, link) is { } stage ? Silence(stage, claim, stakes, debts, policy) : [],
            Underway = underway,
            Answers = Answers(given, viewer, link, appeals),
            Timeline = [.. timeline.Where(t => t.Audience.Holds(viewer))],
            Evidence = [.. evidence.Select(e => VisibleFile.Of(e, viewer))],
            Meters = Meters(claim, evidence, viewer, policy.Evidence),
            Requests = await Requests(db, claim.Id, viewer),
            ReplyTimes = viewer == Party.Expert ? [] : await db.ReplyTimes.Where(r => r.ClaimId == claim.Id).OrderBy(r => r.From).ToListAsync(),
            Room = Room(evidence, viewer, policy.Evidence),
            LongestMessage = policy.Inquiries.LongestMessage,
            Offers = offers,
            Messages = [.. messages.Select(m => CaseMessage.Of(m, viewer))],
            WhyNoMessage = await MessageDesk.WhyNot(db, claim),
            Parts = PayoutParts.Of(paid),
            Refund = viewer is Party.Seller or Party.Expert ? null : await RefundSight.Of(db, claim, paid, stakes.Claim, policy, clock.GetUtcNow()),
            Return = sent,
            CanBeOffered = Remedies.Offered(claim.Kind, policy.Offers),
            Statements = statements,
            Losses = await db.LossLines.Where(l => l.ClaimId == claim.Id).OrderBy(l => l.Number).ToListAsync(),
            Appeals = appeals,
            Votes = await DecidedVotes(db, claim.Id, appeals),
            Debts = viewer is Party.Buyer or Party.Expert ? [] : debts.Debts,
            Arrangements = viewer is Party.Buyer or Party.Expert ? [] : debts.Arrangements,
            DebtPlans = viewer is Party.Buyer or Party.Expert
                ? []
                : [.. debts.Debts.Select(d => DebtPlan.Of(d, debts.Of(d.Id), pages, canFallAway, policy, clock.GetUtcNow()))],
            PaymentPages = viewer == Party.Seller
                ? await db.PaymentOrders.Where(o => o.ClaimId == claim.Id && o.Kind == PaymentKind.Page && o.State == PaymentState.Pending).OrderBy(o => o.CreatedAt).ToListAsync()
                : [],
            Fraud = viewer is Party.Buyer or Party.Seller ? null : await db.FraudChecks.SingleOrDefaultAsync(f => f.ClaimId == claim.Id),
            Appeal = Right(claim, appeals, viewer, stakes.Claim, viewer == Party.Buyer ? await WhatIsMissing.OfRefused(db, claim) : Money.Zero(claim.Currency), debts, asked, policy.Appeals),
        };
    }

    // What it promised about the seller holds for the acts that follow it.
    internal static Task<StageRecord?> Asked(AtoZDb db, ClaimId id) =>
        db.Stages.Where(s => s.ClaimId == id && s.Kind == StageKind.SellerAnswer).OrderByDescending(s => s.OpenedAt).FirstOrDefaultAsync();

    // While something is arranged about a debt, its moment is not the next attempt's.
    private static IReadOnlyList<Consequence> Silence(StageRecord stage, ClaimRecord claim, Stakes stakes, DebtsKnown debts, PolicyPack policy)
    {
        ArrangementKind? runs = stage is { Kind: StageKind.DebtPayment, DebtId: { } id }
            ? debts.Of(id).Where(a => a.State == ArrangementState.Running).Select(a => (ArrangementKind?)a.Kind).Max()
            : null;
        return runs switch
        {
            ArrangementKind.Pause => [new("steps-go-on", null, stage.Deadline)],
            ArrangementKind.Plan => [new("instalment-collected", null, stage.Deadline)],
            ArrangementKind.Promise => [new("promise-broken", null, stage.Deadline)],
            _ => ConsequencesOfSilence.Of(stage, stakes.Of(stage, claim.AmountMinor), policy),
        };
    }

    // Buyer and seller see their side's answers, an expert only what came by this very link. Votes of an open review stay hidden
    // from everybody else: the two seats must not know of one another.
    private static List<CommandRecord> Answers(List<CommandRecord> all, Party viewer, LinkRecord? link, List<AppealRecord> appeals)
    {
        bool hidden = appeals.Any(a => a.DecidedAt is null);
        return viewer switch
        {
            Party.Buyer or Party.Seller => [.. all.Where(c => c.Party == viewer)],
            Party.Expert => [.. all.Where(c => c.Actor == link?.Id)],
            _ => [.. all.Where(c => (c.Kind != CommandKind.CastVote || !hidden) && !IsUngiven(c))],
        };
    }

    // A draft, and what can still be taken back or was, are nobody's but their party's: the backend speaks for the buyer, and staff judge.
    private static bool IsUngiven(CommandRecord command) =>
        command.State != CommandState.Taken && CommandTimeline.Waits(command.Kind, command.SendsItself);

    // A party sees what it was asked; an expert sees the files that came of it.
    private static async Task<List<EvidenceRequestRecord>> Requests(AtoZDb db, ClaimId id, Party viewer) => viewer == Party.Expert
        ? []
        : await db.EvidenceRequests
            .Where(r => r.ClaimId == id && ((viewer != Party.Buyer && viewer != Party.Seller) || r.Party == viewer))
            .OrderBy(r => r.Number)
            .ToListAsync();

    private AppealRight Right(
        ClaimRecord claim, List<AppealRecord> appeals, Party viewer, Money atStake, Money refused, DebtsKnown debts, StageRecord? asked, AppealTerms terms)
    {
        bool bears = asked?.Default.IsBorne() == true;
        DateTimeOffset now = clock.GetUtcNow();
        Refusal? whyNot = AppealRights.Check(claim, appeals, viewer, terms, now);
        return new AppealRight(whyNot, AppealRights.Until(claim, appeals, terms))
        {
            Consequences = whyNot is null
                ? ConsequencesOfAppeal.Of(new AppealAtHand(viewer, claim, appeals, atStake, refused, debts.Debts, bears, terms, now))
                : [],
        };
    }

    // The buyer is told what silence leads to for the claim, not for the seller's debt; the seller too, while an appeal may undo the debt:
    // what comes of that stands in the debt's own plan.
    private static StageRecord? Shown(List<StageRecord> stages, List<AppealRecord> appeals, Party viewer, LinkRecord? link) =>
        (viewer == Party.Seller && appeals.Any(a => a.DecidedAt is null) ? stages.FirstOrDefault(s => s.DebtId is null) : null)
        ?? stages.FirstOrDefault(s => s.NextActor == viewer && (link?.DebtId is null || s.DebtId == link.DebtId))
        ?? stages.FirstOrDefault(s => s.DebtId is null)
        ?? stages.FirstOrDefault(_ => viewer is not (Party.Buyer or Party.Expert));

    private static Dictionary<Party, EvidenceSufficiency> Meters(ClaimRecord claim, List<EvidenceRecord> evidence, Party viewer, EvidenceTerms terms) =>
        EvidenceRequests.Askable.Where(party => viewer == party || viewer is not (Party.Buyer or Party.Seller))
            .ToDictionary(party => party, party => EvidenceSufficiency.Of(claim.Kind, party, evidence.Where(e => e.Party == party).Select(e => e.ContentType), terms));

    private static EvidenceRoom Room(List<EvidenceRecord> evidence, Party viewer, EvidenceTerms terms) =>
        new(Math.Max(0, terms.MaximumFiles - evidence.Count(e => e.Party == viewer)), terms.MaximumBytes, terms.AcceptedTypes);

    private static async Task<List<VoteRecord>> DecidedVotes(AtoZDb db, ClaimId id, List<AppealRecord> appeals)
    {
        HashSet<int> decided = [.. appeals.Where(a => a.DecidedAt is not null).Select(a => a.Number)];
        List<VoteRecord> votes = await db.Votes.Where(v => v.ClaimId == id).ToListAsync();
        return [.. votes.Where(v => decided.Contains(v.AppealNumber))];
    }
}
