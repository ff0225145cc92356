using System.Globalization;
using AtoZ.Functions.Texts;
using Microsoft.Extensions.Configuration;

namespace AtoZ.Functions.Settings;

/// <summary>How mails are sent.</summary>
internal enum MailTransport
{
    /// <summary>As files in the data directory, for trying out: nobody gets them.</summary>
    Folder,

    /// <summary>To a mail server.</summary>
    Smtp,

    /// <summary>By Azure Communication Services.</summary>
    Azure,
}

/// <summary>What the settings of mail have in common: one clear sentence for each that cannot work.</summary>
internal static class MailSettings
{
    /// <summary>The transport that is set. Where none is, an <c>EmailEndpoint</c> means Azure.</summary>
    /// <exception cref="InvalidOperationException">None is set, or one that is unknown.</exception>
    public static MailTransport Transport(IConfiguration configuration)
    {
        string? text = Text(configuration, "MailTransport");
        if (text is null && Text(configuration, "EmailEndpoint") is null)
        {
            throw new InvalidOperationException("The setting MailTransport is missing: Smtp, Azure, or Folder to try things out.");
        }

        return text is null ? MailTransport.Azure : OneOf<MailTransport>("MailTransport", text);
    }

    /// <summary>Where Azure Communication Services are.</summary>
    /// <exception cref="InvalidOperationException">It is missing, or no https address.</exception>
    public static Uri Endpoint(IConfiguration configuration)
    {
        string text = Text(configuration, "EmailEndpoint")
            ?? throw new InvalidOperationException("The setting EmailEndpoint is missing: MailTransport is Azure, so it must be set.");
        return Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme == Uri.UriSchemeHttps
            ? address
            : throw new InvalidOperationException($"The setting EmailEndpoint is '{text}', which is not an https address.");
    }

    /// <summary>A setting without the space around it; null when it says nothing.</summary>
    public static string? Text(IConfiguration configuration, string name) =>
        configuration[name] is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    /// <summary>One of a few words.</summary>
    public static T OneOf<T>(string name, string text)
        where T : struct, Enum => Enum.GetNames<T>().Contains(text, StringComparer.OrdinalIgnoreCase)
        ? Enum.Parse<T>(text, ignoreCase: true)
        : throw new InvalidOperationException($"The setting {name} is '{text}'; it can be {string.Join(", ", Enum.GetNames<T>())}.");

    /// <summary>One mail address, with a name or without.</summary>
    public static string Address(string name, string text) => MailAddresses.One(text) is not null
        ? text
        : throw new InvalidOperationException($"The setting {name} is '{text}', which is not one mail address.");

    /// <summary>A whole number within bounds.</summary>
    public static int Number(string name, string? text, int otherwise, int least, int most)
    {
        if (text is null)
        {
            return otherwise;
        }

        bool whole = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number);
        string bounds = string.Create(CultureInfo.InvariantCulture, $"{least} to {most}");
        return whole && number >= least && number <= most
            ? number
            : throw new InvalidOperationException($"The setting {name} is '{text}'; it must be a whole number from {bounds}.");
    }
}
