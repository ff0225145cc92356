using System.Net;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Tests.Workflows.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows;

/// <summary>Who is insured and proved it is nowhere told that the marketplace collects from them: not on the page, not in a mail, not in a dry run.</summary>
public class An_insured_seller_is_asked
{
    [Fact]
    public async Task And_reads_that_nothing_is_owed_whatever_they_do()
    {
        await using Story story = await Story.Open(new Market());
        await story.Store.Write(new Market().Fill);
        await story.Insured();
        await story.File("order-1");
        string path = await story.LinkPath(LinkPurpose.SellerCase);

        Assert.Equal(StageDefault.MarketplacePaysAndBears, (await story.OpenStages()).Single().Default);
        foreach (string page in new[] { path, path + "/do/contest" })
        {
            string read = await Read(story, page);
            Assert.Contains("ou owe nothing", read, StringComparison.Ordinal);
            Assert.DoesNotContain("collect", read, StringComparison.OrdinalIgnoreCase);
        }

        await story.Pass(TimeSpan.FromHours(71));
        List<MailRecord> mails = await story.Store.Read(db => db.Mails.Where(m => m.To == Party.Seller).ToListAsync());
        Assert.Equal(3, mails.Count);
        Assert.All(mails, m => Assert.DoesNotContain("collect", m.Text, StringComparison.OrdinalIgnoreCase));
        Assert.All(mails, m => Assert.Contains("owe nothing", m.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task And_a_proof_that_comes_while_the_seller_is_asked_changes_what_silence_leads_to()
    {
        await using Story story = await Story.Begin();
        string path = await story.LinkPath(LinkPurpose.SellerCase);
        Assert.Contains("We collect $80.00 from you.", await Read(story, path), StringComparison.Ordinal);

        await story.Insured();

        Assert.DoesNotContain("collect", await Read(story, path), StringComparison.OrdinalIgnoreCase);
        await story.Pass(TimeSpan.FromHours(73));
        Assert.Equal(ClaimOutcome.BorneByMarketplace, (await story.Record()).Outcome);
    }

    private static async Task<string> Read(Story story, string page) => WebUtility.HtmlDecode(await story.Http.GetStringAsync(page));
}
