using AtoZ.Functions.Local;
using Microsoft.Azure.Functions.Worker.Builder;

namespace AtoZ.Functions.Settings;

/// <summary>What the app does more on this host when it runs by itself; the twin for Azure adds nothing.</summary>
internal static class ThisHost
{
    /// <summary>On a machine of one's own: a sample for an empty store.</summary>
    public static FunctionsApplicationBuilder OnThisHost(this FunctionsApplicationBuilder builder) => builder.AddSample();
}
