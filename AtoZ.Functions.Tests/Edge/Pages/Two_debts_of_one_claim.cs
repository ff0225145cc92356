using System.Net;
using AtoZ.Functions.Cases;
using AtoZ.Functions.Edge.Pages.Case;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Messages.Links;
using AtoZ.Functions.Tests.Workflows.Support;
using AtoZ.Functions.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static AtoZ.Functions.Tests.Edge.Pages.Support.Forms;

namespace AtoZ.Functions.Tests.Edge.Pages;

/// <summary>A claim paid in part, and for the rest after the buyer's appeal, leaves two debts: each has its card and its own forms.</summary>
public sealed class Two_debts_of_one_claim
{
    [Fact]
    public async Task Each_has_its_card_with_amount_reference_and_its_own_forms()
    {
        await using Story story = await Owed();
        CasePageView page = await story.Page(Party.Seller);

        Assert.Equal("Please pay back $110.00 in all (2 debts): we paid the buyer in your place.", page.Turn.Headline);
        Assert.Equal([8_000L, 3_000L], page.Debts.Select(d => d.Debt.Outstanding.MinorUnits));
        Assert.Equal([$"Reference: {story.Debt}", $"Reference: {Second(story)}"], page.Debts.Select(d => d.Reference));
        Assert.All(page.Debts, d => Assert.NotEmpty(d.Planned));
        Assert.DoesNotContain(page.Actions, a => a.Slug is "promise" or "instalments" or "debt");
        Assert.All(page.Debts, d => Assert.Contains("promise", d.Actions.Where(a => a.WhyNot is null).Select(a => a.Slug)));

        string path = await story.LinkPath(LinkPurpose.SellerCase);
        string html = await Read(await story.Http.GetAsync(path));
        Assert.Contains("What you owe: debt 1 of 2", html, StringComparison.Ordinal);
        Assert.Contains("What you owe: debt 2 of 2", html, StringComparison.Ordinal);
        Assert.Contains($"{path}/do/promise?debt={story.Debt}\"", html, StringComparison.Ordinal);
        Assert.Contains($"{path}/do/promise?debt={Second(story)}\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_is_about_the_debt_it_was_opened_for()
    {
        await using Story story = await Owed();
        string form = $"{await story.LinkPath(LinkPurpose.SellerCase)}/do/promise?debt={Second(story)}";
        string asked = await Read(await story.Http.GetAsync(form));
        Assert.Contains($"the reference {Second(story)}: $30.00 is still open.", asked, StringComparison.Ordinal);
        Assert.Contains($"action=\"{form}\"", asked, StringComparison.Ordinal);
        Assert.Contains("value=\"30.00\"", asked, StringComparison.Ordinal);
        Assert.Contains($"?lang=de&debt={Second(story)}", asked, StringComparison.Ordinal);

        (string, string)[] promise = [("day", $"{story.Now.AddDays(3):yyyy-MM-dd}"), ("amount", "30.00")];
        string confirm = await Read(await Post(story, form, promise));
        HttpResponseMessage given = await Post(story, form, [.. promise, ("nonce", CodeIn(confirm))]);
        Assert.Equal(HttpStatusCode.SeeOther, given.StatusCode);
        await story.Idle();

        Assert.Equal([Second(story)], await story.Store.Read(db => db.DebtArrangements.Select(a => a.DebtId).ToListAsync()));
        CasePageView page = await story.Page(Party.Seller);
        Assert.Equal([false, true], page.Debts.OrderByDescending(d => d.Debt.AmountMinor).Select(d => d.Arranged is not null));
    }

    [Fact]
    public async Task A_form_about_a_debt_that_is_none_is_refused()
    {
        await using Story story = await Owed();
        HttpResponseMessage other = await story.Http.GetAsync($"{await story.LinkPath(LinkPurpose.SellerCase)}/do/promise?debt=debt_other");
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
    }

    [Fact]
    public async Task A_link_that_is_for_one_debt_opens_that_one_and_shows_the_other()
    {
        await using Story story = await Owed();
        Uri link = await story.Services.GetRequiredService<ILinks>().Create(
            new LinkGrant(story.Claim, Second(story), Party.Seller, LinkPurpose.SellerCase, null, story.Now.AddDays(3)));
        string html = await Read(await story.Http.GetAsync(link.PathAndQuery));
        Assert.Contains("Please pay back $30.00: we paid the buyer in your place.", html, StringComparison.Ordinal);
        string first = html[html.IndexOf("debt 1 of 2", StringComparison.Ordinal)..html.IndexOf("debt 2 of 2", StringComparison.Ordinal)];
        Assert.Contains("$30.00", first, StringComparison.Ordinal);

        // The card of the other has forms too, and they are about that other.
        string token = link.PathAndQuery.Split('/')[^1];
        CaseDesk desk = story.Services.GetRequiredService<CaseDesk>();
        PromisePayload promise = new(story.Now.AddDays(3), 3_000);
        (CaseAction? other, _) = await desk.DryRun(token, CommandKind.PromisePayment, promise with { AmountMinor = 8_000 }, story.Debt);
        (CaseAction? own, _) = await desk.DryRun(token, CommandKind.PromisePayment, promise);
        Assert.Equal((null, story.Debt), (other!.WhyNot, other.DebtId));
        Assert.Equal((null, Second(story)), (own!.WhyNot, own.DebtId));
    }

    [Fact]
    public async Task Staff_pause_the_debt_they_chose()
    {
        await using Story story = await Owed();
        CaseFile file = (await story.Services.GetRequiredService<CaseReader>().Read(story.Claim, Party.Collector))!;
        Reader reader = new("en", story.Now);
        Assert.Equal(2, file.Actions.Count(a => a is { Kind: CommandKind.RecordDebtPayment, Offered: true }));
        Dictionary<string, string> nothing = [];
        ActionFormView form = ActionForms.Ask("received", file.About(Second(story)), "/staff/claim/x", reader, [], nothing, []);
        Assert.Equal(("30.00", Second(story)), (form.Inputs.Single(i => i.Name == "amount").Value, form.Debt));
    }

    [Fact]
    public async Task Every_language_says_so()
    {
        await using Story story = await Owed();
        foreach (string language in Languages.All)
        {
            CasePageView page = await story.Page(Party.Seller, language);
            Assert.Equal(2, page.Debts.Select(d => d.Reference).Distinct().Count());
            Assert.Contains("110", page.Turn.Headline, StringComparison.Ordinal);
        }
    }

    private static DebtId Second(Story story) => DebtId.For(story.Claim, "appeal");

    private static async Task<Story> Owed()
    {
        Story story = await Story.Claimed(new Market(), 8_000, 3_000);
        await story.SellerContests();
        await story.Pass(TimeSpan.FromMinutes(61));
        await story.VotesFor(Seat.Marketplace, 2);
        await story.VotesFor(Seat.Independent, 2);
        await story.Appeals(Party.Buyer);
        await story.Votes(Seat.Marketplace, true);
        await story.Votes(Seat.Independent, true);
        return story;
    }
}
