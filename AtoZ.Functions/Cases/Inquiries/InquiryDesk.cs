using System.Globalization;
using AtoZ.Functions.Cases.Intake;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.Eligibility;
using AtoZ.Functions.Guarantee.Policy.Inquiries;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Records;
using AtoZ.Functions.Texts;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Cases.Inquiries;

/// <summary>
/// Takes in what is done in inquiries (PROCESS §0), all in the caller's transaction: opening, messages, the settlement, the claim. The
/// caller starts or wakes the orchestration after the commit, which also moves the money of a refund; that wake-up may be lost or repeated without harm.
/// </summary>
internal sealed class InquiryDesk(ClaimIntake intake, IPolicyLibrary policies, Timeline timeline, TimeProvider clock)
{
    /// <summary>Opens an inquiry: the buyer writes to the seller, or the seller offers help after a low review.</summary>
    public async Task<InquiryReceipt> Open(AtoZDb db, NewInquiry inquiry)
    {
        DateTimeOffset now = clock.GetUtcNow();
        OrderLine? line = await db.OrderLines.SingleOrDefaultAsync(o => o.OrderId == inquiry.OrderId && o.Line == inquiry.Line);
        PolicyPack policy = policies.InForce(now, new PolicyScope(inquiry.Kind, line?.BuyerCountry, line?.Category, line?.Currency ?? ""));
        if (InquiryRules.CheckOpening(inquiry, policy.Inquiries) is { } refusal)
        {
            return InquiryReceipt.Not(refusal);
        }

        IntakeResult claim = await intake.Preview(db, InquiryClaims.Of(inquiry));
        if (Against(claim) is { } against)
        {
            return new InquiryReceipt(null, against, claim.FieldErrors, claim.Verdict);
        }

        if (await InquiryClaims.OpenOn(db, inquiry.OrderId, inquiry.Line) is not null)
        {
            return InquiryReceipt.Not(InquiryClaims.AlreadyOpen);
        }

        InquiryRecord record = await Record(db, inquiry, line!, policy, now);
        db.Inquiries.Add(record);
        Add(db, record, record.OpenedBy, new InquirySaying(InquiryMessageKind.Words, inquiry.Message), 0, 1, now);
        Dictionary<string, string> facts = new(StringComparer.Ordinal) { [Names.Message] = inquiry.Message.Trim() };
        if (inquiry.Review is not null)
        {
            facts[Names.Purpose] = "Help";
        }

        await timeline.Append(db, record.Id, "inquiry-opened", record.OpenedBy, TimelineKind.InquiryOpened, Audience.Both, facts);
        return InquiryReceipt.Done(record.Id);
    }

    /// <summary>Sends a message; the seller's may bring tracking, a replacement or a refund.</summary>
    public async Task<InquiryReceipt> Say(AtoZDb db, ClaimId id, Party party, InquirySaying saying)
    {
        if (await Find(db, id) is not { } inquiry)
        {
            return InquiryReceipt.Not(Unknown);
        }

        DateTimeOffset now = clock.GetUtcNow();
        PolicyPack policy = await policies.For(db, inquiry);
        Money left = await InquiryClaims.Left(db, inquiry);
        if (InquiryRules.CheckSaying(saying, party, inquiry, left.MinorUnits, policy.Inquiries) is { } refusal)
        {
            return InquiryReceipt.Not(refusal);
        }

        int number = await db.InquiryMessages.CountAsync(m => m.InquiryId == id) + 1;
        Money refund = left with { MinorUnits = saying.Kind == InquiryMessageKind.Refund ? saying.AmountMinor ?? left.MinorUnits : 0 };
        if (refund.MinorUnits > 0 && await WhyNoRefund(db, inquiry, refund) is { } stands)
        {
            return InquiryReceipt.Not(stands);
        }

        Add(db, inquiry, party, saying, refund.MinorUnits, number, now);
        await Note(db, inquiry, party, saying, refund, number);
        await Pass(db, inquiry, party, policy, now);
        return InquiryReceipt.Done(id);
    }

