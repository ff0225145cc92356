using AtoZ.Functions.Cases.Commands;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Tests.Workflows.Support;
using AtoZ.Functions.Workflows;
using AtoZ.Local.Move;
using DurableTask.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.DurableTask;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Moving;

/// <summary><c>./run backup</c> and <c>./run restore</c>: a machine is lost, and on another one its claims end as if it had not been.</summary>
public sealed class A_store_is_backed_up : IDisposable
{
    private readonly Machine _machine = new();

    public void Dispose() => _machine.Dispose();

    private const int Many = 30;

    public static IEnumerable<object[]> Courses => Course.Names;

    [Theory]
    [MemberData(nameof(Courses))]
    public async Task While_a_claim_runs_which_ends_the_same_from_the_backup(string name)
    {
        Course course = Course.Of(name);
        string file = _machine.File("one.tar.gz");
        string expected;
        DateTimeOffset at;
        await using (Story story = await Machine.Open(_machine.Home))
        {
            await course.Begin(story);
            BackupManifest backup = await Take(file);
            Assert.True(backup.WhileRunning);
            Assert.NotEqual(0, backup.Orchestrations.Open);
            at = story.Now;
            await course.End(story);
            expected = await Machine.Tell(story);
        }

        string other = _machine.Folder("other");
        await Restore.Take(file, Machine.DataOf(other), CancellationToken.None);
        await using Story restored = await Machine.Open(other, at);
        await course.End(restored);
        Assert.Equal(expected, await Machine.Tell(restored));
        Assert.Empty(await restored.OpenStages());
    }

    // Whoever writes here writes first a case and then an orchestration, over and over: at no moment is there more than one case without its own.
    [Fact]
    public async Task Cases_and_orchestrations_are_of_one_moment_however_fast_both_are_written()
    {
        await using Story story = await Machine.Open(_machine.Home);
        using CancellationTokenSource enough = new();
        using SemaphoreSlim written = new(0);
        Task writing = Task.Run(() => WriteBoth(story, written, enough.Token));
        List<long> behind = [];
        for (int i = 1; i <= 6; i++)
        {
            // However slow the machine is, something was written since the last copy, and more is being written now.
            for (int more = 0; more < 5; more++)
            {
                Assert.True(await written.WaitAsync(TimeSpan.FromMinutes(3)), "Nothing is written any more.");
            }

            DataFolder copy = Machine.DataOf(_machine.Folder($"copy {i}"));
            Directory.CreateDirectory(Path.GetDirectoryName(copy.Cases)!);
            using (OneMoment moment = await OneMoment.Of(_machine.Data, CancellationToken.None))
            {
                moment.CopyTo(copy);
            }

            await using SqliteAtoZDb cases = await CaseFile.Open(copy.Cases, CancellationToken.None);
            behind.Add(await cases.Buyers.CountAsync() - DurableFile.Check(copy.Orchestrations).Instances);
        }

        await enough.CancelAsync();
        await writing;
        Assert.All(behind, b => Assert.InRange(b, 0, 1));
    }

    [Fact]
    [Trait("Category", "Long")]
    public async Task While_many_sellers_pay_at_once_and_each_claim_is_paid_or_waits()
    {
        List<string> files = [];
        List<ClaimId> claims = [];
        DateTimeOffset at;
        await using (Story story = await Machine.Open(_machine.Home))
        {
            await story.Store.Write(new Market { HasPaymentMethod = true }.Fill);
            for (int i = 1; i <= Many; i++)
            {
                string order = $"many-{i}";
                await story.Store.Write(db => Task.FromResult(db.OrderLines.Add(Market.Order(order, 8_000, fulfilled: false))));
                await story.File(order);
                claims.Add(story.Claim);
            }

            Task paying = Task.WhenAll(claims.Select(claim => Pays(story, claim)));
            for (int i = 1; !paying.IsCompleted || i <= 2; i++)
            {
                files.Add(_machine.File($"{i}.tar.gz"));
                await Take(files[^1]);
            }

            await paying;
            await story.Idle();
            at = story.Now;
        }

        foreach (string file in files.Where((_, i) => i < 4))
        {
            string home = _machine.Folder("from " + Path.GetFileName(file));
            await Restore.Take(file, Machine.DataOf(home), CancellationToken.None);
            await using Story restored = await Machine.Open(home, at);
            await restored.Pass(TimeSpan.FromMinutes(20));
            await Course.Sweep(restored);
            Assert.Equal(await restored.Store.Read(Promised), await restored.Store.Read(Paid));
            Assert.Empty(restored.Services.GetRequiredService<EngineDiagnostics>().Records);
        }
    }

