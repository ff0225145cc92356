using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Messages.Links;
using AtoZ.Functions.Messages.Translation;
using AtoZ.Functions.Records;
using AtoZ.Functions.Texts;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Cases.Conversation;

/// <summary>
/// Takes in what buyer and seller write to each other during a claim (PROCESS §5), in the caller's transaction. Whoever calls has it passed on after the
/// commit, by <c>Launch.Message</c>; what is lost there, a sweep finds.
/// </summary>
internal sealed class MessageDesk(IPolicyLibrary policies, ITranslator translator, Nonces nonces, Timeline timeline, TimeProvider clock)
{
    /// <summary>Writes by link, in the name of its party. A refusal leaves the nonce good, so that the message can be mended.</summary>
    /// <param name="db">The transaction.</param>
    /// <param name="link">The link that was opened.</param>
    /// <param name="nonce">The one-time code of the page.</param>
    /// <param name="text">The words.</param>
    public async Task<MessageReceipt> Write(AtoZDb db, LinkRecord link, string? nonce, string text)
    {
        if (await nonces.Check(db, link, nonce) is { } spent)
        {
            return MessageReceipt.Not(spent);
        }

        MessageReceipt receipt = await this.Write(db, link.ClaimId, link.Party, text);
        if (receipt.Message is not null)
        {
            await nonces.Spend(db, link, nonce);
        }

        return receipt;
    }

    /// <summary>Checks and stores a message. The record of the case has it as the other side reads it, with the hash of the very words.</summary>
    /// <param name="db">The transaction.</param>
    /// <param name="id">The claim.</param>
    /// <param name="party">Who writes: the buyer or the seller.</param>
    /// <param name="text">The words.</param>
    public async Task<MessageReceipt> Write(AtoZDb db, ClaimId id, Party party, string text)
    {
        if (await db.Claims.SingleOrDefaultAsync(c => c.Id == id) is not { } claim)
        {
            return MessageReceipt.Not(new Refusal("CLAIM_UNKNOWN", 404, "There is no such claim.", "Check the claim's id."));
        }

        if (await Check(db, claim, party, text) is { } refusal)
        {
            return MessageReceipt.Not(refusal);
        }

        MessageRecord message = await Record(db, claim, party, text.Trim());
        db.Messages.Add(message);
        Dictionary<string, string> facts = new(StringComparer.Ordinal)
        {
            [Names.ForParty] = Sides.OtherThan(party).ToString(),
            [Names.Message] = message.Text,
            [Names.Sha256] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(message.Original))),
        };
        string key = $"message/{message.Number.ToString(CultureInfo.InvariantCulture)}";
        await timeline.Append(db, id, key, party, TimelineKind.MessageWritten, Audience.Both, facts);
        return new MessageReceipt(message, null);
    }

    /// <summary>Why nobody can be written to in a claim; null when somebody can.</summary>
    public static async Task<Refusal?> WhyNot(AtoZDb db, ClaimRecord claim)
    {
        bool asked = await db.Stages.AnyAsync(s => s.ClaimId == claim.Id && s.Kind == StageKind.SellerAnswer);
        return PartyMessages.CheckOpen(claim, asked);
    }

    private async Task<Refusal?> Check(AtoZDb db, ClaimRecord claim, Party party, string text)
    {
        if (party is not (Party.Buyer or Party.Seller))
        {
            return new Refusal("NOT_YOURS", 403, "Only buyer and seller write to each other.", "Staff ask for evidence instead.");
        }

        if (await WhyNot(db, claim) is { } nobody)
        {
            return nobody;
        }

        PolicyPack policy = policies.For(claim);
        DateTimeOffset since = clock.GetUtcNow() - policy.Messages.Within;
        List<DateTimeOffset> recent = await db.Messages
            .Where(m => m.ClaimId == claim.Id && m.Party == party && m.At > since)
            .OrderBy(m => m.At)
            .Select(m => m.At)
            .ToListAsync();
        return PartyMessages.CheckMessage(text, party, recent, policy);
    }

    // A parcel's number may look like one to call.
    private static async Task<List<string>> Known(AtoZDb db, ClaimRecord claim)
    {
        OrderLine? order = await db.OrderLines.FindAsync(claim.OrderId, claim.Line);
        List<ReturnRecord> returns = await db.Returns.Where(r => r.ClaimId == claim.Id).ToListAsync();
        return
        [
            .. new[] { claim.OrderId, claim.Id.Value, order?.TrackingNumber }
                .Concat(returns.SelectMany(r => new[] { r.LabelTracking, r.TrackingNumber }))
                .OfType<string>(),
        ];
    }

    private async Task<MessageRecord> Record(AtoZDb db, ClaimRecord claim, Party party, string text)
    {
        string sellers = Languages.Choose((await db.Sellers.FindAsync(claim.SellerId))?.Language);
        string buyers = Languages.Choose(claim.Language);
        (string own, string others) = party == Party.Buyer ? (buyers, sellers) : (sellers, buyers);
        return new MessageRecord
        {
            ClaimId = claim.Id,
            Number = await db.Messages.CountAsync(m => m.ClaimId == claim.Id) + 1,
            Party = party,
            Original = text,
            Text = Masking.Contacts(text, await Known(db, claim)),
            Language = own,
            TranslatedTo = translator.IsSet && others != own ? others : null,
            At = clock.GetUtcNow(),
        };
    }
}

/// <summary>A message that was stored, to be passed on after the commit; or why it was refused.</summary>
internal sealed record MessageReceipt(MessageRecord? Message, Refusal? Refusal)
{
    /// <summary>A message that was refused.</summary>
    public static MessageReceipt Not(Refusal refusal) => new(null, refusal);
}
