using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Tests.Edge.Pages.Support;
using AtoZ.Functions.Texts;
using Xunit;

namespace AtoZ.Functions.Tests.Edge.Pages;

public sealed class CasePageTests : IDisposable
{
    private readonly PagesUnderTest _pages = new();

    public static TheoryData<ClaimStatus, ClaimOutcome, Party> EveryState
    {
        get
        {
            TheoryData<ClaimStatus, ClaimOutcome, Party> all = [];
            foreach (Party party in new[] { Party.Buyer, Party.Seller })
            {
                foreach (ClaimStatus status in Enum.GetValues<ClaimStatus>().Where(s => s != ClaimStatus.Closed))
                {
                    all.Add(status, ClaimOutcome.None, party);
                }

                foreach (ClaimOutcome outcome in Enum.GetValues<ClaimOutcome>())
                {
                    all.Add(ClaimStatus.Closed, outcome, party);
                }
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(EveryState))]
    public async Task Every_state_has_a_page_for_each_party_in_each_language(ClaimStatus status, ClaimOutcome outcome, Party party)
    {
        Functions.Cases.CaseFile file = await _pages.File(new CaseRows(status, outcome), party);
        HashSet<string> headlines = [];
        foreach (string language in Languages.All)
        {
            var view = Functions.Edge.Pages.Case.CasePageViews.Of(file, "nonce", "/case/token", new Reader(language, CaseRows.Now), _pages.Policy);
            string html = (await _pages.Renderer.Page<Functions.Edge.Pages.Case.CasePage>(view)).Html;

            headlines.Add(view.Turn.Headline);
            Assert.Contains($"<html lang=\"{language}\"", html, StringComparison.Ordinal);
            Assert.Single(html.Split("<h1").Skip(1));
            Assert.DoesNotContain("{", view.Turn.Headline + view.Turn.Otherwise, StringComparison.Ordinal);
        }

        Assert.Equal(Languages.All.Count, headlines.Count);
    }

    [Fact]
    public async Task A_seller_who_is_asked_reads_turn_time_consequence_and_choices()
    {
        string html = await _pages.Case(new CaseRows(ClaimStatus.AwaitingSeller), Party.Seller);

        Assert.Contains("Your turn", html, StringComparison.Ordinal);
        Assert.Contains("1 day 17 hours left", html, StringComparison.Ordinal);
        Assert.Contains("We pay the buyer $89.90. We collect $89.90 from you.", html, StringComparison.Ordinal);
        foreach (string slug in new[] { "pay", "offer", "contest" })
        {
            Assert.Contains($"href=\"/case/token/do/{slug}\"", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_buyer_who_waits_is_told_what_silence_leads_to_and_what_is_not_possible()
    {
        string html = await _pages.Case(new CaseRows(ClaimStatus.AwaitingSeller), Party.Buyer);

        Assert.Contains("The seller&#x27;s turn", html, StringComparison.Ordinal);
        Assert.Contains("We pay you $89.90.", html, StringComparison.Ordinal);
        Assert.Contains("/do/withdraw", html, StringComparison.Ordinal);
        Assert.Contains("An appeal is possible once the claim is decided.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("/do/pay", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_of_the_parties_stay_words()
    {
        const string hostile = "<script>alert(1)</script>\"><img src=x onerror=alert(2)>";
        CaseRows rows = new CaseRows(ClaimStatus.AwaitingBuyer, description: hostile, title: hostile)
            .Offered(message: hostile)
            .Evidence(Party.Seller, hostile + ".png", "image/png", "evd_1");
        foreach (Party party in new[] { Party.Buyer, Party.Seller })
        {
            using PagesUnderTest pages = new();
            string html = await pages.Case(rows, party);

            Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
            Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task An_answer_given_can_be_taken_back_while_it_is_not_in_force()
    {
        CaseRows rows = new CaseRows(ClaimStatus.AwaitingSeller).Pending(CommandKind.SellerContests, Party.Seller, """{"reason":"As listed."}""", 55);
        string html = await _pages.Case(rows, Party.Seller);

        Assert.Contains("We have your answer: contest the claim.", html, StringComparison.Ordinal);
        Assert.Contains("action=\"/case/token/revoke\"", html, StringComparison.Ordinal);
        Assert.Contains("55 minutes left", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_seller_who_owes_sees_the_whole_plan()
    {
        string html = await _pages.Case(new CaseRows(ClaimStatus.Closed, ClaimOutcome.PaidByMarketplace).Reviewed(forBuyer: true).Owing(), Party.Seller);

        Assert.Contains("Please pay back $69.90", html, StringComparison.Ordinal);
        Assert.Contains("$20.00 of $89.90 is already covered.", html, StringComparison.Ordinal);
        Assert.Contains("/do/debt", html, StringComparison.Ordinal);
        Assert.Contains("The debt goes to a collection agency.", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_names_the_criteria_that_were_not_met()
    {
        string html = await _pages.Case(new CaseRows(ClaimStatus.Closed, ClaimOutcome.Refused).Reviewed(forBuyer: false), Party.Buyer);

        Assert.Contains("Not met: </span>The facts show what the buyer says happened.", html, StringComparison.Ordinal);
        Assert.Contains("Met: </span>The evidence of the seller does not disprove it.", html, StringComparison.Ordinal);
        Assert.Contains("/do/appeal", html, StringComparison.Ordinal);
    }

    public void Dispose() => _pages.Dispose();
}
