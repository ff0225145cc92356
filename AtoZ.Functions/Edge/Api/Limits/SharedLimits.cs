using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using AtoZ.Functions.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace AtoZ.Functions.Edge.Api.Limits;

/// <summary>
/// Instances on one PostgreSQL tell each other what callers spent, once a second and only where somebody did, by NOTIFY: nothing is written, no
/// request waits. While the database is away each counts for itself.
/// </summary>
internal sealed class SharedLimits(RequestLimits limits, Func<AtoZDb> open, ILogger<SharedLimits> log) : BackgroundService
{
    private const string Channel = "atoz_limits";

    // PostgreSQL takes less than 8,000 bytes at once.
    private const int MostAtOnce = 200;
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan UntilAgain = TimeSpan.FromSeconds(5);

    // Npgsql counts whole milliseconds, and takes none of them for "without an end".
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(1);

    private readonly TaskCompletionSource _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _alone;

    /// <summary>Ends when this instance hears others for the first time, and keeps what is spent here until they are told.</summary>
    internal Task Listening => _listening.Task;

    /// <summary>Is told how many requests another instance took, each time that it is heard of.</summary>
    internal Action<int>? Heard { get; set; }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await using AtoZDb db = open();
            if (!db.Database.IsNpgsql())
            {
                return;
            }

            try
            {
                await Exchange(db, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception away) when (away is DbException or InvalidOperationException or IOException or TimeoutException)
            {
                if (!_alone)
                {
                    _alone = true;
                    log.LogWarning("This instance counts requests for itself: it does not hear the others ({Failure}).", away.Message);
                }

                await Task.Delay(UntilAgain, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task Exchange(AtoZDb db, CancellationToken stopping)
    {
        foreach (Budget budget in limits.Budgets)
        {
            budget.Share();
        }

        await db.Database.OpenConnectionAsync(stopping);
        NpgsqlConnection connection = (NpgsqlConnection)db.Database.GetDbConnection();
        connection.Notification += Hear;
        try
        {
            await db.Database.ExecuteSqlRawAsync($"LISTEN {Channel}", stopping);
            _listening.TrySetResult();
            _alone = false;
            long told = Stopwatch.GetTimestamp();
            while (true)
            {
                if (Wait(Stopwatch.GetElapsedTime(told)) is { } wait)
                {
                    await connection.WaitAsync(wait, stopping);
                    continue;
                }

                told = Stopwatch.GetTimestamp();
                await Tell(db, stopping);
            }
        }
        finally
        {
            connection.Notification -= Hear;
        }
    }

    /// <summary>How long to listen before others are told again.</summary>
    /// <param name="since">How long ago they were told.</param>
    /// <returns>A wait that ends, or null when it is time to tell.</returns>
    internal static TimeSpan? Wait(TimeSpan since) => Between - since is var left && left >= ShortestWait ? left : null;

    private async Task Tell(AtoZDb db, CancellationToken stopping)
    {
        IEnumerable<string> spent = limits.Budgets.SelectMany((budget, number) => budget.Fresh().Select(f => string.Create(CultureInfo.InvariantCulture, $"{number} {f.Bucket} {f.Taken}")));
        foreach (string[] lines in spent.Chunk(MostAtOnce))
        {
            await db.Database.ExecuteSqlAsync($"SELECT pg_notify({Channel}, {string.Join('\n', lines)})", stopping);
        }
    }

    private void Hear(object sender, NpgsqlNotificationEventArgs heard)
    {
        if (heard.PID == ((NpgsqlConnection)sender).ProcessID)
        {
            return;
        }

        foreach (string line in heard.Payload.Split('\n'))
        {
            // An instance of another build may say more, or something else.
            if (line.Split(' ') is [{ } number, { } bucket, { } count]
                && int.TryParse(number, CultureInfo.InvariantCulture, out int budget) && budget >= 0 && budget < limits.Budgets.Count
                && int.TryParse(count, CultureInfo.InvariantCulture, out int taken) && taken > 0)
            {
                limits.Budgets[budget].TakenElsewhere(bucket, taken);
                Heard?.Invoke(taken);
            }
        }
    }
}
