using System.Globalization;
using AtoZ.Functions.Data;

namespace AtoZ.Functions.Payments;

/// <summary>What money moves for: with the claim it makes the key under which it moves once.</summary>
internal static class Purposes
{
    /// <summary>The seller pays a claim.</summary>
    public const string DebitSeller = "debit-seller";

    /// <summary>The marketplace puts up the money of a claim.</summary>
    public const string FundPayout = "fund-payout";

    /// <summary>The buyer is paid.</summary>
    public const string PayBuyer = "pay-buyer";

    /// <summary>The seller pays what an appeal upheld of a claim that was paid in part before.</summary>
    public const string DebitAppeal = "debit-appeal";

    /// <summary>The marketplace puts up what an appeal upheld of a claim that was paid in part before.</summary>
    public const string FundAppeal = "fund-appeal";

    /// <summary>The buyer is paid what an appeal upheld of a claim that was paid in part before.</summary>
    public const string PayAppeal = "pay-appeal";

    /// <summary>The seller refunds in an inquiry; with the number of the refund behind it.</summary>
    public const string DebitInquiry = "inquiry-refund/";

    /// <summary>The buyer is paid what the seller refunds in an inquiry; with the number of the refund behind it.</summary>
    public const string PayInquiry = "inquiry-payout/";

    /// <summary>The seller pays the postage of a return.</summary>
    public const string DebitPostage = "debit-postage";

    /// <summary>The marketplace puts up the postage of a return.</summary>
    public const string FundPostage = "fund-postage";

    /// <summary>The buyer is paid the postage of a return.</summary>
    public const string PayPostage = "pay-postage";

    /// <summary>A seller gets the postage of a return back.</summary>
    public const string RefundPostage = "refund-postage";

    /// <summary>A seller gets money back.</summary>
    public const string RefundSeller = "refund-seller";
}

/// <summary>
/// The purposes of one payout of a case. A claim with several lines may have a second one: each side appeals once. An inquiry has one for each refund in it.
/// </summary>
/// <param name="Debit">The seller's money.</param>
/// <param name="Fund">The marketplace's; empty where it never puts up any.</param>
/// <param name="Pay">To the buyer.</param>
public sealed record PayoutPurposes(string Debit, string Fund, string Pay)
{
    /// <summary>Of the claim itself.</summary>
    public static PayoutPurposes OfClaim { get; } = new(Purposes.DebitSeller, Purposes.FundPayout, Purposes.PayBuyer);

    /// <summary>Of an appeal after a part was paid.</summary>
    public static PayoutPurposes OfAppeal { get; } = new(Purposes.DebitAppeal, Purposes.FundAppeal, Purposes.PayAppeal);

    /// <summary>All that a claim may have.</summary>
    public static IReadOnlyList<PayoutPurposes> All { get; } = [OfClaim, OfAppeal];

    /// <summary>Of a refund in an inquiry.</summary>
    /// <param name="number">The number of the message that brings it.</param>
    public static PayoutPurposes OfInquiry(int number) => OfInquiry(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>The key of an entry of the timeline about it: each payout has entries of its own.</summary>
    public string Entry(string key) => this == OfClaim ? key : this == OfAppeal ? $"{key}/appeal" : $"{key}/{this.Pay}";

    /// <summary>The payout that a debit is for; null when it is for something else.</summary>
    public static PayoutPurposes? OfDebit(string debit) => debit.StartsWith(Purposes.DebitInquiry, StringComparison.Ordinal)
        ? OfInquiry(debit[Purposes.DebitInquiry.Length..])
        : All.FirstOrDefault(p => p.Debit == debit);

    private static PayoutPurposes OfInquiry(string number) => new(Purposes.DebitInquiry + number, "", Purposes.PayInquiry + number);
}

/// <summary>Payouts among all bookings.</summary>
internal static class PayoutBookings
{
    /// <summary>What claims paid to buyers; no postage.</summary>
    public static IQueryable<LedgerTransaction> ToBuyersOfClaims(this IQueryable<LedgerTransaction> bookings) =>
        bookings.Where(t => t.Purpose == Purposes.PayBuyer || t.Purpose == Purposes.PayAppeal);

    /// <summary>What sellers refunded in inquiries.</summary>
    public static IQueryable<LedgerTransaction> ToBuyersOfInquiries(this IQueryable<LedgerTransaction> bookings) =>
        bookings.Where(t => t.Purpose.StartsWith(Purposes.PayInquiry));
}
