using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Workflows;
using AtoZ.Functions.Workflows.Draft;
using AtoZ.Functions.Workflows.Recovery;
using AtoZ.Functions.Workflows.Returns;
using AtoZ.Functions.Workflows.Reviews;
using DurableTask.Sqlite.Replay;
using Xunit;

namespace AtoZ.Functions.Tests.Replay;

/// <summary>
/// Histories of every released version, replayed by today's orchestrators: a change that would break a running claim fails here. The
/// files are written by running these tests with <c>ATOZ_RECORD_HISTORIES=1</c>, once per release.
/// </summary>
public class Old_claims_go_on
{
    private static string Folder => Path.Combine(RepositoryRoot.Path, "AtoZ.Functions.Tests", "Replay", "Histories");

    public static TheoryData<string> Stored => [.. Directory.EnumerateFiles(Folder, "*.json").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Stories => [.. RecordedStories.All.Keys];

    [Theory]
    [MemberData(nameof(Stored))]
    public async Task Each_stored_history_is_accepted_by_todays_code(string file) =>
        Assert.Null(Verifier().Verify(HistoryExport.FromJson(await File.ReadAllTextAsync(Path.Combine(Folder, file)))));

    /// <summary><c>./run verify-history FILE</c>: a file, or a folder of them, that <c>./run export-history</c> wrote.</summary>
    [Fact]
    public async Task A_history_given_by_hand_is_accepted_by_todays_code()
    {
        string given = Environment.GetEnvironmentVariable("ATOZ_HISTORIES") ?? Folder;
        foreach (string file in Directory.Exists(given) ? Directory.EnumerateFiles(given, "*.json") : [given])
        {
            Assert.Null(Verifier().Verify(HistoryExport.FromJson(await File.ReadAllTextAsync(file))));
        }
    }

    [Theory]
    [MemberData(nameof(Stories))]
    public async Task What_todays_code_writes_it_can_replay(string story)
    {
        foreach ((string file, HistoryExport history) in await RecordedStories.Histories(story))
        {
            Assert.Null(Verifier().Verify(history));
            if (Environment.GetEnvironmentVariable("ATOZ_RECORD_HISTORIES") == "1")
            {
                await File.WriteAllTextAsync(Path.Combine(Folder, file), history.ToJson() + "\n");
            }
        }
    }

    [Fact]
    public async Task Every_orchestration_has_a_history_of_the_version_that_new_claims_begin_with()
    {
        string[] files = [.. Directory.EnumerateFiles(Folder, $"{Workflow.Version}.*.json")];
        foreach (string orchestrator in new[] { nameof(InquiryOrchestrator), nameof(ClaimOrchestrator), nameof(ReturnOrchestrator), nameof(ReviewOrchestrator), nameof(AppealOrchestrator), nameof(RecoveryOrchestrator) })
        {
            Assert.Contains(files, f => f.Contains(orchestrator, StringComparison.Ordinal));
        }

        HistoryExport changed = HistoryExport.FromJson(await File.ReadAllTextAsync(files.First(f => f.Contains(nameof(RecoveryOrchestrator), StringComparison.Ordinal))));
        Assert.NotNull(Verifier().Verify(changed with { Events = [.. changed.Events.Select(e => e.Name == "BeginRecovery" ? e with { Name = "ReadDebt" } : e)] }));
    }

    private static ReplayVerifier Verifier() => new(tasks => tasks
        .AddOrchestratorFunc(nameof(ClaimOrchestrator), context => ClaimOrchestrator.Run(context))
        .AddOrchestratorFunc(nameof(InquiryOrchestrator), context => InquiryOrchestrator.Run(context))
        .AddOrchestratorFunc(nameof(ReturnOrchestrator), context => ReturnOrchestrator.Run(context))
        .AddOrchestratorFunc(nameof(ReviewOrchestrator), context => ReviewOrchestrator.Run(context))
        .AddOrchestratorFunc(nameof(AppealOrchestrator), context => AppealOrchestrator.Run(context))
        .AddOrchestratorFunc(nameof(RecoveryOrchestrator), context => RecoveryOrchestrator.Run(context)));
}
