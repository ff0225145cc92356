using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;

namespace AtoZ.Functions.Messages.Email;

/// <summary>Takes in that a mail came back. What that changes in a case is not the mail's business: whoever waits for an answer to it implements this.</summary>
internal interface IMailBounces
{
    /// <summary>Takes a bounce in, within the caller's transaction.</summary>
    /// <param name="db">The transaction.</param>
    /// <param name="key">The mail's key.</param>
    /// <returns>Whom to wake; or that there is no such mail.</returns>
    Task<BounceReceipt> Record(AtoZDb db, string key);
}

/// <summary>What a bounce led to.</summary>
/// <param name="InstanceId">The orchestration to wake; null when no window began again.</param>
/// <param name="EventName">By this event.</param>
/// <param name="Deadline">When the window ends now.</param>
/// <param name="Refusal">Why it was refused.</param>
internal sealed record BounceReceipt(string? InstanceId, string? EventName, DateTimeOffset? Deadline, Refusal? Refusal);