    /// <summary>The buyer says that it is solved: no claim, and nothing on the seller's record.</summary>
    public async Task<InquiryReceipt> Settle(AtoZDb db, ClaimId id)
    {
        if (await Find(db, id) is not { } inquiry)
        {
            return InquiryReceipt.Not(Unknown);
        }

        if (inquiry.State == InquiryState.Settled)
        {
            return InquiryReceipt.Done(id);
        }

        if (InquiryRules.CheckOpen(inquiry) is { } refusal)
        {
            return InquiryReceipt.Not(refusal);
        }

        await End(db, inquiry, InquiryState.Settled, Party.Buyer, clock.GetUtcNow());
        return InquiryReceipt.Done(id);
    }

    /// <summary>The buyer turns it into a claim, which takes its id, its words and its files along.</summary>
    /// <param name="db">The caller's transaction.</param>
    /// <param name="id">The inquiry.</param>
    /// <param name="moreLines">Other lines of the order that the claim is about, too; none when left out.</param>
    public async Task<InquiryReceipt> BecomeClaim(AtoZDb db, ClaimId id, IReadOnlyList<NewClaimLine>? moreLines = null)
    {
        if (await Find(db, id) is not { } inquiry)
        {
            return InquiryReceipt.Not(Unknown);
        }

        if (inquiry.State == InquiryState.BecameClaim)
        {
            return InquiryReceipt.Done(id);
        }

        if (InquiryRules.CheckOpen(inquiry) is { } refusal)
        {
            return InquiryReceipt.Not(refusal);
        }

        IntakeResult filed = await intake.File(db, await InquiryClaims.Of(db, inquiry) with { MoreLines = moreLines ?? [] });
        return new InquiryReceipt(filed.ClaimId, filed.Refusal, filed.FieldErrors, filed.Verdict);
    }

    /// <summary>The buyer wishes, or no longer wishes, that the claim files itself when the seller's time is over.</summary>
    public async Task<InquiryReceipt> LetFileItself(AtoZDb db, ClaimId id, bool wished)
    {
        if (await Find(db, id) is not { } inquiry)
        {
            return InquiryReceipt.Not(Unknown);
        }

        if (InquiryRules.CheckOpen(inquiry) is { } refusal)
        {
            return InquiryReceipt.Not(refusal);
        }

        inquiry.FilesItself = wished;
        inquiry.Revision++;
        return InquiryReceipt.Done(id);
    }

    /// <summary>Ends an inquiry and puts that on the timeline.</summary>
    public async Task End(AtoZDb db, InquiryRecord inquiry, InquiryState state, Party party, DateTimeOffset now)
    {
        InquiryClaims.End(inquiry, state, now);
        TimelineKind kind = state == InquiryState.Settled ? TimelineKind.InquirySettled : TimelineKind.InquiryLapsed;
        await timeline.Append(db, inquiry.Id, "inquiry-ended", party, kind, Audience.Both);
    }

    private static Refusal Unknown { get; } = new("INQUIRY_UNKNOWN", 404, "There is no such inquiry.", "Check the inquiry's id.");

    private static Task<InquiryRecord?> Find(AtoZDb db, ClaimId id) => db.Inquiries.SingleOrDefaultAsync(i => i.Id == id);

    private static Refusal? Against(IntakeResult claim)
    {
        if (claim.Verdict is not { } verdict || claim.Refusal is { Status: 409 })
        {
            return claim.Refusal;
        }

        IReadOnlyList<RuleFinding> against = InquiryRules.Against(verdict);
        return against.Count == 0
            ? null
            : new Refusal("NOT_ELIGIBLE", 422, string.Join(" ", against.Select(f => f.Reason)), "Each finding says how to mend it.");
    }

    private static void Add(AtoZDb db, InquiryRecord inquiry, Party party, InquirySaying saying, long refunded, int number, DateTimeOffset now) => db.InquiryMessages.Add(new InquiryMessageRecord
    {
        InquiryId = inquiry.Id,
        Number = number,
        Party = party,
        Kind = saying.Kind,
        Text = (saying.Text ?? "").Trim(),
        Refund = refunded > 0 ? RefundState.UnderWay : null,
        Carrier = saying.Carrier?.Trim(),
        TrackingNumber = saying.TrackingNumber?.Trim(),
        AmountMinor = refunded,
        At = now,
    });

