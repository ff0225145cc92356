using AtoZ.Functions.Cases;
using AtoZ.Functions.Cases.Commands;
using AtoZ.Functions.Cases.Staff;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.Facts;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Messages.Links;
using AtoZ.Functions.Tests.Workflows.Support;
using AtoZ.Functions.Workflows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Foresight;

/// <summary>An act that somebody may do now.</summary>
internal sealed record PossibleAct(CommandKind Kind, Party Party, object Payload, DebtId? Debt = null);

/// <summary>
/// One case out of a seed, played by acts that its parties and staff may do: before each one, every dry run is asked; then one act is done, and what was
/// foretold is compared with what is.
/// </summary>
internal sealed partial class SeededCase(Story story, int seed, Dictionary<(CommandKind Kind, Party Party), int> hits)
{
    private const int MostSteps = 4;
    private static readonly Party[] Everybody =
        [Party.Buyer, Party.Seller, Party.Expert, Party.Investigator, Party.Reviewer, Party.Approver, Party.Collector, Party.Marketplace];

    private readonly Random _random = new(seed);
    private int _step;
    private bool _asked;

    public async Task Play()
    {
        await File();
        await PassToALaterState();
        for (_step = 0; _step < MostSteps; _step++)
        {
            await MaybeAsk();
            List<(PossibleAct Act, IReadOnlyList<Consequence> Foretold)> possible = [];
            foreach (PossibleAct act in await Acts())
            {
                if (await Foretell(act) is { WhyNot: null } action)
                {
                    possible.Add((act, action.Consequences));
                }
            }

            if (possible.Count == 0 || _random.Next(4) == 0)
            {
                await story.Pass(TimeSpan.FromHours(73));
                continue;
            }

            // What was seldom done is done first, so that every act is met.
            (PossibleAct chosen, IReadOnlyList<Consequence> foretold) = possible.OrderBy(p => hits.GetValueOrDefault((p.Act.Kind, p.Act.Party))).ThenBy(_ => _random.Next()).First();
            await Do(chosen, foretold);
        }
    }

    // Some begin where approvers or the recovery desk are asked, which few cases reach by chance.
    private async Task PassToALaterState()
    {
        if (seed % 20 == 0 || seed % 9 is 4 or 7)
        {
            await story.Pass(TimeSpan.FromHours(73));
        }

        if (seed % 20 == 0)
        {
            await story.Pass(TimeSpan.FromDays(121));
        }

        if ((await story.OpenStages()).Exists(s => s.Kind == StageKind.SellerAnswer))
        {
            await SomethingHappens();
        }
    }

    // What waits for an agreement, a carrier or staff first.
    private async Task SomethingHappens()
    {
        switch (seed % 25)
        {
            case 3 or 11:
                Assert.True((await story.SellerOffers(0, Remedy.Replacement)).Accepted);
                await story.Pass(TimeSpan.FromHours(2));
                Assert.True((await story.BuyerAccepts()).Accepted);
                await story.Pass(TimeSpan.FromHours(2));
                break;
            case 16:
                Assert.True((await story.SellerOffers(1)).Accepted);
                await story.Pass(TimeSpan.FromHours(2));
                ClaimRecord countered = await story.Record();
                Assert.True((await story.Give(CommandKind.BuyerCounters, Party.Buyer, new CounterOfferPayload(countered.AmountMinor * 3 / 4, countered.Currency))).Accepted);
                await story.Pass(TimeSpan.FromHours(2));
                break;
            case 2 or 9 or 17 or 22:
                await story.Store.Write(async db => (await db.Claims.SingleAsync(c => c.Id == story.Claim)).Kind = ClaimKind.Defective);
                Assert.True((await story.SellerOffers((await story.Record()).AmountMinor, Remedy.Return)).Accepted);
                await story.Pass(TimeSpan.FromHours(2));
                if (seed % 25 != 2)
                {
                    Assert.True((await story.BuyerAccepts()).Accepted);
                }

                Assert.True(seed % 25 is 2 or 9 || (await story.PaysPostage()).Accepted);
                Assert.True(seed % 25 != 22 || (await story.Posts(900)).Accepted);
                break;
            case 8:
                string order = (await story.Record()).OrderId;
                Assert.Null(await story.Fact(new FactBody(FactType.Scan, $"delivered-{seed}", story.Now, order, 1, Scan: ScanKind.Delivered, Signature: true)));
                break;
        }
    }

