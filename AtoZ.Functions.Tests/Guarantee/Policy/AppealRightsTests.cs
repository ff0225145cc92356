using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.Terms;
using Xunit;

namespace AtoZ.Functions.Tests.Guarantee.Policy;

[Trait("Rule", "APPEAL-01")]
[Trait("Rule", "APPEAL-02")]
public class AppealRightsTests
{
    private static readonly DateTimeOffset Closed = new(2026, 5, 1, 10, 0, 0, TimeSpan.Zero);
    private static readonly AppealTerms Terms = ThePack.Pack.Appeals;

    [Theory]
    [InlineData(ClaimOutcome.Refused, Party.Buyer, null)]
    [InlineData(ClaimOutcome.RefusedForFraud, Party.Buyer, null)]
    [InlineData(ClaimOutcome.PaidByMarketplace, Party.Seller, null)]
    [InlineData(ClaimOutcome.Refused, Party.Seller, "NOTHING_TO_APPEAL")]
    [InlineData(ClaimOutcome.PaidByMarketplace, Party.Buyer, "NOTHING_TO_APPEAL")]
    [InlineData(ClaimOutcome.PaidBySeller, Party.Seller, "NOTHING_TO_APPEAL")]
    [InlineData(ClaimOutcome.SettledByOffer, Party.Buyer, "NOTHING_TO_APPEAL")]
    [InlineData(ClaimOutcome.Withdrawn, Party.Buyer, "NOTHING_TO_APPEAL")]
    [InlineData(ClaimOutcome.BorneByMarketplace, Party.Seller, "NOTHING_TO_APPEAL")]
    [InlineData(ClaimOutcome.Refused, Party.Expert, "NOTHING_TO_APPEAL")]
    public void Only_the_side_that_a_decision_is_against_may_appeal(ClaimOutcome outcome, Party party, string? code) =>
        Assert.Equal(code, AppealRights.Check(Claim(outcome), [], party, Terms, Closed.AddDays(1))?.Code);

    [Fact]
    public void The_window_ends_after_thirty_days()
    {
        Assert.Equal(TimeSpan.FromDays(30), Terms.AppealWindow);
        Assert.Null(AppealRights.Check(Claim(ClaimOutcome.Refused), [], Party.Buyer, Terms, Closed.AddDays(30).AddSeconds(-1)));
        Assert.Equal("APPEAL_TOO_LATE", AppealRights.Check(Claim(ClaimOutcome.Refused), [], Party.Buyer, Terms, Closed.AddDays(30))?.Code);
    }

    [Fact]
    public void After_a_won_appeal_the_other_side_has_its_own_appeal_and_its_own_window()
    {
        AppealRecord won = Appeal(1, AppealOrigin.BuyerAppeals, forBuyer: true, Closed.AddDays(20));
        ClaimRecord claim = Claim(ClaimOutcome.PaidByMarketplace);
        Assert.Null(AppealRights.Check(claim, [won], Party.Seller, Terms, Closed.AddDays(49)));
        Assert.Equal("NOTHING_TO_APPEAL", AppealRights.Check(claim, [won], Party.Buyer, Terms, Closed.AddDays(21))?.Code);
        AppealRecord lost = Appeal(1, AppealOrigin.BuyerAppeals, forBuyer: false, Closed.AddDays(20));
        Assert.Equal("APPEAL_USED", AppealRights.Check(Claim(ClaimOutcome.Refused), [lost], Party.Buyer, Terms, Closed.AddDays(21))?.Code);
    }

    [Fact]
    public void Who_paid_may_appeal_also_after_the_other_sides_appeal_was_lost_and_joins_none_that_somebody_voted_in()
    {
        ClaimRecord paidInPart = Claim(ClaimOutcome.PaidByMarketplace);
        AppealRecord lost = Appeal(1, AppealOrigin.BuyerAppeals, forBuyer: false, Closed.AddDays(20));
        Assert.Null(AppealRights.Check(paidInPart, [lost], Party.Seller, Terms, Closed.AddDays(21)));

        AppealRecord running = Appeal(1, AppealOrigin.BuyerAppeals, null, null);
        Assert.NotNull(AppealRights.Joins([running], Party.Seller));
        running.VotedAt = Closed.AddDays(1);
        Assert.Null(AppealRights.Joins([running], Party.Seller));
        Assert.Equal("APPEAL_RUNNING", AppealRights.Check(paidInPart, [running], Party.Seller, Terms, Closed.AddDays(2))?.Code);
    }