    private async Task Note(AtoZDb db, InquiryRecord inquiry, Party party, InquirySaying saying, Money refunded, int number)
    {
        Dictionary<string, string> facts = new(StringComparer.Ordinal) { [Names.Answer] = saying.Kind.ToString(), [Names.Party] = party.ToString() };
        if (refunded.MinorUnits > 0)
        {
            facts[Names.Amount] = refunded.ToString();
        }

        string words = string.Join(' ', new[] { saying.Carrier, saying.TrackingNumber, saying.Text }.Where(w => !string.IsNullOrWhiteSpace(w)).Select(w => w!.Trim()));
        facts[Names.Message] = words;
        await timeline.Append(db, inquiry.Id, $"inquiry-message/{number.ToString(CultureInfo.InvariantCulture)}", party, TimelineKind.InquiryMessage, Audience.Both, facts);
    }

    private static async Task Pass(AtoZDb db, InquiryRecord inquiry, Party party, PolicyPack policy, DateTimeOffset now)
    {
        if (party == Party.Buyer && inquiry.ContactedAt is null)
        {
            Contacted(inquiry, await PartyCalendars.AfterContact(db, inquiry, now, policy), now);
        }

        inquiry.NextActor = Sides.OtherThan(party);
        inquiry.Deadline = inquiry.SellerUntil > now ? inquiry.SellerUntil : inquiry.Deadline;
        inquiry.Revision++;
    }

    private static void Contacted(InquiryRecord inquiry, CountedWindow window, DateTimeOffset now) =>
        (inquiry.ContactedAt, inquiry.SellerUntil, inquiry.RestDaysOf) = (now, window.Until, window.RestDaysOf);

    // What cannot be covered as things stand is said at once; whether a charge succeeds, only the one who makes it knows.
    private static async Task<Refusal?> WhyNoRefund(AtoZDb db, InquiryRecord inquiry, Money refund)
    {
        return await InquiryClaims.RefundUnderWay(db, inquiry.Id) is not null
            ? new Refusal("REFUND_UNDER_WAY", 409, "A refund in this inquiry is on its way already.", "Wait until it has reached the buyer; then you can refund more.", "/kind")
            : await SellerFunds.MethodOf(db, inquiry.SellerId, refund) == DebitMethod.None
                ? new Refusal(
                    "REFUND_NOT_COVERED", 409, "Neither your held payouts nor your payment method cover this refund.", "Refund less, store a payment method with the marketplace, or send a replacement.", "/amountMinor")
                : null;
    }

    private static async Task<InquiryRecord> Record(AtoZDb db, NewInquiry inquiry, OrderLine line, PolicyPack policy, DateTimeOffset now)
    {
        BuyerRecord? buyer = await db.Buyers.FindAsync(line.BuyerId);
        bool byBuyer = inquiry.Review is null;
        InquiryRecord record = new()
        {
            Id = ClaimId.New(now),
            OrderId = line.OrderId,
            Line = line.Line,
            Quantity = inquiry.Quantity ?? line.Quantity,
            BuyerId = line.BuyerId,
            SellerId = line.SellerId,
            Kind = inquiry.Kind,
            Description = (inquiry.Review?.Text ?? inquiry.Message).Trim(),
            Remedy = inquiry.Remedy,
            AmountMinor = inquiry.AmountMinor,
            Language = Languages.Find(inquiry.Language) ?? buyer?.Language ?? "en",
            OpenedBy = byBuyer ? Party.Buyer : Party.Seller,
            Rating = inquiry.Review?.Rating,
            PolicyVersion = policy.Version,
            OpenedAt = now,
            FilesItself = inquiry.FilesItself,
            State = InquiryState.Open,
            NextActor = byBuyer ? Party.Seller : Party.Buyer,
            Deadline = now + policy.Eligibility.SellerContactBeforeClaim,
        };
        if (byBuyer)
        {
            Contacted(record, await PartyCalendars.AfterContact(db, line, now, policy), now);
            record.Deadline = record.SellerUntil;
        }

        return record;
    }
}
