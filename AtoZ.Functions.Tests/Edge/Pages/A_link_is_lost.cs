using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Tests.Edge.Api;
using AtoZ.Functions.Tests.Workflows.Support;
using AtoZ.Functions.Texts;
using AtoZ.Functions.Workflows;
using Microsoft.DurableTask.Client;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Edge.Pages;

/// <summary>Whoever lost the link gets it by mail, and nobody learns from the answer whether there is a case.</summary>
public sealed partial class A_link_is_lost
{
    [Theory]
    [InlineData("buyer@example.com", LinkPurpose.BuyerCase)]
    [InlineData(" Buyer@EXAMPLE.com ", LinkPurpose.BuyerCase)]
    [InlineData("seller@example.com", LinkPurpose.SellerCase)]
    public async Task The_party_with_that_address_gets_the_link_that_it_had(string email, LinkPurpose purpose)
    {
        await using Story story = await Story.Begin();
        string before = await story.LinkPath(purpose);
        Assert.Equal(202, (await Ask(story, "order-1", email)).Status);

        MailRecord mail = Assert.Single(await Mails(story));
        Assert.Equal(email.Trim().ToLowerInvariant(), mail.Address);
        Assert.Equal(before, LinkIn(mail));
        Assert.Equal(HttpStatusCode.OK, (await story.Http.GetAsync(before)).StatusCode);
    }

    [Fact]
    public async Task Everybody_gets_the_same_answer_and_the_same_work_is_begun_for_everybody()
    {
        await using Story story = await Story.Begin();
        Reply right = await Ask(story, "order-1", "buyer@example.com");
        foreach ((string order, string email) in new[] { ("order-1", "somebody@example.com"), ("order-2", "buyer@example.com"), ("order-1", "buyer@example.com"), ("%", "a@b") })
        {
            Reply other = await Ask(story, order, email);
            Assert.Equal((right.Status, right.Body, right.ContentType), (other.Status, other.Body, other.ContentType));
            Assert.Equal(right.Headers.Keys.Order(StringComparer.Ordinal), other.Headers.Keys.Order(StringComparer.Ordinal));
        }

        Assert.Equal("buyer@example.com", Assert.Single(await Mails(story)).Address);
        Assert.Equal(4, (await Instances(story)).Count);
    }

    [Fact]
    public async Task Everybody_gets_the_same_page()
    {
        await using Story story = await Story.Begin();
        HashSet<string> pages = new(StringComparer.Ordinal);
        foreach ((string order, string email) in new[] { ("order-1", "buyer@example.com"), ("order-1", "somebody@example.com"), ("order-2", "buyer@example.com") })
        {
            HttpResponseMessage answer = await Post(story, order, email);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            pages.Add(await answer.Content.ReadAsStringAsync());
        }

        Assert.Contains("Look into your mailbox", Assert.Single(pages), StringComparison.Ordinal);
        await story.Idle();
        Assert.Single(await Mails(story));
    }

    [Fact]
    public async Task The_address_that_was_typed_is_kept_nowhere()
    {
        await using Story story = await Story.Begin();
        await Ask(story, "order-1", "stranger@example.com");
        OrchestrationMetadata instance = Assert.Single(await Instances(story));
        Assert.DoesNotContain("stranger", instance.SerializedInput + instance.InstanceId, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, instance.RuntimeStatus);
    }

    [Fact]
    public async Task It_is_sent_once_an_hour()
    {
        await using Story story = await Story.Begin();
        await Ask(story, "order-1", "buyer@example.com");
        await Ask(story, "order-1", "Buyer@example.com");
        Assert.Single(await Mails(story));
        await story.Pass(TimeSpan.FromHours(1));
        await Ask(story, "order-1", "buyer@example.com");
        Assert.Equal(2, (await Mails(story)).Count);
    }

