using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Messages.Email;
using AtoZ.Functions.Texts;
using Xunit;

namespace AtoZ.Functions.Tests.Messages.Email;

public class MailTextsTests
{
    private static readonly Dictionary<string, string> Full = new()
    {
        [Names.Order] = "4711",
        [Names.Item] = "Garden lamp",
        [Names.Amount] = "49.90 EUR",
        [Names.Paid] = "49.90 EUR",
        [Names.Outstanding] = "49.90 EUR",
        [Names.Deadline] = "2026-11-24T15:31:00Z",
        [Names.NextAttempt] = "2026-11-24T15:31:00Z",
        [Names.AppealUntil] = "2026-12-24T15:31:00Z",
        [Names.Kind] = "NotReceived",
        [Names.Remedy] = "PartRefund",
        [Names.Offerable] = "Replacement,PartRefund",
        [Names.Message] = "Half now?",
    };

    public static IEnumerable<object[]> Everything
    {
        get
        {
            TheoryData<MailPurpose, string> all = [];
            foreach (MailPurpose purpose in Enum.GetValues<MailPurpose>())
            {
                foreach (string language in Languages.All)
                {
                    all.Add(purpose, language);
                }
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Everything))]
    internal void Every_mail_has_a_subject_a_link_and_no_hole(MailPurpose purpose, string language)
    {
        foreach (Dictionary<string, string> data in new[] { Full, [] })
        {
            (string subject, string text, string html) = MailTexts.Compose(Mail(purpose, language, data));

            Assert.NotEmpty(subject);
            Assert.DoesNotContain('{', subject + text);
            Assert.Contains("https://example.test/case/token?a=1", text, StringComparison.Ordinal);
            Assert.Contains("clm_1", text, StringComparison.Ordinal);
            Assert.Contains($"<html lang=\"{language}\">", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_sellers_mail_says_turn_time_consequence_and_choices()
    {
        string text = MailTexts.Compose(Mail(MailPurpose.SellerNotified, "en", Full)).Text;

        Assert.Contains("It is your turn", text, StringComparison.Ordinal);
        Assert.Contains("Tuesday, November 24, 2026, 15:31 UTC", text, StringComparison.Ordinal);
        Assert.Contains("If you do not answer by then, we pay the buyer", text, StringComparison.Ordinal);
        Assert.Contains("pay in full, offer a replacement or a part refund", text, StringComparison.Ordinal);
        Assert.Contains("€49.90", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mail_tells_the_deadline_in_the_receivers_zone() => Assert.Contains(
        "Tuesday, November 24, 2026, 16:31 UTC+1",
        MailTexts.Compose(Mail(MailPurpose.SellerNotified, "en", Full) with { TimeZone = "Europe/Berlin" }).Text,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("Refused", "Your claim was refused")]
    [InlineData("PaidByMarketplace", "Good news")]
    public void The_decision_is_told_by_its_outcome(string outcome, string expected)
    {
        Dictionary<string, string> data = new(Full) { [Names.Outcome] = outcome };
        Assert.Contains(expected, MailTexts.Compose(Mail(MailPurpose.DecisionToBuyer, "en", data)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_values_stay_text_in_html_and_one_line_in_the_subject()
    {
        Dictionary<string, string> data = new(Full) { [Names.Item] = "<script>alert(1)</script>\r\nBcc: all@example.test", [Names.Message] = "\"><img src=x>" };
        (string subject, _, string html) = MailTexts.Compose(Mail(MailPurpose.OfferMade, "en", data));

        Assert.DoesNotContain('\n', subject);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
    }

    private static MailRequest Mail(MailPurpose purpose, string language, Dictionary<string, string> data) =>
        new("k", new ClaimId("clm_1"), Party.Buyer, "a@example.test", language, purpose, new Uri("https://example.test/case/token?a=1"), data);
}
