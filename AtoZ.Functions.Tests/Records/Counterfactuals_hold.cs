using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.Eligibility;
using AtoZ.Functions.Guarantee.Policy.FraudRules;
using AtoZ.Functions.Records;
using AtoZ.Functions.Records.Reasons;
using AtoZ.Functions.Tests.Guarantee.Policy;
using AtoZ.Functions.Tests.Guarantee.Policy.Eligibility;
using Xunit;

namespace AtoZ.Functions.Tests.Records;

/// <summary>
/// A counterfactual is a promise about rules: each test reads the sentence as a person would, changes the facts as it says, at the border and
/// inside, and sees the decision flip to what it names.
/// </summary>
public partial class Counterfactuals_hold
{
    private const int Cases = 400;

    [Trait("Case", "28")]
    [Fact]
    public void Of_eligibility_at_the_border_and_inside()
    {
        Random random = new(28);
        HashSet<string> seen = [];
        for (int i = 0; i < Cases; i++)
        {
            EligibilityFacts facts = Facts(random);
            foreach (Counterfactual said in Of(DecisionKind.Eligibility, facts).Counterfactuals)
            {
                List<EligibilityFacts> changed = [facts];
                foreach (string part in Parts().Split(said.Change))
                {
                    seen.Add(Numbers().Replace(part, "#"));
                    changed = [.. changed.SelectMany(f => Changed(part, f))];
                }

                Assert.All(changed, f => Assert.Equal((said.Sentence, said.Outcome), (said.Sentence, Of(DecisionKind.Eligibility, f).Outcome)));
            }
        }

        Assert.True(seen.Count >= 12, string.Join('\n', seen));
    }

    [Trait("Category", "Long")]
    [Trait("Case", "28")]
    [Fact]
    public void Of_fraud_for_every_hour_of_every_day_that_it_names()
    {
        Random random = new(29);
        int scans = 0;
        for (int i = 0; i < Cases; i++)
        {
            FraudFacts facts = FraudFactsOf(random);
            foreach (Counterfactual said in Of(DecisionKind.FraudCheck, new FraudCheckFacts(facts, [])).Counterfactuals)
            {
                List<FraudFacts> changed = [facts];
                foreach (string part in Parts().Split(said.Change))
                {
                    scans += Days().IsMatch(part) ? 1 : 0;
                    changed = [.. changed.SelectMany(f => Changed(part, f))];
                }

                Assert.All(changed, f => Assert.Equal((said.Sentence, said.Outcome), (said.Sentence, Of(DecisionKind.FraudCheck, new FraudCheckFacts(f, [])).Outcome)));
            }
        }

        Assert.True(scans > 20, $"{scans} sentences named days.");
    }

    [Fact]
    public void Of_an_approval_only_the_last_word_is_turned()
    {
        ApproverWord yes = new("ann", true, "Fine."), no = new("bob", false, "Unclear.");
        Assert.Equal([("with the other word of bob", "Allowed")], Said(new ApprovalFacts(2, [yes, no], Withdrawn: false)));
        Assert.Equal([("with the other word of ann", "Stopped")], Said(new ApprovalFacts(1, [yes], Withdrawn: false)));
        Assert.Empty(Said(new ApprovalFacts(2, [no], Withdrawn: false)));
        Assert.Empty(Said(new ApprovalFacts(1, [yes], Withdrawn: true)));
    }

