using System.Data.Common;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using AtoZ.Functions.Data;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.ClaimsBench;

/// <summary>Pages of the list of claims with very many claims in the store: the newest, deep in it, and by filters.</summary>
internal sealed class ListBench(AppHost app, Report report)
{
    private const int Requests = 200;
    private const double GoalMilliseconds = 20;

    public async Task Run(ClaimsBenchOptions options)
    {
        await app.Orders("list", 1);
        (await app.File("list", 0)).EnsureSuccessStatusCode().Dispose();
        Stopwatch clock = Stopwatch.StartNew();
        await app.Store.Write(db => Fill(db, options.Stored));
        report.Note($"{options.Stored} claims put into the store", $"{clock.Elapsed.TotalSeconds:0} s");
        await Measure("newest page", "api/claims?limit=50");
        await Measure("page deep in the list", await Deep());
        await Measure("page of a seller", "api/claims?limit=50&sellerId=stored-seller-7");
        await Measure("page of a buyer", "api/claims?limit=50&buyerId=stored-buyer-4711");
        await Measure("page of an order", "api/claims?limit=50&orderId=stored-order-4711");
        await Measure("page by status", "api/claims?limit=50&status=Closed");
        await Measure("page by a status that none has", "api/claims?limit=50&status=AwaitingBuyer");
        await Measure("page by outcome and kind", "api/claims?limit=50&outcome=PaidBySeller&kind=NotReceived");
        await Measure("page by an outcome that none has", "api/claims?limit=50&outcome=RefusedForFraud");
    }

    // Copies of one claim: every column as it is, but the keys.
    private static async Task Fill(AtoZDb db, int count)
    {
        DbConnection connection = db.Database.GetDbConnection();
        List<string> columns = await db.Database.SqlQueryRaw<string>("SELECT name AS Value FROM pragma_table_info('claims')").ToListAsync();
        IEnumerable<string> values = columns.Select(c => c switch
        {
            "Id" => "'clm_' || printf('%032x', n)",
            "OrderId" => "'stored-order-' || n",
            "BuyerId" => "'stored-buyer-' || (n % 200000)",
            "SellerId" => "'stored-seller-' || (n % 5000)",
            "Status" => "'Closed'",
            "Outcome" => "'PaidBySeller'",
            "ClosedAt" => "\"FiledAt\"",
            _ => $"\"{c}\"",
        });
        string names = string.Join(", ", columns.Select(c => $"\"{c}\""));
        await using DbCommand command = connection.CreateCommand();
        command.Transaction = Microsoft.EntityFrameworkCore.Storage.DbContextTransactionExtensions.GetDbTransaction(db.Database.CurrentTransaction!);
        command.CommandText = $"WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {count}) INSERT INTO claims ({names}) SELECT {string.Join(", ", values)} FROM numbers, (SELECT * FROM claims WHERE \"OrderId\" = 'list-0')";
        await command.ExecuteNonQueryAsync();
    }

    private async Task<string> Deep()
    {
        string cursor = "";
        for (int page = 0; page < 100; page++)
        {
            JsonElement read = await app.Http.GetFromJsonAsync<JsonElement>($"api/claims?limit=50&cursor={cursor}");
            if (read.GetProperty("next").GetString() is not { } next)
            {
                break;
            }

            cursor = next;
        }

        return $"api/claims?limit=50&cursor={cursor}";
    }

    private async Task Measure(string what, string path)
    {
        List<double> took = [];
        for (int n = 0; n < Requests + 20; n++)
        {
            Stopwatch clock = Stopwatch.StartNew();
            using HttpResponseMessage answer = await app.Http.GetAsync(path);
            answer.EnsureSuccessStatusCode();
            await answer.Content.ReadAsByteArrayAsync();
            if (n >= 20)
            {
                took.Add(clock.Elapsed.TotalMilliseconds);
            }

            if (clock.Elapsed > TimeSpan.FromSeconds(1))
            {
                // A second is a miss; two hundred of them would prove no more.
                took.Add(clock.Elapsed.TotalMilliseconds);
                break;
            }
        }

        took.Sort();
        double p99 = Report.Share(took, .99);
        report.Line(what, $"p50 {Report.Share(took, .5):0.0} ms, p99 {p99:0.0} ms", $"p99 < {GoalMilliseconds:0} ms", p99 < GoalMilliseconds);
    }
}
