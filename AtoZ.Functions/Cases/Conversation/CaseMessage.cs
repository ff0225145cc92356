using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Cases.Conversation;

/// <summary>A message of a claim as one viewer may read it.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Party">Who wrote it.</param>
/// <param name="Text">The words as the other side reads them.</param>
/// <param name="Original">The very words, where something is hidden in them, for their writer and staff; null for everybody else.</param>
/// <param name="Language">The writer's language.</param>
/// <param name="Translation">What a machine made of the text; null when it made nothing.</param>
/// <param name="TranslatedTo">In which language; null when there is no translation.</param>
/// <param name="At">When it was written.</param>
public sealed record CaseMessage(int Number, Party Party, string Text, string? Original, string Language, string? Translation, string? TranslatedTo, DateTimeOffset At)
{
    /// <summary>The message for a viewer. The backend speaks for the buyer.</summary>
    internal static CaseMessage Of(MessageRecord message, Party viewer)
    {
        bool readsAll = viewer switch
        {
            Party.Buyer or Party.Marketplace => message.Party == Party.Buyer,
            Party.Seller => message.Party == Party.Seller,
            Party.Expert => false,
            _ => true,
        };
        return new CaseMessage(
            message.Number,
            message.Party,
            message.Text,
            readsAll && message.Original != message.Text ? message.Original : null,
            message.Language,
            message.Translation,
            message.Translation is null ? null : message.TranslatedTo,
            message.At);
    }
}