    [Fact]
    public async Task A_machine_that_stands_still_is_backed_up_with_its_keys_and_nobody_else_can_read_them()
    {
        string home = await Stopped();
        string file = _machine.File("one.tar.gz");

        BackupManifest backup = await Take(file);

        Assert.False(backup.WhileRunning);
        Assert.Equal((1, 1, 0), (backup.Cases.Claims, backup.Cases.OpenClaims, backup.Cases.Bookings));
        Assert.Equal(
            ["durable.db", "keys.json", "store/app-keys.json", "store/atoz.db", "store/record-key.txt"],
            backup.Files.Select(f => f.Path).Where(p => !p.StartsWith("timers/", StringComparison.Ordinal) && !p.StartsWith("store/mail/", StringComparison.Ordinal)));
        Assert.Empty(Directory.GetFileSystemEntries(_machine.File("."), "*.part"));
        string other = _machine.Folder("other");
        await Restore.Take(file, Machine.DataOf(other), CancellationToken.None);
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(home, "data/keys.json")), await File.ReadAllTextAsync(Path.Combine(other, "data/keys.json")));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(other, "data/keys.json")));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(other, "data")));
        }
    }

    [Fact]
    public async Task A_backup_replaces_nothing_and_does_not_lie_in_what_it_saves()
    {
        await Stopped();
        string file = _machine.File("one.tar.gz");
        await Take(file);

        await Refused("exists: a backup never replaces another", () => Take(file));
        await Refused("lies in", () => Take(Path.Combine(_machine.Data.Path, "one.tar.gz")));
        await Refused("There is no folder", () => Take(_machine.File("nowhere/one.tar.gz")));
        await Refused("There is no store", () => Backup.Take(Machine.DataOf(_machine.Folder("empty")), _machine.File("two.tar.gz"), TimeProvider.System, CancellationToken.None));
        await Refused("is not empty: a backup never replaces what is there", () => Restore.Take(file, _machine.Data, CancellationToken.None));
        await Refused("There is no file", () => Restore.Take(_machine.File("three.tar.gz"), Machine.DataOf(_machine.Folder("other")), CancellationToken.None));
    }

    [Theory]
    [InlineData("cut", "damaged")]
    [InlineData("a letter", "is no backup of AtoZ, or damaged")]
    [InlineData("newer orchestrations", "has schema version 99")]
    [InlineData("another build", "was made by another build of AtoZ ('20300101000000_Later' is not known to this one)")]
    public async Task A_backup_that_is_damaged_or_of_another_build_is_refused_and_leaves_nothing(string how, string said)
    {
        await Stopped();
        string file = _machine.File("one.tar.gz"), other = _machine.Folder("other");
        await Spoil(how, file);

        Exception refused = await Assert.ThrowsAnyAsync<Exception>(() => Restore.Take(file, Machine.DataOf(other), CancellationToken.None));

        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
        Assert.True(refused is MoveException or DurableStoreException);
        Assert.Empty(Directory.GetFileSystemEntries(other));
    }

    private static async Task WriteBoth(Story story, SemaphoreSlim written, CancellationToken enough)
    {
        for (int n = 0; !enough.IsCancellationRequested; n++)
        {
            await story.Store.Write(db => Task.FromResult(db.Buyers.Add(new BuyerRecord { Id = $"buyer-{n}" })));

            // It stays as it is: its time never comes.
            await story.Client.ScheduleNewOrchestrationInstanceAsync(
                nameof(ClaimOrchestrator), new ClaimStart(new ClaimId($"clm_{n}")), new StartOrchestrationOptions($"later-{n}", Machine.Start.AddYears(1)), CancellationToken.None);
            written.Release();
        }
    }

    private static async Task Pays(Story story, ClaimId claim)
    {
        CommandDesk desk = story.Services.GetRequiredService<CommandDesk>();
        NewCommand pays = new(claim, CommandKind.SellerPays, Party.Seller, "Seller", new NoPayload());
        await Launch.Wake(story.Client, await story.Store.Write(db => desk.Accept(db, pays)));
    }

    private static Task<List<ClaimId>> Promised(AtoZDb db) => db.Commands.Select(c => c.ClaimId).OrderBy(c => c).ToListAsync();

    private static Task<List<ClaimId>> Paid(AtoZDb db) => db.Claims.Where(c => c.Outcome == ClaimOutcome.PaidBySeller && c.PaidMinor == 8_000).Select(c => c.Id)
        .Where(c => db.LedgerTransactions.Count(t => t.ClaimId == c && t.Purpose == Purposes.PayBuyer) == 1).OrderBy(c => c).ToListAsync();

    private async Task Spoil(string how, string file)
    {
        switch (how)
        {
            case "cut":
                await Take(file);
                await using (FileStream archive = File.OpenWrite(file))
                {
                    archive.SetLength(archive.Length / 2);
                }

                break;
            case "a letter":
                await File.WriteAllTextAsync(file, "Dear Sir or Madam,");
                break;
            case "newer orchestrations":
                await TakeLater(file, copied => Sql(copied.Orchestrations, "PRAGMA user_version = 99"));
                break;
            default:
                await TakeLater(file, copied => Sql(copied.Cases, """INSERT INTO "__EFMigrationsHistory" VALUES ('20300101000000_Later', '11.0.0')"""));
                break;
        }
    }

    private static void Sql(string database, string command)
    {
        using SqliteConnection connection = new($"Data Source={database};Pooling=False");
        connection.Open();
        using SqliteCommand sql = connection.CreateCommand();
        sql.CommandText = command;
        sql.ExecuteNonQuery();
    }

    private Task<BackupManifest> Take(string file) => Backup.Take(_machine.Data, file, TimeProvider.System, CancellationToken.None);

    // A backup as a later build would make it.
    private async Task TakeLater(string file, Action<DataFolder> change)
    {
        string good = file + ".good", folder = _machine.Folder("later");
        BackupManifest manifest = await Take(good);
        await Archive.Read(good, folder, CancellationToken.None);
        change(new DataFolder(folder));
        await Archive.Write(file, folder, manifest with { Files = await Archive.Describe(folder, CancellationToken.None) }, CancellationToken.None);
    }

    private async Task<string> Stopped()
    {
        Story story = await Machine.Open(_machine.Home);
        await Course.Of("waits for its seller").Begin(story);
        return await story.Stop();
    }

    private static async Task Refused(string said, Func<Task> act) =>
        Assert.Contains(said, (await Assert.ThrowsAsync<MoveException>(act)).Message, StringComparison.Ordinal);
}
