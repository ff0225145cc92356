using AtoZ.Functions.Data;
using AtoZ.Functions.Facts.Orders;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Messages.Email;
using AtoZ.Functions.Messages.Links;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace AtoZ.Functions.Workflows;

/// <summary>Writes to the parties of a case: each in its language, with its own link, once per key.</summary>
internal sealed class CaseMail(AtoZStore store, ILinks links, IMailer mailer, IPolicyLibrary policies, ILogger<CaseMail> log)
{
    /// <summary>Writes to the buyer or the seller of a claim.</summary>
    /// <param name="id">The claim.</param>
    /// <param name="to">Buyer or seller.</param>
    /// <param name="purpose">Which text.</param>
    /// <param name="occasion">With claim, purpose and receiver it makes the key.</param>
    /// <param name="facts">Values for the text beyond order, item, kind and amount claimed.</param>
    /// <param name="debt">The debt it is about, if any.</param>
    /// <param name="stageKey">The stage whose window this mail begins.</param>
    /// <returns>False when the party left no address.</returns>
    public async Task<bool> ToParty(ClaimId id, Party to, MailPurpose purpose, string occasion, IReadOnlyDictionary<string, string> facts, DebtId? debt = null, string? stageKey = null)
    {
        Envelope envelope = await store.Read(async db => Counted(await Read(db, id, to, purpose), await RestDaysUntil(db, id, facts.GetValueOrDefault(Names.Deadline))));
        if (string.IsNullOrWhiteSpace(envelope.Address))
        {
            log.LogWarning("The {Party} of claim {ClaimId} left no address; {Purpose} was not mailed", to, id, purpose);
            return false;
        }

        LinkPurpose page = to == Party.Buyer ? LinkPurpose.BuyerCase : LinkPurpose.SellerCase;
        Uri link = await links.Create(new LinkGrant(id, debt, to, page, null, envelope.LinkUntil));
        await Send(id, to, purpose, occasion, envelope, link, facts, stageKey);
        return true;
    }

    /// <summary>The key of a mail: it goes out once.</summary>
    public static string KeyOf(ClaimId id, MailPurpose purpose, Party to, string occasion) => $"{id}:{purpose}:{to}:{occasion}";

    /// <summary>The occasion of the mail that begins a window: another one once the window began again.</summary>
    public static string Occasion(StageRecord stage, string first) =>
        stage.RestartedAt is null ? first : first + "/again";

    /// <summary>Writes to the independent expert who was asked in a stage; the link is good for that stage, and ends with it.</summary>
    /// <param name="stage">What the expert is asked in.</param>
    /// <param name="purpose">Which text.</param>
    /// <param name="occasion">Part of the key.</param>
    /// <param name="begins">Whether the window begins with this mail.</param>
    /// <returns>False when nobody was left to ask.</returns>
    public async Task<bool> ToExpert(StageRecord stage, MailPurpose purpose, string occasion, bool begins = false)
    {
        if (stage.AskedOf is not { } address)
        {
            return false;
        }

        // An expert sees a masked case: no order, no item.
        Envelope envelope = new(address, "en", stage.Deadline, []);
        LinkPurpose page = stage.Kind == StageKind.Vote ? LinkPurpose.IndependentVote : LinkPurpose.ExpertOpinion;
        Uri link = await links.Create(new LinkGrant(stage.ClaimId, null, Party.Expert, page, stage.Seat, stage.Deadline, stage.Key));
        Dictionary<string, string> facts = new() { [Names.Deadline] = stage.Deadline.ToString("o") };
        if (stage.Kind == StageKind.Vote && await store.Read(db => db.Appeals.AnyAsync(a =>
            a.ClaimId == stage.ClaimId && a.DecidedAt == null && (a.Origin == AppealOrigin.BuyerAppeals || a.Origin == AppealOrigin.SellerAppeals))))
        {
            facts[Names.Cause] = "Appeal";
        }

        await Send(stage.ClaimId, Party.Expert, purpose, occasion, envelope, link, facts, begins ? stage.Key : null);
        return true;
    }

