using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.Inquiries;
using Xunit;

namespace AtoZ.Functions.Tests.Guarantee.Policy.Inquiries;

/// <summary>INQ-01, INQ-02, INQ-04 at their borders.</summary>
[Trait("Rule", "INQ-01")]
[Trait("Rule", "INQ-02")]
public class InquiryRulesTests
{
    private static readonly NewInquiry Asked = new("o1", 1, null, "b1", ClaimKind.NotReceived, "Where is it?", Remedy.Refund, null, false, null);

    private static InquiryRecord Record => new()
    {
        Id = new ClaimId("clm_1"),
        OrderId = "o1",
        Line = 1,
        Quantity = 1,
        BuyerId = "b1",
        SellerId = "s1",
        Kind = ClaimKind.NotReceived,
        Description = "Where is it?",
        Remedy = Remedy.Refund,
        Language = "en",
        OpenedBy = Party.Buyer,
        PolicyVersion = "2026-11",
        OpenedAt = ThePack.Noon,
        ContactedAt = ThePack.Noon,
        SellerUntil = ThePack.Noon.AddHours(48),
        NextActor = Party.Seller,
        Deadline = ThePack.Noon.AddHours(48),
    };

    [Theory]
    [InlineData(ClaimKind.PropertyDamage)]
    [InlineData(ClaimKind.PersonalInjury)]
    public void Harm_skips_the_stage(ClaimKind kind) => Assert.Equal("INQUIRY_NOT_NEEDED", Opening(Asked with { Kind = kind }));

    [Theory]
    [InlineData(0, "REVIEW_NOT_LOW")]
    [InlineData(1, null)]
    [InlineData(2, null)]
    [InlineData(3, "REVIEW_NOT_LOW")]
    public void A_seller_may_write_after_a_low_review_alone(int stars, string? code) => Assert.Equal(code, Opening(Asked with { Review = new LowReview(stars, "Bad.") }));

    [Theory]
    [InlineData(0, "MESSAGE_REQUIRED")]
    [InlineData(1999, null)]
    [InlineData(2000, null)]
    [InlineData(2001, "MESSAGE_TOO_LONG")]
    public void A_message_has_words_and_a_bound(int length, string? code) => Assert.Equal(code, Opening(Asked with { Message = new string('a', length) }));

    [Fact]
    public void Only_the_buyer_may_wish_that_a_claim_files_itself() =>
        Assert.Equal("NOT_YOURS", Opening(Asked with { FilesItself = true, Review = new LowReview(1, "Bad.") }));

    [Theory]
    [InlineData(0L, "REFUND_NOT_WITHIN")]
    [InlineData(1L, null)]
    [InlineData(500L, null)]
    [InlineData(501L, "REFUND_NOT_WITHIN")]
    [InlineData(null, null)]
    public void A_refund_is_within_what_is_left(long? amount, string? code) =>
        Assert.Equal(code, Saying(new InquirySaying(InquiryMessageKind.Refund, "", AmountMinor: amount), Party.Seller, 500));

    [Fact]
    public void Nothing_left_leaves_nothing_to_refund() => Assert.Equal("REFUND_NOT_WITHIN", Saying(new InquirySaying(InquiryMessageKind.Refund, ""), Party.Seller, 0));

    [Theory]
    [InlineData(InquiryMessageKind.Tracking)]
    [InlineData(InquiryMessageKind.Replacement)]
    [InlineData(InquiryMessageKind.Refund)]
    internal void A_buyer_writes_words_alone(InquiryMessageKind kind) => Assert.Equal("NOT_YOURS", Saying(new InquirySaying(kind, "x"), Party.Buyer));

    [Fact]
    public void Tracking_has_a_number() => Assert.Equal("TRACKING_REQUIRED", Saying(new InquirySaying(InquiryMessageKind.Tracking, "On its way."), Party.Seller));

    [Fact]
    public void A_buyer_may_speak_of_the_own_review() => Assert.Null(Saying(new InquirySaying(InquiryMessageKind.Words, "I will change my review myself."), Party.Buyer));

    [Fact]
    public void Steps_come_in_their_order_and_the_last_one_ends_it()
    {
        IReadOnlyList<InquiryDue> due = InquirySchedule.Of(Record, null, ThePack.Noon.AddDays(80), ThePack.Pack);

        Assert.Equal(
            [
                (InquiryStep.RemindSeller, 24.0), (InquiryStep.SellerTimeOver, 48.0), (InquiryStep.ClaimCloses, 73 * 24.0), (InquiryStep.ClaimCloses, 79 * 24.0), (InquiryStep.Lapses, 80 * 24.0),
            ],
            due.Select(d => (d.Step, (d.At - ThePack.Noon).TotalHours)));
        Assert.All(due.Zip(due.Skip(1)), pair => Assert.True(pair.Second.IsAfter(pair.First)));
    }

    [Fact]
    public void The_buyer_is_told_no_earlier_than_a_claim_is_possible() =>
        Assert.Equal(ThePack.Noon.AddDays(5), InquirySchedule.Of(Record, ThePack.Noon.AddDays(5), null, ThePack.Pack).Single(d => d.Step == InquiryStep.SellerTimeOver).At);

    [Fact]
    public void Where_no_window_is_known_it_still_ends() =>
        Assert.Equal(new InquiryDue(InquiryStep.Lapses, ThePack.Noon.AddDays(90)), InquirySchedule.Of(Record, null, null, ThePack.Pack)[^1]);

    private static string? Opening(NewInquiry inquiry) => InquiryRules.CheckOpening(inquiry, ThePack.Pack.Inquiries)?.Code;

    private static string? Saying(InquirySaying saying, Party party, long left = 1_000) => InquiryRules.CheckSaying(saying, party, Record, left, ThePack.Pack.Inquiries)?.Code;
}
