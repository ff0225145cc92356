using AtoZ.Functions.Cases.Intake;
using AtoZ.Functions.Cases.Publishing;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy.Eligibility;
using AtoZ.Functions.Tests.Cases.Intake;
using AtoZ.Functions.Tests.Guarantee.Policy;
using AtoZ.Functions.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Cases.Publishing;

/// <summary>What a draft would have changed for filings of the past.</summary>
public class PastFilingsTests
{
    [Fact]
    public async Task Without_a_change_of_numbers_nothing_is_tried()
    {
        await using PolicyRoom room = await Past();
        await room.Drafted();

        PackComparison comparison = (await room.Reader.Compare("2027-01", null))!;

        Assert.Empty(comparison.Numbers);
        Assert.Empty(comparison.Effects);
    }

    [Theory]
    [InlineData("P7D", 0)]
    [InlineData("P8D", 0)]
    [InlineData("P9D", 1)]
    public async Task A_window_that_opens_later_would_have_refused_a_claim_that_was_paid(string opens, int claims)
    {
        await using PolicyRoom room = await Past();
        await room.Drafted("$.eligibility.opensAfterEstimatedDelivery", opens);

        PackComparison comparison = (await room.Reader.Compare("2027-01", null))!;

        Assert.Equal(["ELIG-05"], comparison.Numbers.Select(n => n.Rule));
        Assert.Equal(2, comparison.FilingsTried);
        Assert.Equal(claims, comparison.Effects.Where(e => e.Kind == PackEffectKind.NowRefused).Sum(e => e.Claims));
        Assert.Equal(claims * -2500L, comparison.PaidToBuyersMinor.GetValueOrDefault("USD"));
    }

    [Theory]
    [InlineData("P3D", 0)]
    [InlineData("P2D", 1)]
    [InlineData("P1D", 1)]
    public async Task A_window_that_opens_earlier_would_have_taken_in_a_filing_that_was_refused(string opens, int filings)
    {
        await using PolicyRoom room = await Past();
        await room.Drafted("$.eligibility.opensAfterEstimatedDelivery", opens);

        PackComparison comparison = (await room.Reader.Compare("2027-01", null))!;

        PackEffect? effect = comparison.Effects.SingleOrDefault(e => e.Kind == PackEffectKind.NowTakenIn);
        Assert.Equal((filings, filings * 2500L), (effect?.Claims ?? 0, effect?.PaidToBuyersMinor ?? 0));
        Assert.Equal(filings == 0 ? [] : ["ELIG-05"], effect?.Rules ?? []);
    }

    [Theory]
    [InlineData("25", 0)]
    [InlineData("24.99", 1)]
    public async Task A_lower_limit_would_have_asked_for_an_approver(string limit, int claims)
    {
        await using PolicyRoom room = await Past();
        await room.Drafted("$.payouts.automaticUpTo.USD", limit);

        PackComparison comparison = (await room.Reader.Compare("2027-01", null))!;

        PackEffect? effect = comparison.Effects.SingleOrDefault(e => e.Kind == PackEffectKind.MoreApprovers);
        Assert.Equal((claims, claims * 2500L, 0L), (effect?.Claims ?? 0, effect?.AmountMinor ?? 0, effect?.PaidToBuyersMinor ?? 0));
    }

    [Theory]
    [InlineData("48h", 48 * 60, 1)]
    [InlineData("48h", (48 * 60) - 1, 0)]
    [InlineData("72h", 60 * 60, 0)]
    public async Task A_shorter_window_would_have_made_an_answer_late(string window, int answeredAfterMinutes, int claims)
    {
        await using PolicyRoom room = await Past();
        await Answered(room, TimeSpan.FromMinutes(answeredAfterMinutes));
        await room.Drafted("$.sellerAnswer.orderWindow", window, "2027-03");

        PackComparison comparison = (await room.Reader.Compare("2027-03", null))!;

        Assert.Equal(claims, comparison.Effects.Where(e => e.Kind == PackEffectKind.AnswerTooLate).Sum(e => e.Claims));
    }

    [Theory]
    [InlineData("P10D", 10 * 24 * 60, 1)]
    [InlineData("P10D", (10 * 24 * 60) - 1, 0)]
    public async Task A_shorter_time_to_appeal_would_have_kept_the_first_decision(string window, int appealedAfterMinutes, int claims)
    {
        await using PolicyRoom room = await Past();
        ClaimRecord claim = await room.Store.Read(db => db.Claims.SingleAsync());
        await room.Given(new AppealRecord
        {
            ClaimId = claim.Id,
            Number = 1,
            Origin = AppealOrigin.BuyerAppeals,
            Statement = "New.",
            OpenedAt = claim.ClosedAt!.Value.AddMinutes(appealedAfterMinutes),
            ForBuyer = true,
        });
        await room.Drafted("$.appeals.appealWindow", window, "2027-03");

        PackEffect? effect = (await room.Reader.Compare("2027-03", null))!.Effects.SingleOrDefault(e => e.Kind == PackEffectKind.AppealTooLate);

        Assert.Equal((claims, claims * -2500L), (effect?.Claims ?? 0, effect?.PaidToBuyersMinor ?? 0));
    }

