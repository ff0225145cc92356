using AtoZ.Functions.Cases.Conversation;
using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Edge.Api.Conversation;

/// <summary>A message of a claim.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Party">Who wrote it.</param>
/// <param name="Text">The words as the other side reads them: mail addresses, links and telephone numbers are hidden.</param>
/// <param name="Original">The very words where something is hidden, for their writer and staff; null for everybody else.</param>
/// <param name="Language">The writer's language.</param>
/// <param name="Translation">What a machine made of the text; null when it made nothing.</param>
/// <param name="TranslatedTo">In which language.</param>
/// <param name="At">When it was written.</param>
internal sealed record MessageView(int Number, Party Party, string Text, string? Original, string Language, string? Translation, string? TranslatedTo, DateTimeOffset At)
{
    /// <summary>What a viewer reads of a message.</summary>
    internal static MessageView Of(CaseMessage message) =>
        new(message.Number, message.Party, message.Text, message.Original, message.Language, message.Translation, message.TranslatedTo, message.At);

    /// <summary>The answer to whoever wrote.</summary>
    internal static Answer Answer(MessageReceipt receipt, Party viewer, string root) => receipt.Message is { } message
        ? Api.Answer.Created(root, Of(CaseMessage.Of(message, viewer)))
        : Problems.From(receipt.Refusal!);
}
