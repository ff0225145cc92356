namespace FunctionsHost;

/// <summary>What a test or the demo may set on the local host. An app that runs by itself needs none of it.</summary>
public sealed class LocalHostOptions
{
    /// <summary>
    /// The <c>functions.metadata</c> files of what is hosted, as the worker's SDK writes them at build; <c>functions.metadata</c> beside the
    /// program when empty.
    /// </summary>
    public IList<string> MetadataFiles { get; } = [];

    /// <summary>Of those functions only the ones of these classes, when any is named.</summary>
    public IList<Type> FunctionTypes { get; } = [];

    /// <summary>The port on the loopback addresses: 0 takes any free one; when null, settings decide and 7071 is the default.</summary>
    public int? Port { get; set; }

    /// <summary>Where host.json and local.settings.json are; when null, the working folder or the nearest folder above the app that holds them.</summary>
    public string? SettingsDirectory { get; set; }

    /// <summary>Where the host keeps its keys, timers, histories and blobs; when null, settings decide and <c>.atoz</c> beside the settings is the default.</summary>
    public string? DataDirectory { get; set; }

    /// <summary>The clock of the whole app: functions' timers, durable timers, and <c>TimeProvider</c> in the services.</summary>
    public TimeProvider? TimeProvider { get; set; }

    /// <summary>The master key; when null it is read from the data directory, or made there at first start.</summary>
    public string? MasterKey { get; set; }

    /// <summary>A host key for this run, beside the kept ones: for play whose requests are written down with their key.</summary>
    public string? HostKey { get; set; }

    /// <summary>Offer <c>/runtime/inspector</c>; when null, the setting <c>LocalHost:Inspector</c> decides, which is off by default.</summary>
    public bool? Inspector { get; set; }

    /// <summary>
    /// The host is the process: settings become environment variables as in Azure, the console is written to, and a failed set-up ends
    /// the process with one sentence and exit code 2. When false, a failed set-up is a <see cref="HostSetupException"/>.
    /// </summary>
    public bool RunsAsProcess { get; set; } = true;

    /// <summary>What runs beside the app, in the order of starting.</summary>
    internal IList<IHostCompanion> Companions { get; } = [];
}