    private Task Send(
        ClaimId id, Party to, MailPurpose purpose, string occasion, Envelope envelope, Uri link, IReadOnlyDictionary<string, string> facts, string? stageKey)
    {
        Dictionary<string, string> data = new(envelope.Facts);
        foreach ((string name, string value) in facts)
        {
            data[name] = value;
        }

        return mailer.Send(new MailRequest(KeyOf(id, purpose, to, occasion), id, to, envelope.Address!, envelope.Language, purpose, link, data, stageKey, envelope.TimeZone, envelope.PolicyVersion, envelope.Country), CancellationToken.None);
    }

    private async Task<Envelope> Read(AtoZDb db, ClaimId id, Party to, MailPurpose purpose)
    {
        ClaimRecord claim = await db.Claims.SingleAsync(c => c.Id == id);
        SellerRecord? sold = to == Party.Seller ? await db.Sellers.SingleOrDefaultAsync(s => s.Id == claim.SellerId) : null;
        string language = to == Party.Seller ? sold?.Language ?? "en" : claim.Language;
        Dictionary<string, string> facts = new()
        {
            [Names.Order] = claim.OrderId,
            [Names.Item] = await Items(db, claim, purpose, language),
            [Names.Kind] = claim.Kind.ToString(),
            [Names.Amount] = (AsksAboutMoney(purpose) ? await WhatIsMissing.AtStake(db, claim) : claim.Amount).ToString(),
        };
        DateTimeOffset until = claim.FiledAt + policies.For(claim).Links.CaseLinkLife;
        return to switch
        {
            Party.Buyer => await db.Buyers.SingleOrDefaultAsync(b => b.Id == claim.BuyerId) is { } buyer
                ? new Envelope(buyer.Email, language, until, facts, buyer.TimeZone, claim.PolicyVersion, claim.Country)
                : new Envelope(null, language, until, facts),
            Party.Seller => new Envelope(sold?.Email, language, until, facts, sold?.TimeZone, claim.PolicyVersion, claim.Country),
            _ => throw new ArgumentOutOfRangeException(nameof(to), to, "Only buyer and seller are parties."),
        };
    }

    // An offer for some of the lines, and what was agreed on for them, is about these alone.
    private static async Task<string> Items(AtoZDb db, ClaimRecord claim, MailPurpose purpose, string language)
    {
        List<ClaimLineRecord> lines = await db.LinesOf(claim.Id);
        IReadOnlyList<int>? about = await WhatIsMissing.LinesAgreedOn(db, claim, lines)
            ?? (purpose is MailPurpose.OfferMade or MailPurpose.OfferReminder ? await WhatIsMissing.LinesOffered(db, claim) : null);
        int[] named = [.. lines.Select(l => l.Line).Where(l => about?.Contains(l) != false)];
        int first = named.Length > 0 ? named[0] : claim.Line;
        OrderLine? line = await db.OrderLines.SingleOrDefaultAsync(o => o.OrderId == claim.OrderId && o.Line == first);
        return ItemNames.WithMore(ItemNames.Of(line, claim.OrderId), named.Length - 1, language);
    }

    // Only of a stage that is counted in business time: its row says whose days do not count until its deadline.
    private static async Task<string?> RestDaysUntil(AtoZDb db, ClaimId id, string? deadline)
    {
        List<StageRecord> counted = deadline is null ? [] : await db.Stages.Where(s => s.ClaimId == id && s.ClosedAt == null && s.RestDaysOf != null).ToListAsync();
        return counted.Find(s => s.Deadline.ToString("o") == deadline)?.RestDaysOf;
    }

    private static Envelope Counted(Envelope envelope, string? restDaysOf)
    {
        if (restDaysOf is not null)
        {
            envelope.Facts[Names.RestDays] = restDaysOf;
        }

        return envelope;
    }

    // The others tell what was claimed, or bring their own sum.
    private static bool AsksAboutMoney(MailPurpose purpose) => purpose is MailPurpose.SellerNotified or MailPurpose.SellerReminder or MailPurpose.ReviewOpened;

    private sealed record Envelope(string? Address, string Language, DateTimeOffset LinkUntil, Dictionary<string, string> Facts, string? TimeZone = null, string? PolicyVersion = null, string? Country = null);
}