    [Fact]
    public void While_an_appeal_runs_or_the_claim_is_open_there_is_nothing_to_appeal()
    {
        Assert.Equal("APPEAL_RUNNING", AppealRights.Check(Claim(ClaimOutcome.Refused), [Appeal(1, AppealOrigin.BuyerAppeals, null, null)], Party.Buyer, Terms, Closed.AddDays(1))?.Code);
        Assert.Equal("CLAIM_OPEN", AppealRights.Check(Claim(ClaimOutcome.None, closed: false), [], Party.Buyer, Terms, Closed)?.Code);
    }

    [Fact]
    public void The_other_side_may_join_a_running_appeal_once_and_has_then_used_its_own()
    {
        AppealRecord running = Appeal(1, AppealOrigin.BuyerAppeals, null, null);
        ClaimRecord claim = Claim(ClaimOutcome.Refused);
        Assert.Null(AppealRights.Check(claim, [running], Party.Seller, Terms, Closed.AddDays(1)));
        Assert.Equal("NOTHING_TO_APPEAL", AppealRights.Check(claim, [running], Party.Expert, Terms, Closed.AddDays(1))?.Code);
        Assert.Equal("APPEAL_TOO_LATE", AppealRights.Check(claim, [running], Party.Seller, Terms, Closed.AddDays(30))?.Code);
        running.JoinedAt = Closed.AddDays(1);
        Assert.NotNull(AppealRights.Check(claim, [running], Party.Seller, Terms, Closed.AddDays(2)));
        Assert.Equal("APPEAL_RUNNING", AppealRights.Check(claim, [running], Party.Buyer, Terms, Closed.AddDays(2))?.Code);
        (running.ForBuyer, running.DecidedAt) = (true, Closed.AddDays(5));
        Assert.Equal("APPEAL_USED", AppealRights.Check(Claim(ClaimOutcome.PaidByMarketplace), [running], Party.Seller, Terms, Closed.AddDays(6))?.Code);
    }

    [Theory]
    [InlineData(null, "NEW_INFORMATION_REQUIRED")]
    [InlineData("   short            ", "NEW_INFORMATION_REQUIRED")]
    [InlineData("this was said before, word for word", "NEW_INFORMATION_REQUIRED")]
    [InlineData("The neighbour kept a photo of the empty box.", null)]
    public void A_statement_says_something_new(string? statement, string? code) =>
        Assert.Equal(code, AppealRights.CheckStatement(statement, [Appeal(1, AppealOrigin.SellerContests, true, Closed)], ThePack.Pack.Appeals)?.Code);

    private static AppealRecord Appeal(int number, AppealOrigin origin, bool? forBuyer, DateTimeOffset? decided) => new()
    {
        ClaimId = new ClaimId("clm_1"),
        Number = number,
        Origin = origin,
        Statement = "This was said before, word for word",
        OpenedAt = Closed,
        ForBuyer = forBuyer,
        DecidedAt = decided,
    };

    private static ClaimRecord Claim(ClaimOutcome outcome, bool closed = true) => new()
    {
        Id = new ClaimId("clm_1"),
        OrderId = "o",
        Line = 1,
        BuyerId = "b",
        SellerId = "s",
        Kind = ClaimKind.NotReceived,
        Description = "d",
        Remedy = Remedy.Refund,
        AmountMinor = 1,
        Currency = "USD",
        Language = "en",
        FulfilledByMarketplace = false,
        PolicyVersion = "v",
        WorkflowVersion = "1.0",
        FiledAt = Closed,
        Status = closed ? ClaimStatus.Closed : ClaimStatus.AwaitingSeller,
        Outcome = outcome,
        ClosedAt = closed ? Closed : null,
    };
}
