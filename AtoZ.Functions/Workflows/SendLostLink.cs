using System.Globalization;
using AtoZ.Functions.Cases;
using AtoZ.Functions.Data;
using AtoZ.Functions.Facts.Orders;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Messages.Email;
using AtoZ.Functions.Messages.Links;
using AtoZ.Functions.Texts;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows;

/// <summary>
/// Mails to whoever asked the links of the cases that an order has, if the address that was typed is the one on file; nobody else is written to. A
/// link that still opens is sent again as it is; one that is over or was closed is replaced.
/// </summary>
internal sealed class SendLostLink(AtoZStore store, LostLinks lost, ILinks links, IMailer mailer, IPolicyLibrary policies)
{
    [Function(nameof(SendLostLink))]
    public async Task Run([ActivityTrigger] LostLinkStart asked)
    {
        foreach (Holder holder in await store.Read(db => Holders(db, asked)))
        {
            Uri link = await links.Create(holder.Grant);
            string key = CaseMail.KeyOf(holder.Grant.ClaimId, MailPurpose.LinkAsked, holder.Grant.Party, asked.Hour.UtcDateTime.ToString("yyyyMMddHH", CultureInfo.InvariantCulture));
            Dictionary<string, string> facts = new() { [Names.Order] = asked.OrderId, [Names.Item] = holder.Item };
            await mailer.Send(
                new MailRequest(key, holder.Grant.ClaimId, holder.Grant.Party, holder.Address, holder.Language, MailPurpose.LinkAsked, link, facts, TimeZone: holder.TimeZone), CancellationToken.None);
        }
    }

    private async Task<List<Holder>> Holders(AtoZDb db, LostLinkStart asked)
    {
        List<Holder> holders = [];
        foreach (Case found in await CasesOf(db, asked.OrderId))
        {
            if (await db.Buyers.SingleOrDefaultAsync(b => b.Id == found.BuyerId) is { Email: { } buyers } buyer && lost.Proves(asked, buyers))
            {
                holders.Add(await HolderOf(db, asked, found, Party.Buyer, buyers, found.Language, buyer.TimeZone));
            }

            if (await db.Sellers.SingleOrDefaultAsync(s => s.Id == found.SellerId) is { Email: { } sellers } seller && lost.Proves(asked, sellers))
            {
                holders.Add(await HolderOf(db, asked, found, Party.Seller, sellers, seller.Language, seller.TimeZone));
            }
        }

        return holders;
    }

    // A claim keeps the id of the inquiry or the draft that it came of: each case once, as what it is now.
    private async Task<IEnumerable<Case>> CasesOf(AtoZDb db, string order)
    {
        List<ClaimRecord> claims = await db.Claims.Where(c => c.OrderId == order).ToListAsync();
        List<InquiryRecord> inquiries = await db.Inquiries.Where(i => i.OrderId == order).ToListAsync();
        List<ClaimDraftRecord> drafts = await db.ClaimDrafts.Where(d => d.OrderId == order && d.BecameId == null).ToListAsync();
        return claims.Select(c => new Case(c.Id, c.Line, c.BuyerId, c.SellerId, c.Language, c.FiledAt + policies.For(c).Links.CaseLinkLife))
            .Concat(inquiries.Select(i => new Case(i.Id, i.Line, i.BuyerId, i.SellerId, i.Language, i.OpenedAt + policies.InForce(i.OpenedAt).Links.CaseLinkLife)))
            .Concat(drafts.Select(d => new Case(d.Id, d.Line, d.BuyerId, null, d.Language, d.LinkUntil)))
            .DistinctBy(c => c.Id);
    }

    private async Task<Holder> HolderOf(AtoZDb db, LostLinkStart asked, Case found, Party party, string address, string language, string? timeZone)
    {
        LinkPurpose page = party == Party.Buyer ? LinkPurpose.BuyerCase : LinkPurpose.SellerCase;
        List<LinkRecord> had = await db.Links.Where(l => l.ClaimId == found.Id && l.Purpose == page && l.DebtId == null).ToListAsync();
        DateTimeOffset until = had.Where(l => l.RevokedAt is null && l.ExpiresAt > asked.Hour).Select(l => (DateTimeOffset?)l.ExpiresAt).Max() ?? NewUntil(asked, found, had);
        OrderLine? line = await db.OrderLines.SingleOrDefaultAsync(o => o.OrderId == asked.OrderId && o.Line == found.Line);
        return new Holder(new LinkGrant(found.Id, null, party, page, null, until), address, language, timeZone, ItemNames.Of(line, asked.OrderId));
    }

    // The same grant is the same link: what was closed must not come back by having the same end.
    private DateTimeOffset NewUntil(LostLinkStart asked, Case found, List<LinkRecord> had)
    {
        DateTimeOffset until = found.LinkUntil > asked.Hour ? found.LinkUntil : asked.Hour + policies.InForce(asked.Hour).Links.CaseLinkLife;
        return had.Count == 0 ? until : had.Select(l => l.ExpiresAt).Append(until).Max().AddSeconds(1);
    }

    private sealed record Case(ClaimId Id, int Line, string BuyerId, string? SellerId, string Language, DateTimeOffset LinkUntil);

    private sealed record Holder(LinkGrant Grant, string Address, string Language, string? TimeZone, string Item);
}
