using Microsoft.Azure.Functions.Worker.Builder;

namespace AtoZ.Functions.Settings;

/// <summary>What the app does more on this host when it runs by itself; the local twin adds a sample to an empty store.</summary>
internal static class ThisHost
{
    /// <summary>In Azure: nothing.</summary>
    public static FunctionsApplicationBuilder OnThisHost(this FunctionsApplicationBuilder builder) => builder;
}
