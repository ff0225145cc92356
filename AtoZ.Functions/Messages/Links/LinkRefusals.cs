using AtoZ.Functions.Guarantee;

namespace AtoZ.Functions.Messages.Links;

/// <summary>Why a link or a nonce does not work.</summary>
internal static class LinkRefusals
{
    /// <summary>The token was not made here, or was changed.</summary>
    public static Refusal Wrong { get; } = new(
        "LINK_WRONG", 404, "This link does not open a case.", "Open the link from the mail as it is, without a missing or added character.");

    /// <summary>The link was closed before its time.</summary>
    public static Refusal Revoked { get; } = new("LINK_REVOKED", 410, "This link was closed.", "Use the link of the newest mail about this case, or have one sent at /lost-link.");

    /// <summary>The key that signed the link was withdrawn.</summary>
    public static Refusal KeyWithdrawn { get; } = new(
        "LINK_KEY_WITHDRAWN", 410, "This link was signed with a key that opens nothing any more.", "Use the link of the newest mail about this case, or have a new one sent at /lost-link.");

    /// <summary>The nonce was not made for this link.</summary>
    public static Refusal NonceWrong { get; } = new(
        "NONCE_WRONG", 422, "The one-time code does not belong to this page.", "Read the case again and send the nonce it gives.", "/nonce");

    /// <summary>The nonce is too old.</summary>
    public static Refusal NonceExpired { get; } = new(
        "NONCE_EXPIRED", 409, "This page was open for too long.", "Read the case again and send the nonce it gives.", "/nonce");

    /// <summary>The nonce was spent by an earlier POST.</summary>
    public static Refusal NonceUsed { get; } = new(
        "NONCE_USED", 409, "This page's answer was already sent.", "Read the case again: it shows the answer that was received.", "/nonce");

    /// <summary>The link's time is over.</summary>
    public static Refusal Expired(DateTimeOffset at) => new(
        "LINK_EXPIRED", 410, $"This link worked until {at:u}.", "Use the link of the newest mail about this case, or have a new one sent at /lost-link.");
}
