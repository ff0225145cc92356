using AtoZ.Functions.Edge.Api.ProblemTypes;
using AtoZ.Functions.Edge.Pages.Case;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.FraudRules;
using AtoZ.Functions.Tests.Edge.Pages;
using AtoZ.Functions.Tests.Edge.Pages.Support;
using AtoZ.Functions.Tests.Messages.Email;
using AtoZ.Functions.Texts;
using Xunit;

namespace AtoZ.Functions.Tests.Texts;

/// <summary>PROCESS §11: whose turn it is, until when, what happens otherwise, what can be done now and why the rest can't; in the party's language.</summary>
public sealed class What_a_party_reads : IDisposable
{
    // What staff alone can be refused, on pages in their working language.
    private static readonly string[] OfStaff = ["ALREADY_APPROVED", "ALREADY_VOTED", "CLAIM_UNKNOWN", "NOT_FOR_STAFF", "TASK_TAKEN"];

    // Mails that end a matter, or only bring a link again: nothing is waited for.
    private static readonly MailPurpose[] Ends = [MailPurpose.InquirySettled, MailPurpose.InquiryLapsed, MailPurpose.DebtEnded, MailPurpose.AppealDecided, MailPurpose.RecoveredTwice, MailPurpose.DeliveredAfterPayout, MailPurpose.LinkAsked, MailPurpose.PolicyChanged];

    private readonly PagesUnderTest _pages = new();

    public static TheoryData<ClaimStatus, Party> OpenStates
    {
        get
        {
            TheoryData<ClaimStatus, Party> all = [];
            foreach (ClaimStatus status in Enum.GetValues<ClaimStatus>().Where(s => s != ClaimStatus.Closed))
            {
                all.Add(status, Party.Buyer);
                all.Add(status, Party.Seller);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(OpenStates))]
    public async Task A_page_of_an_open_case_says_turn_time_consequence_and_choices(ClaimStatus status, Party party)
    {
        Functions.Cases.CaseFile file = await _pages.File(new CaseRows(status), party);
        foreach (string language in Languages.All)
        {
            Reader reader = new(language, CaseRows.Now);
            CasePageView view = CasePageViews.Of(file, "nonce", "/case/token", reader, _pages.Policy);

            Assert.NotEmpty(view.Turn.Who);
            Assert.NotEmpty(view.Turn.Headline);
            Assert.NotNull(view.Turn.Deadline);
            Assert.False(string.IsNullOrWhiteSpace(view.Turn.Otherwise), $"{status} {party} {language}: what happens otherwise?");
            Assert.NotEmpty(view.Actions);
            Assert.All(view.Actions, action => Assert.NotEmpty(action.Title));
            Assert.All(view.Actions.Where(a => a.WhyNot is not null), action => Assert.True(IsOf(language, action.WhyNot!), $"{status} {party} {language}: '{action.WhyNot}'"));
        }
    }

    [Theory]
    [MemberData(nameof(CasePageTests.EveryState), MemberType = typeof(CasePageTests))]
    public async Task No_sentence_of_a_page_is_another_languages(ClaimStatus status, ClaimOutcome outcome, Party party)
    {
        Functions.Cases.CaseFile file = await _pages.File(new CaseRows(status, outcome), party);
        string[] Said(string language)
        {
            CasePageView view = CasePageViews.Of(file, "nonce", "/case/token", new Reader(language, CaseRows.Now), _pages.Policy);
            return [view.Turn.Who, view.Turn.Headline, view.Turn.Otherwise ?? "", view.Decision?.Text ?? "", .. view.Actions.SelectMany(a => new[] { a.Title, a.Explanation, a.WhyNot ?? "" }), .. view.Story.Select(s => s.Text)];
        }

        string[] english = Said("en");
        foreach (string language in Languages.All.Skip(1))
        {
            Assert.DoesNotContain(Said(language), said => said.Length > 30 && english.Contains(said, StringComparer.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(MailTextsTests.Everything), MemberType = typeof(MailTextsTests))]
    internal void A_mail_says_turn_time_consequence_and_choices(MailPurpose purpose, string language)
    {
        string key = $"mail.{purpose}";
        IReadOnlyDictionary<string, string> all = Sentence.All(language);
        bool Says(string part) => all.Keys.Any(k => k == $"{key}.{part}" || k.StartsWith($"{key}.{part}.", StringComparison.Ordinal));

        Assert.True(Says("turn"), "whose turn");
        Assert.True(Says("button"), "what to open");
        if (Ends.Contains(purpose))
        {
            return;
        }

        Assert.True(Says("silence"), "what happens otherwise");
        Assert.True(Says("deadline") || all.Any(k => k.Key.StartsWith(key + ".", StringComparison.Ordinal) && k.Value.Contains("{deadline}", StringComparison.Ordinal)) || !purpose.ToString().Contains("Remind", StringComparison.Ordinal), "until when");
        Assert.True(Says("can") || Says("deadline"), "what can be done now");
    }

    [Fact]
    public void Every_refusal_that_a_party_can_get_has_its_sentence() => Assert.All(
        ProblemCatalogue.All.Where(k => k.Area == "command" && !OfStaff.Contains(k.Code)),
        kind => Assert.All(Languages.All, language =>
        {
            string said = Sentences.Refusal(new Reader(language, CaseRows.Now), new Refusal(kind.Code, kind.Status[0], "In English.", "In English."));
            Assert.DoesNotContain("In English.", said, StringComparison.Ordinal);
            Assert.NotEqual(Sentence.Get(language, "refusal.other"), said);
        }));

    [Fact]
    public void Every_rule_of_the_fraud_check_has_its_sentence_for_the_party_that_is_refused() =>
        Assert.All(FraudCheck.Rules, rule => Assert.All(Languages.All, language => Assert.NotEqual(rule.Code, Readable.Word(language, rule.Code))));

    [Fact]
    public void A_refusal_that_nobody_foresaw_is_said_in_the_readers_language()
    {
        Refusal unknown = new("UNHEARD_OF", 409, "Something English.", "Do something.");

        Assert.Equal("Something English. Do something.", Sentences.Refusal(new Reader("en", CaseRows.Now), unknown));
        Assert.All(Languages.All.Skip(1), language => Assert.Equal(Sentence.Get(language, "refusal.other"), Sentences.Refusal(new Reader(language, CaseRows.Now), unknown)));
    }

    public void Dispose() => _pages.Dispose();

    // A sentence that stands word for word among the English ones is no sentence of another language.
    private static bool IsOf(string language, string sentence) => language == "en" || sentence.Length < 30 || !Sentence.All("en").Values.Contains(sentence, StringComparer.Ordinal);
}
