using AtoZ.Functions.Data;
using AtoZ.Functions.Messages.Translation;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows.Conversation;

/// <summary>Has a message translated into the other side's language, once. The translator never gets what is hidden from the other side.</summary>
internal sealed class TranslateMessage(AtoZStore store, ITranslator translator)
{
    [Function(nameof(TranslateMessage))]
    public async Task Run([ActivityTrigger] MessageStart start, CancellationToken cancellationToken)
    {
        MessageRecord message = await store.Read(db => db.Messages.SingleAsync(m => m.ClaimId == start.ClaimId && m.Number == start.Number, cancellationToken));
        if (message is not { TranslatedTo: { } language, Translation: null, PassedAt: null } || !translator.IsSet)
        {
            return;
        }

        string translation = await translator.Translate(message.Text, language, cancellationToken);
        await store.Write(WriteScope.Case(start.ClaimId), async db =>
        {
            MessageRecord stored = await db.Messages.SingleAsync(m => m.ClaimId == start.ClaimId && m.Number == start.Number, cancellationToken);
            stored.Translation ??= translation;
        });
    }
}
