using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.RegularExpressions;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Messages.Links;
using AtoZ.Functions.Tests.Workflows.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Data;

/// <summary>A case asks for its own rows: what it costs must not grow with the cases that were there before. Sweeps may read all there is.</summary>
public partial class QueryPlanTests
{
    // What has a few rows, however many cases there are: tables, and an index of what is still to be delivered.
    private static readonly string[] Small = ["__EFMigrationsHistory", "staff_departures", "webhook_endpoints", "webhook_deliveries_due"];

    [Fact]
    public async Task No_step_of_a_case_reads_a_whole_table()
    {
        Statements asked = new();
        await using Story story = await Story.Asked(new Market { HeldMinor = 3_000 }, services: asked.Watch);
        await story.SellerRefunds(3_000);
        await asked.Unwatched(() => story.Pass(TimeSpan.FromHours(48)));
        await story.BuyerClaims();
        await story.SellerContests();
        await story.IsReviewed(forBuyer: true);
        await story.PaysDebt(2_000);
        await story.Appeals(Party.Seller);
        await story.IsReviewed(forBuyer: false);
        await OpenEveryLink(story);

        List<string> scans = [];
        foreach (string statement in asked.All)
        {
            scans.AddRange(from table in await Scanned(story, statement) select $"{table}: {statement}");
        }

        Assert.True(scans.Count == 0, string.Join("\n\n", scans));
    }

    [Fact]
    public async Task Claims_and_inquiries_about_an_item_are_found_by_it_whether_they_are_open_or_not()
    {
        await using Story story = await Story.Begin();
        foreach (string table in new[] { "claim_lines", "inquiries" })
        {
            Assert.Empty(await Scanned(story, $"""SELECT * FROM "{table}" AS "t" WHERE "t"."OrderId" = @order AND "t"."Line" = @line"""));
        }
    }

    // But not what a seller learns from how others do: that reads the market.
    private static async Task OpenEveryLink(Story story)
    {
        SignedLinks links = story.Services.GetRequiredService<SignedLinks>();
        foreach (LinkRecord link in await story.Store.Read(db => db.Links.Where(l => l.ClaimId == story.Claim).ToListAsync()))
        {
            string page = links.AddressOf(link).AbsolutePath;
            foreach (string part in link.Party == Party.Seller ? ["", "/statement"] : new[] { "" })
            {
                await story.Http.GetStringAsync(page + part);
            }
        }
    }

    // The plan names what it reads by the alias of the statement; "WHERE 0" reads nothing, and what takes any two rows is the story's own.
    private static async Task<IEnumerable<string>> Scanned(Story story, string statement)
    {
        Dictionary<string, string> tables = Aliases().Matches(statement).DistinctBy(m => m.Groups["alias"].Value)
            .ToDictionary(m => m.Groups["alias"].Value, m => m.Groups["table"].Value, StringComparer.Ordinal);
        return from step in Harmless().IsMatch(statement) ? [] : await Plan(story, statement)
               let scan = Scan().Match(step)
               let table = tables.GetValueOrDefault(scan.Groups["alias"].Value)
               where table is not null && !Small.Contains(table) && !Small.Contains(scan.Groups["index"].Value)
               select table;
    }

    private static Task<List<string>> Plan(Story story, string statement) => story.Store.Read(async db =>
    {
        await db.Database.OpenConnectionAsync();
        await using SqliteCommand command = ((SqliteConnection)db.Database.GetDbConnection()).CreateCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {statement}";
        foreach (string name in Parameters().Matches(statement).Select(m => m.Value).Distinct(StringComparer.Ordinal))
        {
            command.Parameters.AddWithValue(name, "");
        }

        List<string> steps = [];
        await using DbDataReader rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            steps.Add(rows.GetString(3));
        }

        return steps;
    });

    [GeneratedRegex(@"WHERE 0|AS ""\w+""\s+LIMIT 2$", RegexOptions.None, 1000)]
    private static partial Regex Harmless();

    [GeneratedRegex("(FROM|JOIN) \"(?<table>\\w+)\" AS \"(?<alias>\\w+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Aliases();

    [GeneratedRegex(@"^SCAN (?<alias>\w+)( USING (COVERING )?INDEX (?<index>\w+))?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Scan();

    [GeneratedRegex(@"@\w+", RegexOptions.None, 1000)]
    private static partial Regex Parameters();

    private sealed class Statements : DbCommandInterceptor
    {
        private readonly ConcurrentDictionary<string, bool> _all = new(StringComparer.Ordinal);
        private bool _watches = true;

        public IEnumerable<string> All => _all.Keys.Order(StringComparer.Ordinal);

        public void Watch(IServiceCollection services) => services.ConfigureDbContext<SqliteAtoZDb>(options => options.AddInterceptors(this));

        public async Task Unwatched(Func<Task> what)
        {
            _watches = false;
            await what();
            _watches = true;
        }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            _ = _watches && _all.TryAdd(command.CommandText, true);
            return ValueTask.FromResult(result);
        }
    }
}
