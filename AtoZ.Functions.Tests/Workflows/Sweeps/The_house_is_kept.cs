using System.Net.Http.Headers;
using AtoZ.Functions.Data;
using AtoZ.Functions.Evidence;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.Terms;
using AtoZ.Functions.Tests.Edge.Api;
using AtoZ.Functions.Tests.Evidence;
using AtoZ.Functions.Tests.Guarantee.Policy;
using AtoZ.Functions.Workflows.Sweeps;
using Azure.Storage.Blobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows.Sweeps;

/// <summary>What nobody needs any more is cleared, what must be kept stays; against real Blob storage.</summary>
[Collection("api")]
[Trait("Rule", "SWEEP-02")]
[Trait("Rule", "EVID-07")]
public class The_house_is_kept(ApiHost api)
{
    private static readonly SweepTerms Terms = ThePack.Pack.Sweeps;

    private DateTimeOffset Now => api.Clock.GetUtcNow();

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task An_answer_to_a_key_is_kept_for_its_time(int secondsOlder, bool kept)
    {
        string key = Guid.NewGuid().ToString();
        await Put(new IdempotencyRecord { Scope = "test", Key = key, BodyHash = "x", CreatedAt = Now - Terms.KeepKeys - TimeSpan.FromSeconds(secondsOlder), LeaseUntil = Now.AddDays(-1), StatusCode = 200 });
        await Clear();
        Assert.Equal(kept, await api.Store.Read(db => db.IdempotencyKeys.AnyAsync(k => k.Key == key)));
    }