    private async Task Do(PossibleAct act, IReadOnlyList<Consequence> foretold)
    {
        Foretold check = await Foretold.Begin(story, act, foretold, $"seed {seed}, step {_step}, {act.Party} {act.Kind} {act.Payload}");
        CommandReceipt receipt = await Give(act);
        Assert.True(receipt.Accepted, $"{check.Where}: the dry run let it pass, the desk says {receipt.Refusal?.Code}.");
        await Launch.Wake(story.Client, receipt);
        await story.Idle();
        if (receipt.RevocableUntil is { } until && until > story.Now)
        {
            await story.Pass(until - story.Now);
        }

        await check.Came(receipt);
        hits[(act.Kind, act.Party)] = hits.GetValueOrDefault((act.Kind, act.Party)) + 1;
    }

    private async Task<IReadOnlyList<PossibleAct>> Acts()
    {
        List<PossibleAct> acts = [];
        foreach (Party party in Everybody)
        {
            foreach (LinkRecord? link in await Links(party))
            {
                CaseFile file = (await story.Services.GetRequiredService<CaseReader>().Read(story.Claim, party == Party.Marketplace ? Party.Buyer : party, link))!;
                acts.AddRange(file.Actions.Where(a => a.Offered).Select(a => new PossibleAct(a.Kind, party, Payload(a, file), a.DebtId)));
            }
        }

        return acts;
    }

    private async Task<IReadOnlyList<LinkRecord?>> Links(Party party)
    {
        if (party is not (Party.Buyer or Party.Seller or Party.Expert))
        {
            return [null];
        }

        List<LinkRecord> links = await story.Store.Read(db => db.Links.Where(l => l.ClaimId == story.Claim && l.Party == party && l.DebtId == null && l.RevokedAt == null).ToListAsync());
        if (party == Party.Expert)
        {
            // Each question to an expert has a link of its own, which says nothing once the stage is over; a prolonged one has two.
            List<StageRecord> stages = await story.OpenStages();
            IEnumerable<LinkRecord> open = links.Where(l => stages.Exists(s => s.Key == l.StageKey));
            return [.. open.GroupBy(l => l.StageKey).Select(g => g.MaxBy(l => l.ExpiresAt))];
        }

        return [.. links.GroupBy(l => l.Purpose).Select(g => g.MaxBy(l => l.ExpiresAt))];
    }

    private async Task<string> Token(PossibleAct act)
    {
        IReadOnlyList<LinkRecord?> links = await Links(act.Party);
        LinkRecord link = links.Single(l => PartyActions.Of(act.Party, l!.Purpose).Contains(act.Kind))!;
        return story.Services.GetRequiredService<SignedLinks>().AddressOf(link).Segments[^1];
    }

    private async Task<CaseAction?> Foretell(PossibleAct act)
    {
        Functions.Cases.Foresight foresight = story.Services.GetRequiredService<Functions.Cases.Foresight>();
        return act.Party switch
        {
            Party.Buyer or Party.Seller or Party.Expert => (await story.Services.GetRequiredService<CaseDesk>().DryRun(await Token(act), act.Kind, act.Payload, act.Debt)).Action,
            Party.Marketplace => await foresight.Of(new NewCommand(story.Claim, act.Kind, Party.Buyer, "backend", act.Payload)),
            _ => await foresight.Of(Member(act), story.Claim, act.Kind, act.Payload, act.Debt),
        };
    }

