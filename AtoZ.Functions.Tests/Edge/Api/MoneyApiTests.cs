using AtoZ.Functions.Evidence;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Records.Verify;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Edge.Api;

[Collection("api")]
public class MoneyApiTests(ApiHost api)
{
    [Fact]
    public async Task Reports_are_kept_in_blob_storage_and_read_again()
    {
        BlobReportStore reports = new(api.Services.GetRequiredService<BlobContainers>());

        await reports.Write("test/report.json", "application/json", "{}", CancellationToken.None);
        await reports.Write("test/report.json", "application/json", new MemoryStream("{\"a\":1}"u8.ToArray()), CancellationToken.None);

        await using Stream? found = await reports.Open("test/report.json", CancellationToken.None);
        using StreamReader reader = new(found!);
        Assert.Equal("{\"a\":1}", await reader.ReadToEndAsync());
        Assert.Null(await reports.Open("test/none.json", CancellationToken.None));
    }

    [Fact]
    public async Task The_dossier_of_a_claim_comes_by_key_by_link_and_for_staff_and_holds()
    {
        ClaimId claim = await api.Claim();
        string token = await api.SellerToken(claim);
        Reply keys = await api.Anybody(HttpMethod.Get, "api/records/keys");

        foreach (Reply reply in new[]
        {
            await api.Backend(HttpMethod.Get, $"api/claims/{claim}/dossier"),
            await api.Anybody(HttpMethod.Get, $"api/case/{token}/dossier?lang=de"),
            await api.Staff("ruth", HttpMethod.Get, $"api/staff/claims/{claim}/dossier"),
        })
        {
            Assert.Equal((200, "application/zip"), (reply.Status, reply.ContentType));
            using MemoryStream zip = new(reply.Bytes);
            Assert.Null(new DossierCheck(System.Text.Json.JsonSerializer.Deserialize<Functions.Records.PublicKeySet>(keys.Body, Functions.Records.RecordJson.Options)).Check(zip).Broken);
            Assert.DoesNotContain(token, reply.Body, StringComparison.Ordinal);
        }

        (await api.Backend(HttpMethod.Get, "api/claims/clm_none/dossier")).IsProblem(404, "CLAIM_UNKNOWN");
        (await api.Anybody(HttpMethod.Get, $"api/case/{await api.Token(claim, Party.Expert, LinkPurpose.ExpertOpinion)}/dossier")).IsProblem(403, "NOT_YOURS");
        Assert.Equal(401, (await api.Anybody(HttpMethod.Get, $"api/staff/claims/{claim}/dossier")).Status);
        Assert.Contains("Eligibility", (await api.Backend(HttpMethod.Get, $"api/claims/{claim}/decisions")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accounts_provision_reconciliation_statements_and_export_can_be_read()
    {
        ClaimId claim = await api.Claim();
        string seller = await api.SellerToken(claim);

        Assert.Contains("seller-funds", (await api.Backend(HttpMethod.Get, "api/ledger/accounts")).Body, StringComparison.Ordinal);
        Assert.Equal(200, (await api.Backend(HttpMethod.Get, "api/ledger/provision")).Status);
        Assert.Equal(200, (await api.Backend(HttpMethod.Get, "api/ledger/reconciliation")).Status);
        Assert.Equal(200, (await api.Backend(HttpMethod.Get, $"api/sellers/{(await api.Store.Read(db => db.Claims.SingleAsync(c => c.Id == claim))).SellerId}/statement")).Status);
        Assert.StartsWith("at,claim,purpose", (await api.Anybody(HttpMethod.Get, $"api/case/{seller}/statement.csv")).Body, StringComparison.Ordinal);
        Assert.StartsWith("booking,key,claim", (await api.Backend(HttpMethod.Get, "api/ledger/export.csv?from=2026-01-01T00:00:00Z")).Body, StringComparison.Ordinal);
        (await api.Backend(HttpMethod.Get, "api/ledger/export.csv?from=yesterday")).IsProblem(400, "PERIOD_WRONG");
        (await api.Backend(HttpMethod.Get, "api/ledger/export.csv?from=2026-02-01T00:00:00Z&until=2026-01-01T00:00:00Z")).IsProblem(400, "PERIOD_WRONG");
        (await api.Anybody(HttpMethod.Get, $"api/case/{await api.BuyerToken(claim)}/statement")).IsProblem(403, "NOT_YOURS");
    }
}
