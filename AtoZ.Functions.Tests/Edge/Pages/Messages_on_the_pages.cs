using System.Net;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Tests.Workflows.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static AtoZ.Functions.Tests.Edge.Pages.Support.Forms;

namespace AtoZ.Functions.Tests.Edge.Pages;

/// <summary>The form on both parties' pages and its way through HTTP: what is refused stays in it, a double click writes once.</summary>
public sealed class Messages_on_the_pages
{
    [Fact]
    public async Task Are_written_by_a_form_and_read_by_the_other_side()
    {
        await using Story story = await Story.Begin();
        string buyer = await story.LinkPath(LinkPurpose.BuyerCase), seller = await story.LinkPath(LinkPurpose.SellerCase);
        string form = await Read(await story.Http.GetAsync(buyer));
        Assert.Contains("Your message to the seller", form, StringComparison.Ordinal);
        (string, string)[] said = [("text", "Where is it? Mail me: b@home.example"), ("nonce", Code(form))];

        HttpResponseMessage sent = await Post(story, buyer, said), again = await Post(story, buyer, said);
        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.SeeOther), (sent.StatusCode, again.StatusCode));
        await story.Idle();

        Assert.Equal(1, await story.Store.Read(db => db.Messages.CountAsync()));
        string own = await Read(await story.Http.GetAsync(sent.Headers.Location));
        Assert.Contains("Your message is sent.", own, StringComparison.Ordinal);
        Assert.Contains("Where is it? Mail me: b@home.example", own, StringComparison.Ordinal);
        Assert.Contains("The other side reads this without mail addresses", own, StringComparison.Ordinal);
        string others = await Read(await story.Http.GetAsync(seller));
        Assert.Contains("Where is it? Mail me: ▒▒▒", others, StringComparison.Ordinal);
        Assert.DoesNotContain("home.example", others, StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_are_refused_stay_in_the_form_beside_the_reason()
    {
        await using Story story = await Story.Begin();
        string seller = await story.LinkPath(LinkPurpose.SellerCase);
        string form = await Read(await story.Http.GetAsync(seller + "?lang=de"));
        HttpResponseMessage refused = await Post(story, seller, ("text", "Bitte ändern Sie Ihre Bewertung."), ("nonce", Code(form)));
        string page = await Read(refused);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(">Bitte ändern Sie Ihre Bewertung.</textarea>", page, StringComparison.Ordinal);
        Assert.Contains("id=\"text-problem\"", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await Post(story, seller, ("text", "Es kommt morgen."), ("nonce", Code(page)))).StatusCode);
    }

    [Fact]
    public async Task Have_as_many_characters_as_the_policy_lets_them_and_one_more_leads_to_the_paragraph_on_messages()
    {
        await using Story story = await Story.Begin();
        string seller = await story.LinkPath(LinkPurpose.SellerCase);
        string form = await Read(await story.Http.GetAsync(seller));
        Assert.Matches("<textarea id=\"text\"[^>]* maxlength=\"2000\"", form);
        Assert.Contains("A message has up to 2,000 characters.", form, StringComparison.Ordinal);

        HttpResponseMessage refused = await Post(story, seller, ("text", new string('a', 2_001)), ("nonce", Code(form)));
        string page = await Read(refused);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal("answer", AtoZ.Functions.Guarantee.PlainWords.Paragraphs.OfRefusal("MESSAGE_TOO_LONG"));
        Assert.DoesNotContain("#first", page, StringComparison.Ordinal);
        string guarantee = await Read(await story.Http.GetAsync("/guarantee?lang=en"));
        int answer = guarantee.IndexOf("id=\"answer\"", StringComparison.Ordinal);
        Assert.InRange(guarantee.IndexOf("A message has up to 2,000 characters.", StringComparison.Ordinal), answer, guarantee.IndexOf("id=\"tracking\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Are_taken_by_no_link_of_an_expert_and_without_a_good_code_by_none()
    {
        await using Story story = await Story.Begin();
        string seller = await story.LinkPath(LinkPurpose.SellerCase);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Post(story, seller, ("text", "Hello"), ("nonce", "wrong"))).StatusCode);
        await story.SellerContests();
        await story.Pass(TimeSpan.FromMinutes(61));
        string expert = await story.LinkPath(LinkPurpose.IndependentVote);
        Assert.Equal(HttpStatusCode.Forbidden, (await Post(story, expert, ("text", "Hello"), ("nonce", "wrong"))).StatusCode);
        Assert.Equal(0, await story.Store.Read(db => db.Messages.CountAsync()));
    }

    private static string Code(string page) => CodeIn(page[page.IndexOf("/messages\"", StringComparison.Ordinal)..]);

    private static Task<HttpResponseMessage> Post(Story story, string path, params (string Name, string Value)[] fields) =>
        story.Http.PostAsync(path + "/messages", new FormUrlEncodedContent(fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value))));
}
