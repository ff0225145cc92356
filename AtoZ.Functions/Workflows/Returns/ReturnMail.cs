using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Texts;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows.Returns;

/// <summary>Asks the seller for a label for the return that the buyer agreed to.</summary>
internal sealed class AskForLabel(CaseStore cases, CaseMail mail) : ITells<string>
{
    [Function(nameof(AskForLabel))]
    public Task Run([ActivityTrigger] string stageKey) => ReturnMail.Begin(cases, mail, stageKey, Party.Seller, MailPurpose.ReturnAgreed);
}

/// <summary>Tells the buyer how to send the item back, and until when.</summary>
internal sealed class AskToPost(CaseStore cases, CaseMail mail) : ITells<string>
{
    [Function(nameof(AskToPost))]
    public Task Run([ActivityTrigger] string stageKey) => ReturnMail.Begin(cases, mail, stageKey, Party.Buyer, MailPurpose.ReturnToPost);
}

/// <summary>Tells the seller that the return is on its way.</summary>
internal sealed class TellPosted(CaseStore cases, CaseMail mail) : ITells<string>
{
    [Function(nameof(TellPosted))]
    public Task Run([ActivityTrigger] string stageKey) => ReturnMail.Begin(cases, mail, stageKey, Party.Seller, MailPurpose.ReturnPosted);
}

/// <summary>Asks the seller how the return came.</summary>
internal sealed class AskToInspect(CaseStore cases, CaseMail mail) : ITells<string>
{
    [Function(nameof(AskToInspect))]
    public Task Run([ActivityTrigger] string stageKey) => ReturnMail.Begin(cases, mail, stageKey, Party.Seller, MailPurpose.ReturnReceived);
}

/// <summary>What mails say of a return.</summary>
internal static class ReturnMail
{
    public static async Task Begin(CaseStore cases, CaseMail mail, string stageKey, Party to, MailPurpose purpose)
    {
        (ClaimId claim, string occasion, Dictionary<string, string> facts) = await cases.ReadByStage(stageKey, async (open, stage) =>
            (stage.ClaimId, CaseMail.Occasion(stage, stageKey), await Facts(open, stage)));
        await mail.ToParty(claim, to, purpose, occasion, facts, stageKey: stageKey);
    }

    public static async Task<Dictionary<string, string>> Facts(OpenedCase open, StageRecord stage)
    {
        ReturnRecord sent = await open.Db.Returns.SingleAsync(r => r.ClaimId == stage.ClaimId);
        Dictionary<string, string?> facts = new()
        {
            [Names.Amount] = (await WhatIsMissing.AtStake(open.Db, stage, open.Claim)).ToString(),
            [Names.Deadline] = stage.Deadline.ToString("o"),
            [Names.Default] = stage.Default.ToString(),
            [Names.Method] = Means(sent),
            [Names.Carrier] = sent.Carrier ?? sent.LabelCarrier,
            [Names.Tracking] = sent.TrackingNumber ?? sent.LabelTracking,
            [Names.Message] = sent.Note,
            [Names.Postage] = Guarantee.Policy.Returns.PostageUpTo(open.Claim.Currency, open.Policy.Returns).ToString(),
        };
        return facts.Where(f => f.Value is not null).ToDictionary(f => f.Key, f => f.Value!);
    }

    // By which means the item goes back: it decides what the buyer is told to do.
    private static string Means(ReturnRecord sent) => sent switch
    {
        { Bearer: Party.Buyer } => "OwnCost",
        { PostageUpToMinor: not null, Note: null } => "ToSender",
        { PostageUpToMinor: not null } => "OwnPostage",
        { LabelTracking: null } => "LabelByNote",
        _ => "Label",
    };
}
