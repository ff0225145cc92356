using AtoZ.Functions.Cases;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Pages;
using AtoZ.Functions.Edge.Pages.Case;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Tests.Messages.Links;
using AtoZ.Functions.Texts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace AtoZ.Functions.Tests.Edge.Pages.Support;

/// <summary>Pages rendered from rows in a real store, read as the app reads them.</summary>
public sealed class PagesUnderTest : IDisposable
{
    private readonly TemporaryStore _store = new();
    private readonly PolicyLibrary _policies = PolicyLibrary.Embedded();
    private readonly ServiceProvider _services = new ServiceCollection().BuildServiceProvider();

    internal PageRenderer Renderer => new(_services.GetRequiredService<IServiceScopeFactory>(), NullLoggerFactory.Instance);

    public PolicyPack Policy => _policies.Whole("2026-11").Pack;

    public async Task<CaseFile> File(CaseRows rows, Party viewer, LinkPurpose? purpose = null)
    {
        await _store.Store.Write(async db =>
        {
            db.AddRange(rows.Rows);
            await Task.CompletedTask;
        });
        LinkRecord link = new()
        {
            Id = "lnk_1",
            ClaimId = rows.Claim.Id,
            Party = viewer,
            Purpose = purpose ?? (viewer == Party.Buyer ? LinkPurpose.BuyerCase : LinkPurpose.SellerCase),
            Seat = purpose == LinkPurpose.IndependentVote ? Seat.Independent : null,
            StageKey = viewer == Party.Expert ? rows.Rows.OfType<StageRecord>().LastOrDefault(s => s.NextActor == Party.Expert)?.Key : null,
            ExpiresAt = CaseRows.Now.AddDays(60),
        };
        return (await new CaseReader(_store.Store, _policies, new PaymentPages(Offered: true), new FixedClock(CaseRows.Now)).Read(rows.Claim.Id, viewer, link))!;
    }

    public async Task<string> Case(CaseRows rows, Party viewer, string language = "en", string? notice = null)
    {
        CaseFile file = await this.File(rows, viewer);
        CasePageView view = CasePageViews.Of(file, "nonce-1", "/case/token", new Reader(language, CaseRows.Now), this.Policy, notice);
        return (await this.Renderer.Page<CasePage>(view)).Html;
    }

    public void Dispose()
    {
        _services.Dispose();
        _store.Dispose();
    }

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
