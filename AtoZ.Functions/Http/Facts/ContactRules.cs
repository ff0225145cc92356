using AtoZ.Functions.Claims;
using AtoZ.Functions.Texts;
using MimeKit;

namespace AtoZ.Functions.Http.Facts;

/// <summary>Whether a party can be written to with what was sent.</summary>
internal static class ContactRules
{
    /// <summary>Null when address and language, as far as given, will do.</summary>
    public static Refusal? Check(string? email, string? language)
    {
        if (email is not null && !(MailboxAddress.TryParse(email, out MailboxAddress? address) && address.Address.Contains('@', StringComparison.Ordinal)))
        {
            return new Refusal("EMAIL_WRONG", 422, "This is no mail address.", "Send one address, such as name@example.com.", "/email");
        }

        return language is null || Languages.All.Contains(language)
            ? null
            : new Refusal("LANGUAGE_UNKNOWN", 422, $"'{language}' is no language here.", $"Use one of {string.Join(", ", Languages.All)}.", "/language");
    }
}
