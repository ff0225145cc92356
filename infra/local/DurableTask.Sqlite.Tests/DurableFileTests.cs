using Microsoft.Data.Sqlite;
using Microsoft.DurableTask;
using Xunit;

namespace DurableTask.Sqlite.Tests;

/// <summary>A store that is copied while its engine runs.</summary>
public sealed class DurableFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("atoz-copy-").FullName;

    private string Source => Path.Combine(_folder, "durable.db");

    private string Target => Path.Combine(_folder, "copy.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_copy_is_of_the_moment_at_which_the_engine_stood_still_and_goes_on_from_there()
    {
        await using (EngineHost host = await EngineHost.StartAsync(Tasks, setup => setup.DatabasePath = Source))
        {
            await host.BeginAsync("Wait", "a", new StartOrchestrationOptions("before"));
            using var file = DurableFile.Stop(Source);
            Assert.Equal(5, Assert.Throws<SqliteException>(() => Sql("BEGIN IMMEDIATE")).SqliteErrorCode);
            file.GoOn();
            await host.BeginAsync("Wait", "b", new StartOrchestrationOptions("after"));
            await host.Client.RaiseEventAsync("before", "Go", "gone ");
            await host.Client.WaitForInstanceCompletionAsync("before");
            file.CopyTo(Target);
        }

        Assert.Equal((1, 1), (DurableFile.Check(Target).Instances, DurableFile.Check(Target).Open));
        Assert.Equal((2, 1), (DurableFile.Check(Source).Instances, DurableFile.Check(Source).Open));
        await using EngineHost again = await EngineHost.StartAsync(Tasks, setup => setup.DatabasePath = Target);
        await again.Client.RaiseEventAsync("before", "Go", "come ");
        Assert.Equal("come a", (await again.Client.WaitForInstanceCompletionAsync("before", getInputsAndOutputs: true)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task What_is_no_store_or_a_damaged_one_is_told()
    {
        Assert.Contains("There is no durable store", Assert.Throws<DurableStoreException>(() => DurableFile.Stop(Source)).Message, StringComparison.Ordinal);
        await File.WriteAllTextAsync(Source, "Dear Sir or Madam, this is a letter and no store, however long it may go on, and it does go on for quite a while.");
        Assert.Contains("damaged", Assert.Throws<DurableStoreException>(() => DurableFile.Check(Source)).Message, StringComparison.Ordinal);
    }

    private static void Tasks(DurableTaskRegistry tasks) =>
        tasks.AddOrchestratorFunc<string, string>("Wait", async (context, input) => await context.WaitForExternalEvent<string>("Go") + input);

    private void Sql(string command)
    {
        using SqliteConnection connection = new($"Data Source={Source};Pooling=False;Default Timeout=1");
        connection.Open();
        using SqliteCommand sql = connection.CreateCommand();
        sql.CommandText = command;
        sql.ExecuteNonQuery();
    }
}
