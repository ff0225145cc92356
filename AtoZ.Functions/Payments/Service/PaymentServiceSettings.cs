using AtoZ.Functions.Settings;
using Microsoft.Extensions.Configuration;

namespace AtoZ.Functions.Payments.Service;

/// <summary>How the payment service is reached.</summary>
/// <param name="Url">Its address; ends with a slash.</param>
/// <param name="Secret">Base64; both sides sign with it.</param>
/// <param name="Attempts">How often a call is tried before its outcome counts as unknown.</param>
/// <param name="Pause">Before the second try; each further one waits twice as long.</param>
/// <param name="Patience">How long one try may take.</param>
internal sealed record PaymentServiceSettings(Uri Url, string Secret, int Attempts, TimeSpan Pause, TimeSpan Patience)
{
    /// <summary>Setting: the service's address. Without it the books are the gateway.</summary>
    public const string UrlSetting = "PaymentServiceUrl";

    /// <summary>Setting: the shared secret, <c>whsec_</c> and base64.</summary>
    public const string SecretSetting = "PaymentServiceSecret";

    private const string Prefix = "whsec_";
    private const int SecretBytes = 24;

    /// <summary>Reads the settings; null when no service is set.</summary>
    /// <exception cref="InvalidOperationException">A value cannot be used; the message names the setting.</exception>
    public static PaymentServiceSettings? From(IConfiguration configuration)
    {
        if (configuration[UrlSetting] is not { Length: > 0 } text)
        {
            return null;
        }

        Uri url = WebAddress.Read(text)
            ?? throw new InvalidOperationException($"The setting {UrlSetting} is '{text}', which is not an http or https address.");
        double pause = configuration.GetValue("PaymentServicePauseSeconds", 0.5), patience = configuration.GetValue("PaymentServiceTimeoutSeconds", 10.0);
        return new PaymentServiceSettings(url, ReadSecret(configuration[SecretSetting]), configuration.GetValue("PaymentServiceAttempts", 4), TimeSpan.FromSeconds(pause), TimeSpan.FromSeconds(patience));
    }

    private static string ReadSecret(string? text)
    {
        string secret = text is not null && text.StartsWith(Prefix, StringComparison.Ordinal) ? text[Prefix.Length..] : text ?? "";
        byte[] bytes = new byte[secret.Length];
        return Convert.TryFromBase64String(secret, bytes, out int length) && length >= SecretBytes
            ? secret
            : throw new InvalidOperationException($"The setting {SecretSetting} is not base64 of at least {SecretBytes} bytes.");
    }
}
