using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Facts;

/// <summary>Whether a party can be written to with what was sent.</summary>
internal static class ContactRules
{
    /// <summary>Null when address, language and time zone, as far as given, will do.</summary>
    public static Refusal? Check(string? email, string? language, string? timeZone)
    {
        if (email is not null && MailAddresses.One(email) is null)
        {
            return new Refusal("EMAIL_WRONG", 422, "This is no mail address.", "Send one address, such as name@example.com.", "/email");
        }

        if (timeZone is not null && TimeZones.Find(timeZone) is null)
        {
            return new Refusal("TIME_ZONE_UNKNOWN", 422, "This is no time zone known here.", "Send an IANA name, such as Europe/Berlin, or one of Windows.", "/timeZone");
        }

        return language is null || Languages.Find(language) is not null
            ? null
            : new Refusal("LANGUAGE_UNKNOWN", 422, $"'{language}' is no language here.", $"Use one of {string.Join(", ", Languages.All)}.", "/language");
    }
}
