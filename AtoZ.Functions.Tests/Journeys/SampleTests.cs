using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Tests.Edge.Api;
using DurableTask.Sqlite.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Journeys;

/// <summary>What a newcomer finds after the first start.</summary>
public sealed partial class SampleTests(PlayedSample sample) : IClassFixture<PlayedSample>
{
    private AtoZStore Store => sample.Services.GetRequiredService<AtoZStore>();

    [Fact]
    public async Task The_sample_has_a_claim_in_every_state_and_ends_at_the_present()
    {
        List<ClaimRecord> claims = await Store.Read(db => db.Claims.ToListAsync());
        long sum = await Store.Read(db => db.LedgerPostings.SumAsync(p => p.AmountMinor));
        List<InquiryState> inquiries = await Store.Read(db => db.Inquiries.OrderBy(i => i.OrderId).Select(i => i.State).ToListAsync());

        Assert.False(sample.Services.GetRequiredService<LocalClock>().IsVirtual);
        Assert.Equal(AtoZ.Local.Sample.SampleCases.All.Count, claims.Count);
        Assert.Contains($"playing {claims.Count} sample claims", RepositoryRoot.Read("README.md"), StringComparison.Ordinal);
        Assert.Equal(
            [ClaimStatus.AwaitingSeller, ClaimStatus.AwaitingBuyer, ClaimStatus.AwaitingReturn, ClaimStatus.InReview, ClaimStatus.AwaitingApproval, ClaimStatus.Closed],
            claims.Select(c => c.Status).Distinct().Order());
        Assert.Equal(
            [ClaimOutcome.PaidBySeller, ClaimOutcome.SettledByOffer, ClaimOutcome.PaidByMarketplace, ClaimOutcome.BorneByMarketplace, ClaimOutcome.Refused, ClaimOutcome.Withdrawn],
            claims.Where(c => !c.IsOpen).Select(c => c.Outcome).Distinct().Order());
        Assert.Equal([InquiryState.BecameClaim, InquiryState.Settled], inquiries);
        Assert.Equal(0, sum);
    }

    [Trait("Case", "41")]
    [Fact]
    public async Task Each_mail_of_the_mailbox_opens_on_whichever_page_it_is_listed()
    {
        HashSet<string> listed = new(StringComparer.Ordinal);
        for (string? page = "/dev/mail"; page is not null; page = Next().Match(await sample.Client.GetStringAsync(page)) is { Success: true } older ? Address(older) : null)
        {
            listed.UnionWith(Mail().Matches(await sample.Client.GetStringAsync(page)).Select(Address));
        }

        int mails = await Store.Read(db => db.Mails.CountAsync());
        Assert.True(mails > 50 && await Store.Read(db => db.Mails.AnyAsync(m => m.Key.Contains('/'))), "The sample shows neither a second page nor a key with a slash any more.");
        Assert.Equal(mails, listed.Count);
        foreach (string address in listed)
        {
            string shown = await sample.Client.GetStringAsync(address);
            Assert.Equal(HttpStatusCode.OK, (await sample.Client.GetAsync(Address(Frame().Match(shown)))).StatusCode);
            Assert.Equal(address.Replace("/dev/mail/", "/dev/mail-bounce/", StringComparison.Ordinal), Address(Bounce().Match(shown)));
        }
    }

    [Fact]
    public async Task A_script_reads_the_mailbox_page_by_page()
    {
        HashSet<string> keys = new(StringComparer.Ordinal);
        for (string? page = "/dev/mail"; page is not null;)
        {
            using HttpRequestMessage request = new(HttpMethod.Get, page);
            request.Headers.Add("Accept", "application/json");
            using HttpResponseMessage answer = await sample.Client.SendAsync(request);
            Reply reply = await Reply.Read(answer);
            Assert.All(reply.Json.EnumerateArray(), mail => Assert.True(keys.Add(mail.GetProperty("key").GetString()!)));
            page = reply.Headers.TryGetValue("Link", out string? link) ? link.Split('<', '>')[1] : null;
        }

        Assert.Equal(await Store.Read(db => db.Mails.CountAsync()), keys.Count);
    }

    [Fact]
    public async Task Nobody_else_files_while_it_is_played_and_everybody_does_afterwards()
    {
        sample.Filed.IsProblem(503, "SAMPLE_PLAYING");
        Assert.InRange(int.Parse(sample.Filed.Headers["Retry-After"], CultureInfo.InvariantCulture), 1, 60);
        Assert.Equal((503, "text/html"), (sample.Answered.Status, sample.Answered.ContentType));
        Assert.Contains("Retry-After", sample.Answered.Headers.Keys);
        Assert.Contains("The sample is being played: in it, it is", sample.StartPage, StringComparison.Ordinal);
        Assert.DoesNotContain("The sample is being played", await sample.Client.GetStringAsync("/"), StringComparison.Ordinal);
        (await sample.Send("api/claims", "{}", "application/json")).IsProblem(400, "FIELD_MISSING");
    }

    private static string Address(Match match) => WebUtility.HtmlDecode(match.Groups["address"].Value);

    [GeneratedRegex("href=\"(?<address>/dev/mail/[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Mail();

    [GeneratedRegex("rel=\"next\" href=\"(?<address>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Next();

    [GeneratedRegex("src=\"(?<address>/dev/mail-html/[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Frame();

    [GeneratedRegex("action=\"(?<address>/dev/mail-bounce/[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Bounce();
}
