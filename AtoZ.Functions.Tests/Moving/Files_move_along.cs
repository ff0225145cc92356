using AtoZ.Functions.Data;
using AtoZ.Functions.Evidence;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Tests.Data;
using AtoZ.Functions.Tests.Edge.Api;
using AtoZ.Functions.Tests.Evidence;
using AtoZ.Functions.Tests.Hosting;
using AtoZ.Functions.Tests.Support;
using AtoZ.Local.Move;
using AtoZ.Local.Storage;
using DurableTask.Sqlite.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Moving;

/// <summary>
/// Files of cases, which Azurite keeps: in a backup that is taken a moment after they came, and in the storage account of the app that goes on.
/// </summary>
[Collection(nameof(OnEachDatabase))]
[Trait("Category", "Long")]
public sealed class Files_move_along(Databases databases) : IDisposable
{
    private readonly Machine _machine = new();

    public void Dispose() => _machine.Dispose();

    [Fact]
    public async Task From_a_running_app_into_a_backup_and_on_to_another_storage()
    {
        string backup = _machine.File("one.tar.gz"), home = _machine.Folder("restored"), postgres = await databases.NewPostgres();
        byte[] before;
        DateTimeOffset at;
        ApiHost api = new() { Directory = _machine.Home };
        await api.InitializeAsync();
        try
        {
            ClaimId claim = await api.Claim();
            for (int i = 0; i < 3; i++)
            {
                using ByteArrayContent file = new([.. Files.Png(), (byte)i]);
                Assert.Equal(201, (await api.Send(HttpMethod.Post, $"api/claims/{claim}/evidence", file, null, api.BackendKey)).Status);
            }

            BackupManifest taken = await Backup.Take(_machine.Data, backup, TimeProvider.System, CancellationToken.None);
            Assert.Empty(taken.MissingBlobs);
            Assert.True(taken.Blobs >= 6, $"{taken.Blobs} blobs");
            before = await Read(api.Services);
            at = api.Clock.GetUtcNow();
        }
        finally
        {
            await api.DisposeAsync();
        }

        await Restore.Take(backup, Machine.DataOf(home), CancellationToken.None);
        await using Azurite azure = await Account();
        string storage = Azurite.ConnectionString(azure.Port);
        await BlobMove.Take(Machine.DataOf(home), storage, CancellationToken.None);
        ExportReport report = await Export.Take(Machine.DataOf(home), postgres, storage, CancellationToken.None);
        Assert.True(report.Blobs >= 6, $"{report.Blobs} blobs");

        await using TestHost there = await TestHost.StartAsync(TheApp.On(
            LocalClock.Virtual(at), null, ("Sample", "none"), ("Database", postgres), ("AzureWebJobsStorage", storage)) with
        { Directory = _machine.Folder("there") });
        Assert.Equal(before, await Read(there.Services));
    }

    [Fact]
    public async Task A_storage_that_has_other_files_or_is_away_keeps_the_cases_here()
    {
        string postgres = await databases.NewPostgres();
        ApiHost api = new() { Directory = _machine.Home };
        await api.InitializeAsync();
        using (ByteArrayContent file = new(Files.Png()))
        {
            Assert.Equal(201, (await api.Send(HttpMethod.Post, $"api/claims/{await api.Claim()}/evidence", file, null, api.BackendKey)).Status);
        }

        EvidenceRecord evidence = await api.Store.Read(db => db.Evidence.SingleAsync());
        await api.DisposeAsync();
        await using Azurite azure = await Account();
        BlobContainers containers = new(new(Azurite.ConnectionString(azure.Port)));
        await new EvidenceBlobs(containers).PutOriginal(evidence.OriginalBlob, new MemoryStream([1, 2, 3]), "image/png", CancellationToken.None);

        await Refused("has another 'evidence-originals/", postgres, Azurite.ConnectionString(azure.Port));
        await Refused("is neither a connection string nor an address", postgres, "storage please");

        await using TestStore store = await TestStore.Create(postgres);
        Assert.Equal(0, await store.Store.Read(EveryTable.Count));
    }

    private async Task Refused(string said, string postgres, string storage)
    {
        MoveException refused = await Assert.ThrowsAsync<MoveException>(() => Export.Take(_machine.Data, postgres, storage, CancellationToken.None));
        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
    }

    // Each file, original and shared.
    // An Azurite of its own stands for the account on Azure.
    private async Task<Azurite> Account()
    {
        string program = await AzuriteFiles.Find(AppContext.BaseDirectory, _ => { }).InstalledAsync(CancellationToken.None);
        return (await Azurite.TryStartAsync(program, _machine.Folder("azure"), 0, CancellationToken.None))!;
    }

    private static async Task<byte[]> Read(IServiceProvider services)
    {
        EvidenceBlobs blobs = services.GetRequiredService<EvidenceBlobs>();
        using MemoryStream all = new();
        foreach (EvidenceRecord file in await services.GetRequiredService<AtoZStore>().Read(db => db.Evidence.OrderBy(e => e.Id).ToListAsync()))
        {
            await (await blobs.OpenOriginal(file.OriginalBlob, CancellationToken.None)).CopyToAsync(all);
            await (await blobs.OpenShared(file.SharedBlob, CancellationToken.None)).CopyToAsync(all);
        }

        Assert.NotEqual(0, all.Length);
        return all.ToArray();
    }
}
