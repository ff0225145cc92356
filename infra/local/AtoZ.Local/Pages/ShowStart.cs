using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Pages;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Messages.Links;
using AtoZ.Functions.Settings;
using AtoZ.Functions.Texts;
using AtoZ.Local.Keys;
using AtoZ.Local.Sample;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Local.Pages;

/// <summary>What a developer opens first. Only the local build has it: it shows links that elsewhere only the mails carry.</summary>
internal sealed class ShowStart(AtoZStore store, SignedLinks links, AppSettings settings, PageRenderer pages, SampleProgress sample, TimeProvider clock)
{
    private const int OfEachState = 3;

    /// <summary>Shows the start page.</summary>
    [Function("StartPage")]
    public async Task<IActionResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "")] HttpRequest request)
    {
        StartView view = await store.Read(async db => new StartView(
            new Reader("en", clock.GetUtcNow()),
            await Samples(db),
            await db.Claims.CountAsync(),
            LocalKeys.FileIn(settings.DataDirectory),
            settings.DataDirectory,
            $"{request.Scheme}://{request.Host}/",
            sample.Until));
        return await pages.Page<StartPage>(view);
    }

    /// <summary>Browsers ask for it; there is none.</summary>
    [Function("NoIcon")]
    public IActionResult Icon([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "favicon.ico")] HttpRequest request) => new StatusCodeResult(StatusCodes.Status204NoContent);

    private async Task<List<SampleView>> Samples(AtoZDb db)
    {
        List<ClaimRecord> claims = [];
        foreach (ClaimStatus status in Enum.GetValues<ClaimStatus>().Where(s => s != ClaimStatus.Closed))
        {
            claims.AddRange(await db.Claims.Where(c => c.Status == status).OrderByDescending(c => c.FiledAt).Take(OfEachState).ToListAsync());
        }

        foreach (ClaimOutcome outcome in Enum.GetValues<ClaimOutcome>())
        {
            claims.AddRange(await db.Claims.Where(c => c.Status == ClaimStatus.Closed && c.Outcome == outcome).OrderByDescending(c => c.FiledAt).Take(OfEachState).ToListAsync());
        }

        List<SampleView> samples = [];
        foreach (ClaimRecord claim in claims)
        {
            OrderLine? line = await db.OrderLines.SingleOrDefaultAsync(o => o.OrderId == claim.OrderId && o.Line == claim.Line);
            samples.Add(new SampleView(claim, line?.ProductTitle ?? line?.Category?.Replace('_', ' ') ?? claim.OrderId, await Links(db, claim)));
        }

        return samples;
    }

    private async Task<List<(string Who, string Address)>> Links(AtoZDb db, ClaimRecord claim)
    {
        DateTimeOffset now = clock.GetUtcNow();
        List<LinkRecord> handedOut = await db.Links.Where(l => l.ClaimId == claim.Id && l.RevokedAt == null && l.ExpiresAt > now).ToListAsync();
        return [.. handedOut
            .GroupBy(l => (l.Purpose, l.Seat))
            .Select(g => g.MaxBy(l => l.ExpiresAt)!)
            .OrderBy(l => l.Purpose)
            .Select(l => (Who(l.Purpose), links.AddressOf(l).PathAndQuery))];
    }

    private static string Who(LinkPurpose purpose) => purpose switch
    {
        LinkPurpose.BuyerCase => "buyer",
        LinkPurpose.SellerCase => "seller",
        LinkPurpose.IndependentVote => "independent vote",
        _ => "expert",
    };
}
