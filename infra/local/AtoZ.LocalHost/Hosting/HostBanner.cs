using AtoZ.LocalHost.Hosting.Discovery;
using AtoZ.LocalHost.Hosting.Http;
using AtoZ.LocalHost.Hosting.Keys;
using AtoZ.LocalHost.Hosting.Settings;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.LocalHost.Hosting;

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

        Console.WriteLine();
        Console.WriteLine("Functions:");
        foreach (LocalFunction function in functions.OfTrigger<HttpTriggerAttribute>())
        {
            string methods = string.Join(',', ((HttpTriggerAttribute)function.Trigger).Methods?.Select(m => m.ToUpperInvariant()) ?? ["ANY"]);
            Console.WriteLine($"  {function.Name}: [{methods}] {address.Origin()}/{FunctionEndpoints.Route(function, facts)}");
        }

        foreach (IGrouping<string, string> kind in functions.All.Where(f => f.Trigger is not HttpTriggerAttribute).GroupBy(Kind, f => f.Name))
        {
            Console.WriteLine($"  {kind.Key}: {string.Join(", ", kind)}");
        }

        Console.WriteLine();
        Console.WriteLine($"Listening on {address.Origin()}  (Ctrl-C stops it)");
        Console.WriteLine($"Host key for x-functions-key: {keys.HostKey}");
        Console.WriteLine($"Data, and all keys in {KeyRing.FileName}: {facts.DataDirectory}");
        Console.WriteLine();
    }

    private static string Kind(LocalFunction function) => function.Trigger switch
    {
        TimerTriggerAttribute => "timers",
        OrchestrationTriggerAttribute => "orchestrators",
        ActivityTriggerAttribute => "activities",
        _ => "others",
    };
}
