using System.Globalization;
using AtoZ.Functions.Cases.Inquiries;
using AtoZ.Functions.Data;
using AtoZ.Functions.Facts.Orders;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Messages.Email;
using AtoZ.Functions.Messages.Links;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace AtoZ.Functions.Workflows.Draft;

/// <summary>Writes to the parties of an inquiry: each in its language, with its own link, once per key.</summary>
internal sealed class InquiryMail(AtoZStore store, ILinks links, IMailer mailer, ILogger<InquiryMail> log)
{
    /// <summary>Writes to the buyer or the seller.</summary>
    /// <param name="file">The inquiry.</param>
    /// <param name="to">Buyer or seller.</param>
    /// <param name="purpose">Which text.</param>
    /// <param name="occasion">With inquiry, purpose and receiver it makes the key.</param>
    /// <param name="facts">Values for the text beyond order, item, kind and amount.</param>
    public async Task Send(InquiryFile file, Party to, MailPurpose purpose, string occasion, params (string Name, string? Value)[] facts)
    {
        InquiryRecord inquiry = file.Inquiry;
        (string? address, string language, string? zone) = await store.Read(db => Address(db, inquiry, to));
        if (string.IsNullOrWhiteSpace(address))
        {
            log.LogWarning("The {Party} of inquiry {InquiryId} left no address; {Purpose} was not mailed", to, inquiry.Id, purpose);
            return;
        }

        LinkPurpose page = to == Party.Buyer ? LinkPurpose.BuyerCase : LinkPurpose.SellerCase;
        Uri link = await links.Create(new LinkGrant(inquiry.Id, null, to, page, null, inquiry.OpenedAt + file.Policy.Links.CaseLinkLife));
        Dictionary<string, string> data = new(StringComparer.Ordinal)
        {
            [Names.Order] = inquiry.OrderId,
            [Names.Item] = ItemNames.Of(file.Order, inquiry.OrderId),
            [Names.Kind] = Readable.Asked(inquiry.Kind),
            [Names.Amount] = new Money(file.LeftMinor, file.Order?.Currency ?? "USD").ToString(),
        };
        foreach ((string name, string? value) in facts.Where(f => !string.IsNullOrEmpty(f.Value)))
        {
            data[name] = value!;
        }

        if (data.TryGetValue(Names.Deadline, out string? deadline) && file.RestDaysUntil(DateTimeOffset.Parse(deadline, CultureInfo.InvariantCulture)) is { } country)
        {
            data[Names.RestDays] = country;
        }

        await mailer.Send(new MailRequest($"{inquiry.Id}:{purpose}:{to}:{occasion}", inquiry.Id, to, address, language, purpose, link, data, null, zone), CancellationToken.None);
    }

    /// <summary>What of some refunds went to a gift card, for the buyer's mail; null when nothing did.</summary>
    public static async Task<string?> ToGiftCard(AtoZDb db, InquiryFile file, params int[] refunds)
    {
        Money stored = await BuyerPayouts.ToGiftCard(db, file.Inquiry.Id, refunds, file.Order?.Currency ?? "USD");
        return stored.MinorUnits > 0 ? stored.ToString() : null;
    }

    private static async Task<(string? Address, string Language, string? TimeZone)> Address(AtoZDb db, InquiryRecord inquiry, Party to)
    {
        if (to == Party.Buyer)
        {
            BuyerRecord? buyer = await db.Buyers.SingleOrDefaultAsync(b => b.Id == inquiry.BuyerId);
            return (buyer?.Email, inquiry.Language, buyer?.TimeZone);
        }

        return await db.Sellers.SingleOrDefaultAsync(s => s.Id == inquiry.SellerId) is { } seller ? (seller.Email, seller.Language, seller.TimeZone) : (null, Languages.Default, null);
    }
}
