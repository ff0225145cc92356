namespace AtoZ.Functions.Settings;

/// <summary>An address of the web in a setting.</summary>
internal static class WebAddress
{
    /// <summary>Reads one.</summary>
    /// <returns>With a slash at its end; null when it is none of http or https.</returns>
    public static Uri? Read(string text) =>
        Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https" ? address : null;
}