    [Fact]
    public void Of_a_review_that_one_seat_never_voted_in_no_adjudicator_is_promised()
    {
        SeatVote vote = new(Seat.Marketplace, true, [new("CRIT-1", true, "So it is.")]);
        Assert.DoesNotContain(Of(DecisionKind.Review, new ReviewFacts(AppealOrigin.SellerContests, [vote], null)).Counterfactuals, c => c.Outcome.Contains("adjudicator", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true, "BorneByMarketplace")]
    [InlineData(false, "PaidByMarketplace")]
    public void Of_a_refused_claim_the_cost_falls_where_it_would_have_fallen(bool insured, string outcome)
    {
        OutcomeFacts facts = new()
        {
            SellerAnswer = LastAnswer.Contests,
            OfferAccepted = false,
            Review = false,
            FraudConfirmed = false,
            Withdrawn = false,
            SellerPaid = false,
            SellerOwes = false,
            Reversed = false,
            AmountMinor = 0,
            Currency = "USD",
            MarketplaceBears = insured,
        };
        Assert.Contains(Of(DecisionKind.Outcome, facts).Counterfactuals, c => c == new Counterfactual("with a review that found for the buyer", outcome));
    }

    private static IEnumerable<(string, string)> Said(ApprovalFacts facts) => Of(DecisionKind.PayoutApproval, facts).Counterfactuals.Select(c => (c.Change, c.Outcome));

    private static Reasoning Of(DecisionKind kind, object facts) => Reasoner.Of(kind, JsonSerializer.SerializeToNode(facts, facts.GetType(), RecordJson.Options)!, ThePack.Pack);

    private static IEnumerable<EligibilityFacts> Changed(string part, EligibilityFacts facts)
    {
        DateTimeOffset[] at = [.. Moments().Matches(part).Select(m => DateTimeOffset.ParseExact(m.Value, "yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal))];
        return part switch
        {
            _ when Days().IsMatch(part) => Hours(part).Select(h => facts with { DeliveredAt = h }),
            _ when part.StartsWith("filed after ", StringComparison.Ordinal) => [facts with { Now = at[0].AddSeconds(1) }, facts with { Now = at[0].AddDays(400) }],
            _ when part.StartsWith("filed from ", StringComparison.Ordinal) => [facts with { Now = at[0] }, facts with { Now = at[0] + ((at[1] - at[0]) / 3) }, facts with { Now = at[1] }],
            _ when part.StartsWith("filed by ", StringComparison.Ordinal) => [facts with { Now = at[0] }, facts with { Now = at[0].AddDays(-1) }],
            "without a message to the seller" => [facts with { SellerContactedAt = null }],
            "without the files that were put up" => [facts with { EvidenceTypes = [] }],
            "with the whole line refunded before" => [facts with { RecoveredMinor = facts.LinePaidMinor }],
            "with the payment charged back by the bank" => [facts with { ChargedBack = true }],
            "with the required evidence" => [facts with { EvidenceTypes = ["image/jpeg", "image/jpeg", "application/pdf", "application/pdf"] }],
            "with nothing paid back before" => [facts with { RecoveredMinor = 0, InsurerMinor = 0, ChargedBack = false }],
            _ when part.StartsWith("with more than ", StringComparison.Ordinal) => [facts with { AmountMinor = Said(part) + 1 }, facts with { AmountMinor = Said(part) * 5 }],
            _ when part.EndsWith(" claimed", StringComparison.Ordinal) => [facts with { AmountMinor = Said(part), ClaimCurrency = facts.Currency }],
            _ when part.StartsWith("with a message to the seller by ", StringComparison.Ordinal) => [facts with { SellerContactedAt = at[0] }, facts with { SellerContactedAt = at[0].AddHours(-9) }],
            _ when part.StartsWith("with the return posted by ", StringComparison.Ordinal) => [facts with { ReturnPostedAt = at[0] }, facts with { ReturnPostedAt = at[0].AddHours(-9) }],
            _ when part.EndsWith(" letters of description", StringComparison.Ordinal) => [facts with { Description = "It is red." + new string('y', 3) }, facts with { Description = new string('z', 99) }],
            _ => throw new InvalidOperationException($"What does '{part}' mean?"),
        };
    }

    private static long Said(string part) => (long)(decimal.Parse(Amount().Match(part).Value, CultureInfo.InvariantCulture) * 100);

    private static IEnumerable<FraudFacts> Changed(string part, FraudFacts facts) => part switch
    {
        _ when Days().IsMatch(part) => Hours(part).Select(h => facts with { DeliveredAt = h }),
        "without a carrier scan of delivery" => [facts with { DeliveredAt = null }],
        "without a file that is in another claim" => [facts with { ClaimsWithTheSameFile = 0 }],
        "with a file that is in one other claim" => [facts with { ClaimsWithTheSameFile = 1 }],
        "without earlier claims of the buyer" => [facts with { EarlierClaims = [] }],
        "with just what was paid claimed" => [facts with { AmountMinor = facts.PaidMinor!.Value }],
        _ => throw new InvalidOperationException($"What does '{part}' mean?"),
    };

    // The first and the last moment of each day, and every third hour between.
    private static IEnumerable<DateTimeOffset> Hours(string part)
    {
        DateTimeOffset[] days = [.. Day().Matches(part).Select(m => DateTimeOffset.ParseExact(m.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal))];
        for (DateTimeOffset at = days[0]; at < days[^1].AddDays(1); at = at.AddHours(3))
        {
            yield return at;
        }

        yield return days[^1].AddDays(1).AddTicks(-1);
    }

    private static EligibilityFacts Facts(Random random)
    {
        EligibilityFacts[] kinds = [SomeFacts.Fine, SomeFacts.NothingCame, SomeFacts.Harm, SomeFacts.Fine with { Kind = ClaimKind.ReturnNotRefunded, ReturnPostedAt = SomeFacts.Now.AddDays(-2) }, SomeFacts.CameLate, SomeFacts.CameDamaged, SomeFacts.NotTakenBack, SomeFacts.ChargedTooMuch];
        EligibilityFacts facts = kinds[random.Next(kinds.Length)];
        facts = facts with { Now = facts.Now.AddSeconds(random.Next(-86_400, 86_400)), EstimatedDeliveryAt = facts.EstimatedDeliveryAt?.AddMilliseconds(random.Next(-90_000_000, 90_000_000)) };
        return random.Next(9) switch
        {
            0 => facts with { SellerContactedAt = facts.Now.AddHours(-random.Next(1, 60)) },
            1 => facts with { EstimatedDeliveryAt = facts.Now.AddDays(-random.Next(-5, 120)).AddMilliseconds(random.Next(1, 999)) },
            2 => facts with { Description = "Bad", EvidenceTypes = [] },
            3 => facts with { RecoveredMinor = random.Next(1, 6000) },
            4 => facts with { AmountMinor = 3001, ChargedBack = true },
            5 => facts with { DeliveredAt = facts.Now.AddDays(-random.Next(20, 60)), SellerContactedAt = facts.Now.AddDays(-3) },
            6 => facts with { SellerContactedAt = null },
            _ => facts,
        };
    }

    private static FraudFacts FraudFactsOf(Random random)
    {
        DateTimeOffset filed = ThePack.Noon.AddMinutes(random.Next(0, 1440));
        bool came = random.Next(3) == 0;
        return new FraudFacts(
            random.Next(2) == 0 ? ClaimKind.NotReceived : ClaimKind.Defective,
            filed,
            random.Next(1000, 9000),
            random.Next(4) == 0 ? null : random.Next(1000, 6000),
            filed.AddDays(-12),
            random.Next(3) == 0 ? null : filed.AddDays(-10),
            came ? filed.AddMinutes(-random.Next(5, 9000)) : null,
            filed.AddDays(random.Next(0, 60)),
            [.. Enumerable.Range(1, random.Next(0, 7)).Select(n => new EarlierClaim(filed.AddDays(-3 * n), ClaimKind.NotReceived, ClaimOutcome.PaidByMarketplace, 2000))],
            random.Next(1, 12),
            random.Next(4) == 0 ? 1 : 0,
            10,
            8)
        {
            PurchasedAt = filed.AddDays(-13),
            AccountOpenedAt = filed.AddDays(-random.Next(1, 400)),
        };
    }

    [GeneratedRegex(@"\d+\.\d\d(?= USD)", RegexOptions.None, 1000)]
    private static partial Regex Amount();

    [GeneratedRegex(@" and (?=with|filed)", RegexOptions.None, 1000)]
    private static partial Regex Parts();

    [GeneratedRegex(@"\d[\d\-: .,]*", RegexOptions.None, 1000)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"scan of delivery dated", RegexOptions.None, 1000)]
    private static partial Regex Days();

    [GeneratedRegex(@"\d{4}-\d\d-\d\d", RegexOptions.None, 1000)]
    private static partial Regex Day();

    [GeneratedRegex(@"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC", RegexOptions.None, 1000)]
    private static partial Regex Moments();
}
