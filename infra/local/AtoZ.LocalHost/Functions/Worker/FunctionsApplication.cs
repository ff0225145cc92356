using AtoZ.LocalHost.Hosting;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Where an app begins.</summary>
public class FunctionsApplication
{
    /// <summary>A builder with the host's defaults: host.json, local.settings.json, environment, command line.</summary>
    /// <param name="args">The command line.</param>
    /// <returns>The builder.</returns>
    public static FunctionsApplicationBuilder CreateBuilder(string[] args) => new(args, new LocalHostOptions());
}
