using Microsoft.Extensions.Configuration;

namespace AtoZ.Functions.Settings;

/// <summary>What the app reads from its settings, checked once at start. Names and safe local values: <c>local.settings.sample.json</c>.</summary>
/// <param name="DataDirectory">Where files are kept: mails of the folder transport, the SQLite store of a host on one machine.</param>
/// <param name="PublicBaseUrl">The address under which parties reach the app; links begin with it.</param>
/// <param name="MailSender">The address that mails come from.</param>
/// <param name="ExpertEmail">Where independent experts are asked: their addresses, separated by commas. A claim may need several (docs/authority.md).</param>
internal sealed record AppSettings(string DataDirectory, Uri PublicBaseUrl, string MailSender, string ExpertEmail)
{
    /// <summary>The pool of independent experts, each address once.</summary>
    public IReadOnlyList<string> Experts { get; } =
        [.. ExpertEmail.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Reads the settings.</summary>
    /// <param name="configuration">The settings.</param>
    /// <param name="root">What a relative directory is relative to.</param>
    /// <exception cref="InvalidOperationException">A value cannot be used; the message names the setting.</exception>
    public static AppSettings From(IConfiguration configuration, string root)
    {
        return new AppSettings(
            Path.GetFullPath(Text(configuration, "DataDirectory", "store"), root),
            Address(configuration),
            Text(configuration, "MailSender", "claims@marketplace.example"),
            Text(configuration, "ExpertEmail", "expert1@marketplace.example, expert2@marketplace.example, expert3@marketplace.example, expert4@marketplace.example"));
    }

    private static string Text(IConfiguration configuration, string name, string otherwise) =>
        configuration[name] is { } text && !string.IsNullOrWhiteSpace(text) ? text : otherwise;

    private static Uri Address(IConfiguration configuration)
    {
        string text = Text(configuration, "PublicBaseUrl", "http://localhost:7071");
        return WebAddress.Read(text)
            ?? throw new InvalidOperationException($"The setting {nameof(PublicBaseUrl)} is '{text}', which is not an http or https address.");
    }
}