    [Theory]
    [InlineData("2", 3, 1)]
    [InlineData("2", 2, 0)]
    public async Task Fewer_rounds_would_have_kept_an_offer_from_being_made(string rounds, int round, int claims)
    {
        await using PolicyRoom room = await Past();
        await Offered(room, round, TimeSpan.FromHours(1));
        await room.Drafted("$.offers.maximumRounds", rounds, "2027-03");

        PackEffect? effect = (await room.Reader.Compare("2027-03", null))!.Effects.SingleOrDefault(e => e.Kind == PackEffectKind.OfferNotAllowed);

        Assert.Equal((claims, 0L), (effect?.Claims ?? 0, effect?.PaidToBuyersMinor ?? 0));
    }

    [Theory]
    [InlineData(48 * 60, 1)]
    [InlineData((48 * 60) - 1, 0)]
    public async Task Less_time_for_the_buyer_would_have_made_an_acceptance_late(int acceptedAfterMinutes, int claims)
    {
        await using PolicyRoom room = await Past();
        await Offered(room, 1, TimeSpan.FromMinutes(acceptedAfterMinutes));
        await room.Drafted("$.offers.buyerWindow", "49h", "2027-02");
        await room.Drafted("$.offers.buyerWindow", "48h", "2027-03");

        Assert.Equal(0, Count(await room.Reader.Compare("2027-02", null)));
        Assert.Equal(claims, Count(await room.Reader.Compare("2027-03", null)));

        static int Count(PackComparison? comparison) => comparison!.Effects.Where(e => e.Kind == PackEffectKind.AcceptanceTooLate).Sum(e => e.Claims);
    }

    [Theory]
    [InlineData("$.losses.leastPercent", "20", PackEffectKind.MoreForHarm, 1_000, "LOSS-02")]
    [InlineData("$.losses.leastPercent", "10", null, 0, null)]
    [InlineData("$.losses.labourUpTo.USD", "40", PackEffectKind.LessForHarm, -1_000, "LOSS-03")]
    public async Task Other_numbers_for_harm_would_have_come_to_another_amount(string path, string value, PackEffectKind? kind, long paid, string? rule)
    {
        await using PolicyRoom room = await Past();
        await Harmed(room);
        await room.Drafted(path, value, "2027-03");

        PackEffect? effect = (await room.Reader.Compare("2027-03", null))!.Effects.SingleOrDefault(e => e.Kind is PackEffectKind.MoreForHarm or PackEffectKind.LessForHarm);

        Assert.Equal((kind, paid, rule), (effect?.Kind, effect?.PaidToBuyersMinor ?? 0, effect?.Rules.Single()));
    }

    [Theory]
    [InlineData("P1D", PackEffectKind.SellerBears, 1)]
    [InlineData("P2D", PackEffectKind.SellerBears, 0)]
    public async Task Less_time_to_prove_insurance_would_have_left_the_cost_to_the_seller(string within, PackEffectKind kind, int claims)
    {
        await using PolicyRoom room = await Past();
        await room.Given(new InsuranceCertificateRecord
        {
            Id = "crt_1",
            SellerId = IntakeDesk.Line("paid").SellerId,
            Insurer = "Insurer",
            ValidFrom = ThePack.Noon.AddDays(-30),
            ValidUntil = ThePack.Noon.AddDays(30),
            LimitMinor = 100_000,
            DeductibleMinor = 0,
            Currency = "USD",
            ReceivedAt = ThePack.Noon.AddDays(2),
        });
        await room.Drafted("$.payouts.insuranceProofWithin", within, "2027-03");

        PackEffect? effect = (await room.Reader.Compare("2027-03", null))!.Effects.SingleOrDefault(e => e.Kind == kind);

        Assert.Equal((claims, claims * 2500L, 0L), (effect?.Claims ?? 0, effect?.AmountMinor ?? 0, effect?.PaidToBuyersMinor ?? 0));
    }

    [Fact]
    public async Task A_stricter_fraud_check_would_have_sent_a_claim_to_a_person()
    {
        await using PolicyRoom room = await Past();
        await room.Store.Write(db => db.OrderLines.Where(o => o.OrderId == "paid").ExecuteUpdateAsync(u => u.SetProperty(o => o.DeliveredAt, ThePack.Noon.AddDays(-1))));
        await room.Drafted("$.fraud.reviewFrom", "25");

        PackEffect effect = Assert.Single((await room.Reader.Compare("2027-01", null))!.Effects);

        Assert.Equal((PackEffectKind.NowToAPerson, 1, 0L), (effect.Kind, effect.Claims, effect.PaidToBuyersMinor));
    }

