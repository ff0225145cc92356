using DurableTask.Sqlite.Time;
using FunctionsHost;

namespace AtoZ.Functions.Tests.Hosting;

/// <summary>What a host in a test is made of. All of it has a default.</summary>
internal sealed record TestHostSettings
{
    /// <summary>When every test begins.</summary>
    public static readonly DateTimeOffset Start = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    /// <summary>The classes with functions.</summary>
    public IReadOnlyList<Type> FunctionTypes { get; init; } = [];

    /// <summary>The whole app on one machine, in place of single classes.</summary>
    public bool WholeApp { get; init; }

    /// <summary>Whether the app finds an empty store, with its tables, in a new directory; else it makes one.</summary>
    public bool HasStore { get; init; }

    /// <summary>host.json; none when null.</summary>
    public string? HostJson { get; init; } = """{ "version": "2.0" }""";

    /// <summary>local.settings.json; none when null.</summary>
    public string? LocalSettings { get; init; }

    public LocalClock Clock { get; init; } = LocalClock.Virtual(Start);

    /// <summary>The directory with settings and data: another test host's, to start it again; a new one when null.</summary>
    public string? Directory { get; init; }

    /// <summary>Where it listens; a free port when 0.</summary>
    public int Port { get; init; }

    public bool StartAzurite { get; init; }

    /// <summary>Offer the inspector.</summary>
    public bool Inspector { get; init; }

    /// <summary>Adds services and middleware.</summary>
    public Action<LocalHostBuilder>? Configure { get; init; }
}
