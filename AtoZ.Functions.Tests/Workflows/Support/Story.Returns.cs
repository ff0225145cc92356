using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.Facts;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Workflows.Sweeps;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows.Support;

/// <summary>What parties and carriers do about a return.</summary>
internal sealed partial class Story
{
    /// <summary>The number of the seller's label, and of the parcel.</summary>
    public const string ReturnNumber = "RT 7001-42";

    /// <summary>The buyer accepted to send the item back for an amount.</summary>
    public static async Task<Story> SendingBack(
        Market? market = null, long amountMinor = 8_000, ClaimKind kind = ClaimKind.Defective, Action<IServiceCollection>? services = null)
    {
        Story story = await Arrived(market ?? new Market { HeldMinor = 20_000 }, o => o.ReturnAskedAt = Market.Start.AddDays(-4), services);
        await story.AgreesOnReturn(amountMinor, kind);
        return story;
    }

    public async Task AgreesOnReturn(long amountMinor = 8_000, ClaimKind kind = ClaimKind.Defective)
    {
        await this.Filed(kind, Remedy.Return, null, kind == ClaimKind.ReturnRefused ? "message/rfc822" : "image/jpeg");
        Assert.True((await this.SellerOffers(amountMinor, Remedy.Return)).Accepted);
        await this.Pass(TimeSpan.FromMinutes(61));
        Assert.True((await this.BuyerAccepts()).Accepted);
    }

    public Task<CommandReceipt> GivesLabel(string number = ReturnNumber) =>
        this.Give(CommandKind.SellerGivesLabel, Party.Seller, new ReturnLabelPayload("Parcel post", number, "https://labels.example/7001"));

    public Task<CommandReceipt> PaysPostage() => this.Give(CommandKind.SellerPaysPostage, Party.Seller, new ReasonPayload("Lamp house, Mill Lane 4, Leeds"));

    public Task<CommandReceipt> Posts(long postageMinor = 0) =>
        this.Give(CommandKind.BuyerPosts, Party.Buyer, new ReturnPostedPayload("Parcel post", ReturnNumber, postageMinor));

    public Task<CommandReceipt> Inspects(ReturnCondition condition, string reason = "") =>
        this.Give(CommandKind.SellerInspects, Party.Seller, new ReturnInspectionPayload(condition, reason));

    public Task<CommandReceipt> Waives() => this.Give(CommandKind.SellerWaivesReturn, Party.Seller, new NoPayload());

    /// <summary>A scan of the return's parcel, written as carriers write it.</summary>
    public Task<Refusal?> ReturnScan(ScanKind scan, string number = "rt700142") =>
        this.Fact(new FactBody(FactType.Scan, $"return-{scan}-{number}", this.Now, "order-1", 1, Scan: scan, TrackingNumber: number));

    public Task<ReturnRecord> Return() => this.Store.Read(db => db.Returns.SingleAsync(r => r.ClaimId == this.Claim));

    /// <summary>The codes of what claims, ledger, payments and orchestrations do not say alike.</summary>
    public async Task<List<string>> Differences() => [.. (await this.Reconciled()).Differences.Select(d => d.Code)];

    /// <summary>Claims, ledger, payments and orchestrations say the same.</summary>
    public async Task Reconciles() =>
        Assert.Empty((await this.Reconciled()).Differences.Select(d => $"{d.Code} {d.Subject}: {d.What}"));

    private Task<ReconciliationReport> Reconciled() => this.Services.GetRequiredService<Reconciliation>().Run(this.Client);
}