    private async Task<CommandReceipt> Give(PossibleAct act)
    {
        CaseDesk desk = story.Services.GetRequiredService<CaseDesk>();
        if (act.Party is Party.Buyer or Party.Seller or Party.Expert)
        {
            string token = await Token(act);
            return await desk.Give(token, (await desk.Open(token)).Nonce!, act.Kind, act.Payload, act.Debt);
        }

        return act.Party == Party.Marketplace
            ? await story.Store.Write(db => story.Services.GetRequiredService<CommandDesk>().Accept(db, new NewCommand(story.Claim, act.Kind, Party.Buyer, "backend", act.Payload)))
            : await story.Services.GetRequiredService<StaffDesk>().Give(Member(act), story.Claim, act.Kind, act.Payload, act.Debt);
    }

    // A new person for each step: who may not judge twice is another test's matter.
    private StaffMember Member(PossibleAct act) => new($"{act.Party}-{seed}-{_step}", [act.Party]);

    private object Payload(CaseAction action, CaseFile file) => action.Kind switch
    {
        CommandKind.SellerOffers => _random.Next(3) == 0
            ? new OfferPayload(Remedy.Replacement, 0, "Another one is on its way.")
            : new OfferPayload(Remedy.PartRefund, file.Claim.AmountMinor / 2, "Sorry for the trouble."),
        CommandKind.BuyerCounters => new CounterOfferPayload(file.Claim.AmountMinor * 3 / 4, file.Claim.Currency, "It cost me a day."),
        CommandKind.SellerShips => new ShipmentPayload("Parcel post", $"JD{seed}-{_step}"),
        CommandKind.SellerGivesLabel => new ReturnLabelPayload("Parcel post", $"RT{seed}-{_step}"),
        CommandKind.BuyerPosts => new ReturnPostedPayload("Parcel post", $"RT{seed}-{_step}"),
        CommandKind.SellerInspects => new ReturnInspectionPayload(_random.Next(2) == 0 ? ReturnCondition.AsAgreed : ReturnCondition.Damaged, "As the photos show."),
        CommandKind.SellerContests => new ContestPayload("The carrier has a signature."),
        CommandKind.BuyerChangesReason => new ReasonChangePayload(ClaimKind.Lost, "The carrier lost the parcel on its way."),
        CommandKind.BuyerWithdraws => new WithdrawalPayload(),
        CommandKind.GiveExpertOpinion or CommandKind.DecideFraud => new FraudOpinionPayload(_random.Next(2) == 0, "As the photos show.", "The number is of another parcel."),
        CommandKind.CastVote => Story.Ballot(_random.Next(2) == 0),
        CommandKind.PayDebt => new DebtPaymentPayload(Outstanding(action, file) / 2),
        CommandKind.RecordDebtPayment => new ReceivedPaymentPayload(Outstanding(action, file) / 3, DebtPayer.Insurer, $"transfer {seed}/{_step}"),
        CommandKind.PromisePayment => new PromisePayload(story.Now.AddDays(3), Outstanding(action, file)),
        CommandKind.AskInstalments => new InstalmentsPayload(3, "A slow winter."),
        CommandKind.PauseRecovery => new PausePayload(story.Now.AddDays(9), "A flood in the workshop."),
        CommandKind.SellerPays or CommandKind.RetryDebit or CommandKind.RemedyArrived or CommandKind.BuyerAccepts or CommandKind.SellerAcceptsCounter or CommandKind.CancelDebt
            or CommandKind.ReturnReceived or CommandKind.SellerWaivesReturn => new NoPayload(),
        _ => new ReasonPayload("So be it."),
    };

    private static long Outstanding(CaseAction action, CaseFile file) => file.Debts.Single(d => d.Id == action.DebtId).Outstanding.MinorUnits;

    // Staff ask one party for more, once, as soon as somebody judges the claim: before that nothing may be asked for.
    private async Task MaybeAsk()
    {
        Party? asked = (seed % 5) switch { 0 => Party.Seller, 4 => Party.Buyer, _ => null };
        if (_asked || asked is not { } party || EvidenceRequests.Scope(await story.OpenStages()) is null)
        {
            return;
        }

        bool notAsked = party == Party.Seller && (await story.Record()).FulfilledByMarketplace;
        Assert.Equal(notAsked ? "PARTY_NOT_ASKED" : null, (await story.Asks(party)).Refusal?.Code);
        _asked = true;
    }
}