    [Fact]
    public async Task What_is_kept_of_a_filing_has_no_word_of_the_buyer()
    {
        await using PolicyRoom room = await Past();

        IntakeCheckRecord kept = await room.Store.Read(db => db.IntakeChecks.OrderBy(i => i.Sequence).FirstAsync());

        Assert.DoesNotContain(IntakeDesk.Claim("x").Description!, kept.Facts, StringComparison.Ordinal);
        EligibilityFacts facts = FiledFacts.Read(kept).Facts;
        Assert.Equal(SomeFactsLength(), EligibilityRules.Check(facts, ThePack.Pack).Findings.Single(f => f.Code == "ELIG-08").Fact);

        static string SomeFactsLength() => EligibilityRules.Check(
            Guarantee.Policy.Eligibility.SomeFacts.Fine with { Description = IntakeDesk.Claim("x").Description }, ThePack.Pack).Findings.Single(f => f.Code == "ELIG-08").Fact;
    }

    // One claim of USD 25, eight days after the estimate, paid by the marketplace; one filing two days after it, refused as too early.
    private static async Task<PolicyRoom> Past()
    {
        PolicyRoom room = await PolicyRoom.Open();
        OrderLine early = IntakeDesk.Line("early");
        early.EstimatedDeliveryAt = ThePack.Noon.AddDays(-2);
        await room.Given(IntakeDesk.Line("paid"), early);
        Assert.True((await room.File("paid")).Accepted);
        Assert.Equal("NOT_ELIGIBLE", (await room.File("early")).Refusal?.Code);
        await room.Store.Write(async db => await Decided.Close(db, (await db.Claims.SingleAsync()).Id, ClaimOutcome.PaidByMarketplace, 2500, ThePack.Noon.AddDays(4)));
        return room;
    }

    // A phone of USD 100 that broke when it was worn out, paid with what wear leaves of it; and work of USD 50.
    private static async Task Harmed(PolicyRoom room)
    {
        await room.Store.Write(db => db.Claims.ExecuteUpdateAsync(u => u.SetProperty(c => c.Kind, ClaimKind.PropertyDamage).SetProperty(c => c.PaidMinor, 6_000)));
        ClaimRecord claim = await room.Store.Read(db => db.Claims.SingleAsync());
        await room.Given(Loss(claim, 1, LossKind.Property, 10_000, 9_000), Loss(claim, 2, LossKind.Labour, 5_000, 0));
    }

    private static LossLineRecord Loss(ClaimRecord claim, int number, LossKind kind, long asked, long worn) => new()
    {
        ClaimId = claim.Id,
        Number = number,
        Kind = kind,
        Description = "Broken.",
        AskedMinor = asked,
        DepreciationMinor = worn,
        CappedMinor = 0,
        ClaimedMinor = asked - worn,
        Category = kind == LossKind.Property ? "electronics" : null,
        BoughtAt = kind == LossKind.Property ? ThePack.Noon.AddYears(-20) : null,
        Proofs = "",
    };

    private static async Task Offered(PolicyRoom room, int round, TimeSpan acceptedAfter)
    {
        ClaimRecord claim = await room.Store.Read(db => db.Claims.SingleAsync());
        await room.Given(
            new OfferRecord { ClaimId = claim.Id, Round = round, Remedy = Remedy.PartRefund, AmountMinor = 1_000, Message = "Half?", MadeAt = ThePack.Noon, State = OfferState.Accepted },
            Taken(claim, CommandKind.BuyerAccepts, Party.Buyer, ThePack.Noon + acceptedAfter));
    }

    private static async Task Answered(PolicyRoom room, TimeSpan after)
    {
        ClaimRecord claim = await room.Store.Read(db => db.Claims.SingleAsync());
        await room.Given(
            new StageRecord
            {
                Key = "k",
                InstanceId = "i",
                EventName = "e",
                Kind = StageKind.SellerAnswer,
                ClaimId = claim.Id,
                Round = 1,
                NextActor = Party.Seller,
                OpenedAt = ThePack.Noon,
                Deadline = ThePack.Noon.AddDays(3),
            },
            Taken(claim, CommandKind.SellerContests, Party.Seller, ThePack.Noon + after));
    }

    private static CommandRecord Taken(ClaimRecord claim, CommandKind kind, Party party, DateTimeOffset at) => new()
    {
        Id = "c",
        ClaimId = claim.Id,
        StageKey = "k",
        Kind = kind,
        Party = party,
        Actor = "a",
        Payload = "{}",
        GivenAt = at,
        EffectiveAt = at,
        State = CommandState.Taken,
    };
}