    [Fact]
    public async Task A_key_whose_request_still_runs_is_kept_however_old()
    {
        string key = Guid.NewGuid().ToString();
        await Put(new IdempotencyRecord { Scope = "test", Key = key, BodyHash = "x", CreatedAt = Now.AddDays(-100), LeaseUntil = Now.AddMinutes(1) });
        await Clear();
        Assert.True(await api.Store.Read(db => db.IdempotencyKeys.AnyAsync(k => k.Key == key)));
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task A_spent_code_is_remembered_longer_than_it_is_good(int secondsOlder, bool kept)
    {
        string value = Guid.NewGuid().ToString();
        await Put(new NonceRecord { Value = value, LinkId = "lnk_x", IssuedAt = Now - Terms.KeepNonces - TimeSpan.FromSeconds(secondsOlder), UsedAt = Now });
        await Clear();
        Assert.Equal(kept, await api.Store.Read(db => db.Nonces.AnyAsync(n => n.Value == value)));
        Assert.True(Terms.KeepNonces > Functions.Messages.Links.Nonces.Lifetime);
    }

    [Fact]
    public async Task A_file_whose_claim_never_came_goes_after_a_week_with_its_bytes()
    {
        string id = await Staged();
        EvidenceRecord record = await Record(id);
        await Clear();
        Assert.NotNull(await api.Store.Read(db => db.Evidence.SingleOrDefaultAsync(e => e.Id == id)));

        await api.Store.Write(db => db.Evidence.Where(e => e.Id == id).ExecuteUpdateAsync(u => u.SetProperty(e => e.AddedAt, Now - Terms.KeepStaged - TimeSpan.FromSeconds(1))));
        await Clear();
        Assert.Null(await api.Store.Read(db => db.Evidence.SingleOrDefaultAsync(e => e.Id == id)));

        // The storage has a clock of its own; to it the bytes may be a moment old, whatever this one says.
        await Blobs.EraseOrphans(DateTimeOffset.MaxValue, name => Task.FromResult(!name.Contains(id, StringComparison.Ordinal)), default);
        Assert.False(await Exists(record.OriginalBlob));
    }

    [Fact]
    public async Task The_same_bytes_put_up_by_two_are_two_files_and_one_stays_when_the_other_goes()
    {
        EvidenceRecord one = await Record(await Staged()), other = await Record(await Staged());
        Assert.NotEqual(one.OriginalBlob, other.OriginalBlob);
        await Blobs.Erase(one, default);
        Assert.Equal((false, true), (await Exists(one.OriginalBlob), await Exists(other.OriginalBlob)));
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    public async Task Files_are_erased_three_years_after_the_last_word_and_their_hashes_stay(int secondsOlder, bool erased)
    {
        (ClaimId claim, EvidenceRecord file) = await Closed(ThePack.Pack.Evidence.KeepAfterClosing + TimeSpan.FromSeconds(secondsOlder));
        await api.Services.GetRequiredService<EvidenceErasure>().EraseDue(default);

        EvidenceRecord after = await Record(file.Id);
        Assert.Equal((erased, file.Sha256), (after.ErasedAt is not null, after.Sha256));
        Assert.Equal(erased, !await Exists(file.OriginalBlob));
        Assert.Equal(erased, await api.Store.Read(db => db.Timeline.AnyAsync(t => t.ClaimId == claim && t.Kind == TimelineKind.EvidenceErased)));
        Reply seen = await api.Backend(HttpMethod.Get, $"api/claims/{claim}/evidence/{file.Id}");
        Assert.Equal(erased ? 404 : 200, seen.Status);
    }

    [Fact]
    public async Task A_hold_keeps_files_until_it_is_lifted()
    {
        (ClaimId claim, EvidenceRecord file) = await Closed(TimeSpan.FromDays(2000));
        (await api.Staff("ines", HttpMethod.Post, $"api/staff/claims/{claim}/holds", new { reason = "A court." })).IsProblem(403, "ROLE_MISSING");
        (await api.Staff("anna", HttpMethod.Post, $"api/staff/claims/{claim}/holds", new { reason = " " })).IsProblem(422, "REASON_REQUIRED");
        Assert.Equal(201, (await api.Staff("anna", HttpMethod.Post, $"api/staff/claims/{claim}/holds", new { reason = "The district court asked for the file." })).Status);
        await api.Services.GetRequiredService<EvidenceErasure>().EraseDue(default);
        (await api.Staff("anna", HttpMethod.Post, $"api/staff/claims/{claim}/erasure", new { })).IsProblem(409, "MUST_BE_KEPT");
        Assert.Null((await Record(file.Id)).ErasedAt);

        Assert.Equal(1, (await api.Staff("anna", HttpMethod.Post, $"api/staff/claims/{claim}/holds/lift", new { })).Json.GetProperty("holds").GetInt32());
        Assert.Equal(1, (await api.Staff("anna", HttpMethod.Post, $"api/staff/claims/{claim}/erasure", new { party = "Buyer" })).Json.GetProperty("files").GetInt32());
        Assert.Equal(0, (await api.Staff("anna", HttpMethod.Post, $"api/staff/claims/{claim}/erasure", new { })).Json.GetProperty("files").GetInt32());
        Assert.False(await Exists(file.OriginalBlob));
    }

    [Theory]
    [InlineData(-1, 409)]
    [InlineData(0, 200)]
    public async Task At_a_partys_wish_files_go_when_nobody_can_appeal_any_more(int secondsOlder, int status)
    {
        (ClaimId claim, _) = await Closed(ThePack.Pack.Appeals.AppealWindow + TimeSpan.FromSeconds(secondsOlder));
        Assert.Equal(status, (await api.Staff("anna", HttpMethod.Post, $"api/staff/claims/{claim}/erasure", new { })).Status);
    }

    [Fact]
    public async Task The_bytes_of_a_row_that_was_marked_before_the_process_died_go_at_the_next_run()
    {
        (_, EvidenceRecord file) = await Closed(TimeSpan.FromDays(1));
        await api.Store.Write(db => db.Evidence.Where(e => e.Id == file.Id).ExecuteUpdateAsync(u => u.SetProperty(e => e.ErasedAt, Now)));
        await api.Services.GetRequiredService<EvidenceErasure>().EraseDue(default);
        Assert.False(await Exists(file.OriginalBlob));
    }

    [Fact]
    public async Task An_open_debt_keeps_the_files()
    {
        (ClaimId claim, EvidenceRecord file) = await Closed(TimeSpan.FromDays(2000));
        await Put(new DebtRecord { Id = DebtId.For(claim, "x"), ClaimId = claim, SellerId = "s", AmountMinor = 1, Currency = "USD", OpenedAt = Now, State = DebtState.Open });
        await api.Services.GetRequiredService<EvidenceErasure>().EraseDue(default);
        Assert.Null((await Record(file.Id)).ErasedAt);
    }

    [Fact]
    public async Task A_report_is_written_to_storage_and_a_later_one_takes_its_place()
    {
        BlobReportStore reports = new(api.Services.GetRequiredService<BlobContainers>());
        string name = $"ageing/{Guid.NewGuid()}.csv";
        await reports.Write(name, "text/csv", "a,b\n1,2\n", default);
        await reports.Write(name, "text/csv", "a,b\n3,ä\n", default);

        BlobClient blob = api.Services.GetRequiredService<BlobServiceClient>().GetBlobContainerClient("reports").GetBlobClient(name);
        Assert.Equal("a,b\n3,ä\n", (await blob.DownloadContentAsync()).Value.Content.ToString());
        Assert.Equal("text/csv", (await blob.GetPropertiesAsync()).Value.ContentType);
    }

    private EvidenceBlobs Blobs => api.Services.GetRequiredService<EvidenceBlobs>();

    private Task<Cleared> Clear() => api.Services.GetRequiredService<Housekeeping>().Run(default);

    private Task Put(object record) => api.Store.Write(db =>
    {
        db.Add(record);
        return Task.CompletedTask;
    });

    private Task<EvidenceRecord> Record(string id) => api.Store.Read(db => db.Evidence.SingleAsync(e => e.Id == id));

    private async Task<bool> Exists(string original) => await api.Services.GetRequiredService<BlobServiceClient>().GetBlobContainerClient("evidence-originals").GetBlobClient(original).ExistsAsync();

    private async Task<string> Staged() => (await Upload("api/evidence", api.BackendKey)).Text("id");

    private async Task<(ClaimId Claim, EvidenceRecord File)> Closed(TimeSpan ago)
    {
        ClaimId claim = await api.Claim();
        string file = (await Upload($"api/claims/{claim}/evidence", api.BackendKey)).Text("id");
        await api.Store.Write(db => db.Claims.Where(c => c.Id == claim).ExecuteUpdateAsync(u => u
            .SetProperty(c => c.ClosedAt, Now - ago).SetProperty(c => c.Status, ClaimStatus.Closed).SetProperty(c => c.Outcome, ClaimOutcome.Refused)));
        return (claim, await Record(file));
    }

    private async Task<Reply> Upload(string path, params (string Name, string Value)[] headers)
    {
        ByteArrayContent content = new(Files.Jpeg());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return await api.Send(HttpMethod.Post, path, content, null, [("X-File-Name", "a.jpg"), .. headers]);
    }
}
