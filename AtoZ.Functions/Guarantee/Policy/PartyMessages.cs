using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.Inquiries;
using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy;

/// <summary>
/// What buyer and seller may write to each other while a claim is open (PROCESS §5): words, which move no deadline and answer nothing. Rule MSG-01.
/// </summary>
internal static class PartyMessages
{
    /// <summary>Whether there is somebody to write to.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="sellerWasAsked">Whether the seller knows of it.</param>
    /// <returns>Null when there is.</returns>
    public static Refusal? CheckOpen(IClaim claim, bool sellerWasAsked)
    {
        if (!claim.IsOpen)
        {
            return new Refusal("CONVERSATION_ENDED", 409, "The claim is closed; messages have ended.", "A decision can be appealed; the claim shows until when.");
        }

        return sellerWasAsked
            ? null
            : new Refusal("SELLER_NOT_ASKED", 409, "The seller was not asked about this claim.", "Write once the seller was notified; the timeline says when.");
    }

    /// <summary>Whether a message may be sent.</summary>
    /// <param name="text">The words.</param>
    /// <param name="party">Who writes.</param>
    /// <param name="recent">When this party's messages were written within <see cref="MessageTerms.Within"/>, the oldest first.</param>
    /// <param name="pack">The claim's policy.</param>
    /// <returns>Null when it may.</returns>
    public static Refusal? CheckMessage(string text, Party party, IReadOnlyList<DateTimeOffset> recent, PolicyPack pack)
    {
        if (InquiryRules.CheckWords(text, party, pack.Inquiries, "/text") is { } wrong)
        {
            return wrong;
        }

        MessageTerms terms = pack.Messages;
        return recent.Count < terms.UpTo
            ? null
            : new Refusal("MESSAGES_USED", 409, $"You wrote {recent.Count} messages in a short time.", $"Write again from {recent[^terms.UpTo] + terms.Within:u} on.", "/text");
    }
}
