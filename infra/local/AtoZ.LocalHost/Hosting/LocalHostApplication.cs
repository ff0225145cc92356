using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

namespace AtoZ.LocalHost.Hosting;

/// <summary>Where a test or the demo begins, in place of <c>FunctionsApplication.CreateBuilder</c>.</summary>
public static class LocalHostApplication
{
    /// <summary>A builder for a host inside this process: nothing of the process is changed, and several may run side by side.</summary>
    /// <param name="options">The options.</param>
    /// <param name="args">The command line, if any.</param>
    /// <returns>The builder.</returns>
    public static FunctionsApplicationBuilder CreateBuilder(LocalHostOptions options, params string[] args)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.RunsAsProcess = false;
        return new FunctionsApplicationBuilder(args, options);
    }

    /// <summary>Changes the local host's options before the app is built.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder.</returns>
    public static FunctionsApplicationBuilder UseLocalHost(this FunctionsApplicationBuilder builder, Action<LocalHostOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Change(configure);
        return builder;
    }

    /// <summary>Changes the local host's options on the older builder, before the app is built.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder.</returns>
    public static IHostBuilder UseLocalHost(this IHostBuilder builder, Action<LocalHostOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        configure(LocalHostSetup.OptionsOf(builder));
        return builder;
    }
}
