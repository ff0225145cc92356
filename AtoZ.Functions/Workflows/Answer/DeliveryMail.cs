using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Messages;
using AtoZ.Functions.Texts;
using AtoZ.Functions.Workflows.Sweeps;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Workflows.Answer;

/// <summary>Asks the buyer whether a parcel came that the carrier says it delivered, and tells the seller that the window rests.</summary>
internal sealed class AskAboutDelivery(CaseStore cases, CaseMail mail) : ITells<string>
{
    [Function(nameof(AskAboutDelivery))]
    public async Task Run([ActivityTrigger] string stageKey)
    {
        (ClaimId claim, string occasion, Dictionary<string, string> facts) = await cases.ReadByStage(stageKey, (_, stage) =>
            Task.FromResult((stage.ClaimId, CaseMail.Occasion(stage, stageKey), DeliveryFacts.Of(stage))));
        await mail.ToParty(claim, Party.Buyer, MailPurpose.DeliveryAsked, occasion, facts, stageKey: stageKey);
        await mail.ToParty(claim, Party.Seller, MailPurpose.DeliveryTold, stageKey, facts);
    }
}

/// <summary>The buyer did not say whether the parcel came. Whoever the question never reached is not in default.</summary>
internal sealed class NoteBuyersSilence(CaseStore cases)
{
    /// <returns>Whether the buyer was asked and was silent.</returns>
    [Function(nameof(NoteBuyersSilence))]
    public Task<bool> Run([ActivityTrigger] string stageKey) => cases.ChangeByStage(stageKey, async (open, stage) =>
    {
        bool reached = await Reach.Of(open.Db, stage.ClaimId, Party.Buyer, stage.OpenedAt);
        await (reached
            ? open.Note($"buyer-silent/{stage.Key}", Party.System, TimelineKind.BuyerSilent, Audience.Both)
            : open.NoteNotReached(stage));
        open.SystemTurn(reached ? ClaimStatus.AwaitingBuyer : ClaimStatus.InReview);
        return reached;
    });
}

/// <summary>Writes to a buyer who has something to give back after the payout: money that came twice, or a parcel after all.</summary>
internal sealed class TellGiveBack(GiveBackMail mail)
{
    [Function(nameof(TellGiveBack))]
    public Task Run([ActivityTrigger] GiveBackStart asked) =>
        mail.Tell(asked.ClaimId);
}

/// <summary>What mails say of the question about a delivery.</summary>
internal static class DeliveryFacts
{
    public static Dictionary<string, string> Of(StageRecord stage) => new()
    {
        [Names.Deadline] = stage.Deadline.ToString("o"),
        [Names.Default] = stage.Default.ToString(),
    };
}
