using FunctionsHost.Discovery;
using FunctionsHost.Http;
using FunctionsHost.Keys;
using FunctionsHost.Settings;

namespace FunctionsHost;

/// <summary>Says, where the host is the process, what it serves and with which keys.</summary>
internal sealed class HostBanner(LocalHostOptions options, HostFacts facts, HostAddress address, FunctionCatalog functions, KeyRing keys)
{
    /// <summary>Writes it to the console.</summary>
    public void Show()
    {
        if (!options.RunsAsProcess)
        {
            return;
        }

        if (facts.IsVerbose)
        {
            ShowFunctions();
        }

        Console.WriteLine();
        Console.WriteLine($"Listening on {address.Origin()}  (Ctrl-C stops it)");
        Console.WriteLine($"Host key for x-functions-key: {keys.HostKey}");
        Console.WriteLine($"Data, and all keys in {KeyRing.FileName}: {facts.DataDirectory}");
        Console.WriteLine();
    }

    private void ShowFunctions()
    {
        Console.WriteLine();
        Console.WriteLine("Functions:");
        foreach ((LocalFunction function, HttpTrigger trigger) in functions.OfTrigger<HttpTrigger>())
        {
            string methods = trigger.Methods.Count == 0 ? "ANY" : string.Join(',', trigger.Methods);
            Console.WriteLine($"  {function.Name}: [{methods}] {address.Origin()}/{FunctionRoutes.Route(function, trigger, facts)}");
        }

        foreach (IGrouping<string, string> kind in functions.All.Where(f => f.Trigger is not HttpTrigger).GroupBy(Kind, f => f.Name))
        {
            Console.WriteLine($"  {kind.Key}: {string.Join(", ", kind)}");
        }
    }

    private static string Kind(LocalFunction function) => function.Trigger switch
    {
        TimerTrigger => "timers",
        OrchestrationTrigger => "orchestrators",
        ActivityTrigger => "activities",
        _ => "others",
    };
}