    [Fact]
    public async Task A_link_that_was_closed_is_replaced_and_stays_closed()
    {
        await using Story story = await Story.Begin();
        string before = await story.LinkPath(LinkPurpose.BuyerCase);
        await story.Store.Write(async db => (await db.Links.SingleAsync(l => l.Purpose == LinkPurpose.BuyerCase)).RevokedAt = story.Now);
        await Ask(story, "order-1", "buyer@example.com");

        string after = LinkIn(Assert.Single(await Mails(story)));
        Assert.NotEqual(before, after);
        Assert.Equal(HttpStatusCode.OK, (await story.Http.GetAsync(after)).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await story.Http.GetAsync(before)).StatusCode);
    }

    [Fact]
    public async Task A_link_whose_time_is_over_is_replaced()
    {
        await using Story story = await Story.Begin();
        string before = await story.LinkPath(LinkPurpose.BuyerCase);
        await story.Store.Write(db => db.Claims.ExecuteUpdateAsync(c => c.SetProperty(x => x.FiledAt, story.Now.AddDays(-731))));
        await story.Store.Write(db => db.Links.ExecuteUpdateAsync(l => l.SetProperty(x => x.ExpiresAt, story.Now.AddDays(-1))));
        await Ask(story, "order-1", "buyer@example.com");
        string after = LinkIn(Assert.Single(await Mails(story)));
        Assert.NotEqual(before, after);
        Assert.Equal(HttpStatusCode.OK, (await story.Http.GetAsync(after)).StatusCode);
    }

    [Fact]
    public async Task An_inquiry_and_a_draft_have_links_too()
    {
        await using Story inquiry = await Story.Asked();
        await Ask(inquiry, "order-1", "seller@example.com");
        Assert.Equal(HttpStatusCode.OK, (await inquiry.Http.GetAsync(LinkIn(Assert.Single(await Mails(inquiry))))).StatusCode);

        await using Story draft = await Story.Writing();
        await Ask(draft, "order-1", "buyer@example.com");
        Assert.Equal(await draft.FilingPath(), LinkIn(Assert.Single(await Mails(draft))));
    }

    [Fact]
    public async Task What_cannot_be_read_is_said_at_its_field()
    {
        await using Story story = await Story.Begin();
        (await Ask(story, " ", "buyer@example.com")).IsProblem(422, "ORDER_REQUIRED", "/orderId");
        (await Ask(story, "order-1", "buyer")).IsProblem(422, "EMAIL_WRONG", "/email");
        HttpResponseMessage page = await Post(story, "order-1", "no address");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.StatusCode);
        string html = await page.Content.ReadAsStringAsync();
        Assert.Contains("aria-invalid=\"true\"", html, StringComparison.Ordinal);
        Assert.Contains("value=\"order-1\"", html, StringComparison.Ordinal);
        Assert.Empty(await Instances(story));
    }

    [Fact]
    public async Task The_page_of_a_link_that_opens_nothing_leads_there_in_every_language()
    {
        await using Story story = await Story.Begin();
        HashSet<string> titles = new(StringComparer.Ordinal);
        foreach (string language in Languages.All)
        {
            Assert.Contains("href=\"/lost-link\"", await (await story.Http.GetAsync($"/case/wrong?lang={language}")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
            titles.Add(Title().Match(await story.Http.GetStringAsync($"/lost-link?lang={language}")).Groups["title"].Value);
        }

        Assert.Equal(Languages.All.Count, titles.Count);
    }

    private static async Task<Reply> Ask(Story story, string order, string email)
    {
        using HttpResponseMessage answer = await story.Http.PostAsync("api/lost-links", ApiHost.Raw(JsonSerializer.Serialize(new { orderId = order, email })));
        await story.Idle();
        return await Reply.Read(answer);
    }

    private static Task<HttpResponseMessage> Post(Story story, string order, string email) => story.Http.PostAsync(
        "/lost-link?lang=en", new FormUrlEncodedContent([new("order", order), new("email", email)]));

    private static Task<List<MailRecord>> Mails(Story story) => story.Store.Read(db => db.Mails.Where(m => m.Key.Contains(":LinkAsked:")).ToListAsync());

    private static async Task<List<OrchestrationMetadata>> Instances(Story story)
    {
        List<OrchestrationMetadata> found = [];
        await foreach (OrchestrationMetadata one in story.Client.GetAllInstancesAsync(new OrchestrationQuery(InstanceIdPrefix: "lost-link-", FetchInputsAndOutputs: true)))
        {
            Assert.Equal(nameof(LostLinkOrchestrator), one.Name);
            found.Add(one);
        }

        return found;
    }

    private static string LinkIn(MailRecord mail) => new Uri(Link().Match(mail.Text).Value).AbsolutePath;

    [GeneratedRegex(@"https?://\S+/case/\S+", RegexOptions.None, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("<h1[^>]*>(?<title>[^<]+)</h1>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Title();
}
