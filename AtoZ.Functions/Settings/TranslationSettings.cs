using Microsoft.Extensions.Configuration;
using static AtoZ.Functions.Settings.MailSettings;

namespace AtoZ.Functions.Settings;

/// <summary>The translator of what parties write to each other; checked once at start.</summary>
/// <param name="Url">Where it is, with a slash at its end.</param>
/// <param name="Key">Its key; null when it needs none.</param>
internal sealed record TranslationSettings(Uri Url, string? Key)
{
    /// <summary>Reads the settings.</summary>
    /// <returns>Null when none is set.</returns>
    /// <exception cref="InvalidOperationException">A setting cannot be used; the message names it.</exception>
    public static TranslationSettings? From(IConfiguration configuration)
    {
        string? key = Text(configuration, "TranslationKey");
        if (Text(configuration, "TranslationUrl") is not { } text)
        {
            return key is null ? null : throw new InvalidOperationException("The setting TranslationUrl is missing: TranslationKey is set, so it must be too.");
        }

        return WebAddress.Read(text) is { } address && (address.Scheme == Uri.UriSchemeHttps || address.IsLoopback)
            ? new TranslationSettings(address, key)
            : throw new InvalidOperationException(
                $"The setting TranslationUrl is '{text}', which is not an https address; what parties write travels there.");
    }
}
