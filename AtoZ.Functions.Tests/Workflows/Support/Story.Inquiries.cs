using AtoZ.Functions.Cases.Inquiries;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Workflows;
using DurableTask.Sqlite.Time;
using FunctionsHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AtoZ.Functions.Tests.Workflows.Support;

/// <summary>What happens in inquiries; the claim that one becomes is the story's claim.</summary>
internal sealed partial class Story
{
    private InquiryDesk Desk => _host.Services.GetRequiredService<InquiryDesk>();

    /// <summary>Starts the app in a market whose order was never asked about, and lets the buyer write, or the seller after a review.</summary>
    public static async Task<Story> Asked(
        Market? market = null,
        Func<NewInquiry, NewInquiry>? change = null,
        Action<OrderLine>? order = null,
        LocalClock? clock = null,
        Action<LocalHostBuilder>? engine = null,
        Action<IServiceCollection>? services = null)
    {
        Story story = await Open(market ?? new Market(), clock: clock, services: services, engine: engine);
        await story.Store.Write((market ?? new Market()).Fill);
        await story.Store.Write(async db =>
        {
            OrderLine line = await db.OrderLines.SingleAsync();
            line.SellerContactedAt = null;
            order?.Invoke(line);
        });
        InquiryReceipt receipt = await story.OpenInquiry(change);
        story.Claim = receipt.Id ?? throw new InvalidOperationException(receipt.Refusal!.Detail);
        return story;
    }

    public async Task<InquiryReceipt> OpenInquiry(Func<NewInquiry, NewInquiry>? change = null)
    {
        NewInquiry inquiry = new("order-1", 1, null, Market.Buyer, ClaimKind.NotReceived, "The lamp has not come. Where is it?", Remedy.Refund, "en", false, null);
        InquiryReceipt receipt = await Store.Write(db => Desk.Open(db, change?.Invoke(inquiry) ?? inquiry));
        if (receipt.Id is { } id)
        {
            await Launch.Inquiry(Client, id);
        }

        await Idle();
        return receipt;
    }

    public Task<InquiryReceipt> BuyerWrites(string text) => InInquiry(db => Desk.Say(db, Claim, Party.Buyer, new InquirySaying(InquiryMessageKind.Words, text)));

    public Task<InquiryReceipt> SellerSays(InquiryMessageKind kind, string text, string? number = null, long? amountMinor = null, bool wake = true) =>
        InInquiry(db => Desk.Say(db, Claim, Party.Seller, new InquirySaying(kind, text, number is null ? null : "DHL", number, amountMinor)), wake);

    public Task<InquiryReceipt> SellerRefunds(long? amountMinor = null, bool wake = true) => SellerSays(InquiryMessageKind.Refund, "Sorry. Here is your money.", null, amountMinor, wake);

    /// <summary>How far the refunds of the inquiry are, oldest first.</summary>
    public Task<List<RefundState>> Refunds() =>
        Store.Read(db => db.InquiryMessages.Where(m => m.InquiryId == Claim && m.Refund != null).OrderBy(m => m.Number).Select(m => m.Refund!.Value).ToListAsync());

    public Task<InquiryReceipt> BuyerSaysSolved() => InInquiry(db => Desk.Settle(db, Claim));

    /// <summary>Turns the inquiry into a claim, as the API does; the wake-up of the inquiry starts it.</summary>
    public Task<InquiryReceipt> BuyerClaims(bool wake = true) => InInquiry(db => Desk.BecomeClaim(db, Claim), wake);

    public Task<InquiryRecord> Inquiry() => Store.Read(db => db.Inquiries.SingleAsync(i => i.Id == Claim));

    private async Task<InquiryReceipt> InInquiry(Func<AtoZDb, Task<InquiryReceipt>> act, bool wake = true)
    {
        InquiryReceipt receipt = await Store.Write(async db =>
        {
            InquiryReceipt given = await act(db);
            if (!given.Accepted)
            {
                db.ChangeTracker.Clear();
            }

            return given;
        });
        if (receipt.Accepted && wake)
        {
            await Launch.WakeInquiry(Client, Claim);
        }

        await Idle();
        return receipt;
    }
}
