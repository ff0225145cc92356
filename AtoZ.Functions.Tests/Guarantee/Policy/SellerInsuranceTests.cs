using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.Terms;
using Xunit;

namespace AtoZ.Functions.Tests.Guarantee.Policy;

/// <summary>PROCESS §8: certificates are checked by machine for each claim.</summary>
[Trait("Rule", "PAY-04")]
public class SellerInsuranceTests
{
    private static readonly PayoutTerms Terms = ThePack.Pack.Payouts;
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);
    private static readonly DateTimeOffset Notice = ThePack.Noon;

    [Theory]
    [InlineData(100_000, "INSURED")]
    [InlineData(100_001, "INS-01")]
    public void Only_a_claim_within_the_automatic_limit_is_borne(long amount, string code) => Says(code, Certificate() with { LimitMinor = 200_000 }, amount);

    [Theory]
    [InlineData(-1, "INSURED")]
    [InlineData(0, "INSURED")]
    [InlineData(1, "INS-03")]
    public void The_proof_must_come_within_seven_days_of_the_notice(int ticks, string code) =>
        Says(code, Certificate() with { ReceivedAt = Notice + TimeSpan.FromDays(7) + (ticks * Tick) });

    [Theory]
    [InlineData(-1, "INS-04")]
    [InlineData(0, "INSURED")]
    [InlineData(1, "INSURED")]
    public void A_cover_that_lapsed_before_the_notice_does_not_count(int ticks, string code) => Says(code, Certificate() with { ValidUntil = Notice + (ticks * Tick) });

    [Theory]
    [InlineData(-1, "INSURED")]
    [InlineData(0, "INSURED")]
    [InlineData(1, "INS-04")]
    public void Nor_does_one_that_begins_after_it(int ticks, string code) => Says(code, Certificate() with { ValidFrom = Notice + (ticks * Tick) });

    [Theory]
    [InlineData(49_999, "USD", "INS-06")]
    [InlineData(50_000, "USD", "INSURED")]
    [InlineData(50_001, "USD", "INSURED")]
    [InlineData(90_000, "EUR", "INS-05")]
    public void The_limit_must_reach_the_amount_in_its_currency(long limit, string currency, string code) => Says(code, Certificate() with { LimitMinor = limit, Currency = currency });

    [Theory]
    [InlineData(999_999, "INSURED")]
    [InlineData(1_000_000, "INSURED")]
    [InlineData(1_000_001, "INS-07")]
    public void The_deductible_must_be_one_that_the_policy_accepts(long deductible, string code) => Says(code, Certificate() with { DeductibleMinor = deductible });

    [Fact]
    public void Insurance_that_was_not_proved_does_not_count() =>
        Assert.Equal("INS-02", SellerInsurance.Check(new Money(1, "USD"), [], Notice, Terms).Code);

    [Fact]
    public void One_certificate_that_passes_is_enough_and_otherwise_the_one_that_came_furthest_says_why()
    {
        InsuranceCertificateRecord lapsed = (Certificate() with { Id = "old", ValidUntil = Notice - Tick }).Record;
        InsuranceCertificateRecord low = (Certificate() with { Id = "low", LimitMinor = 1 }).Record;
        InsuranceGate failed = SellerInsurance.Check(new Money(50_000, "USD"), [lapsed, low], Notice, Terms);
        Assert.Equal(("INS-06", "low", false), (failed.Code, failed.Certificate!.Id, failed.MarketplaceBears));
        Assert.Equal("good", SellerInsurance.Check(new Money(50_000, "USD"), [lapsed, low, Certificate().Record], Notice, Terms).Certificate!.Id);
    }

    private static void Says(string code, Draft certificate, long amount = 50_000)
    {
        InsuranceGate gate = SellerInsurance.Check(new Money(amount, "USD"), [certificate.Record], Notice, Terms);
        Assert.Equal((code, code == "INSURED"), (gate.Code, gate.MarketplaceBears));
    }

    private static Draft Certificate() => new("good", Notice.AddYears(-1), Notice.AddYears(1), 100_000, 0, "USD", Notice);

    private sealed record Draft(string Id, DateTimeOffset ValidFrom, DateTimeOffset ValidUntil, long LimitMinor, long DeductibleMinor, string Currency, DateTimeOffset ReceivedAt)
    {
        public InsuranceCertificateRecord Record => new()
        {
            Id = Id,
            SellerId = "s",
            Insurer = "Harbour Mutual",
            ValidFrom = ValidFrom,
            ValidUntil = ValidUntil,
            LimitMinor = LimitMinor,
            DeductibleMinor = DeductibleMinor,
            Currency = Currency,
            ReceivedAt = ReceivedAt,
        };
    }
}
