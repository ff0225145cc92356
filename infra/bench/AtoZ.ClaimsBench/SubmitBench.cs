using System.Diagnostics;

namespace AtoZ.ClaimsBench;

/// <summary>How long a submit takes at a steady rate. The time counts from when it was due: a server that stalls is not spared.</summary>
internal sealed class SubmitBench(AppHost app, Report report)
{
    private const int WarmUp = 200;
    private const double GoalMilliseconds = 50;

    public async Task Run(ClaimsBenchOptions options)
    {
        int count = options.Seconds * options.Rate;
        await app.Orders("submit", WarmUp + count);
        for (int n = 0; n < WarmUp; n++)
        {
            (await app.File("submit", n)).EnsureSuccessStatusCode().Dispose();
        }

        double[] took = await AtRate(count, options.Rate);
        Array.Sort(took);
        double p99 = Report.Share(took, .99);
        report.Line(
            $"submit at {options.Rate}/s", $"p50 {Report.Share(took, .5):0.0} ms, p99 {p99:0.0} ms, longest {took[^1]:0.0} ms", $"p99 < {GoalMilliseconds:0} ms", p99 < GoalMilliseconds);
    }

    private async Task<double[]> AtRate(int count, int rate)
    {
        double[] took = new double[count];
        Task[] sent = new Task[count];
        Stopwatch clock = Stopwatch.StartNew();
        for (int n = 0; n < count; n++)
        {
            TimeSpan due = TimeSpan.FromSeconds((double)n / rate);
            if (due - clock.Elapsed is { Ticks: > 0 } wait)
            {
                await Task.Delay(wait);
            }

            sent[n] = One(n, due);
        }

        await Task.WhenAll(sent);
        return took;

        async Task One(int n, TimeSpan due)
        {
            using HttpResponseMessage answer = await app.File("submit", WarmUp + n);
            answer.EnsureSuccessStatusCode();
            took[n] = (clock.Elapsed - due).TotalMilliseconds;
        }
    }
}
