using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Texts;

/// <summary>
/// Names of the values in mails (<c>MailRequest.Data</c>) and in the timeline (<c>TimelineRecord.Data</c>). Values are in machine form:
/// an amount as <c>Money.ToString()</c> ("12.30 USD"), an instant in ISO 8601 ("o"), an enum by its name. They are put into the reader's
/// language only when a person reads them, so one record serves every language.
/// </summary>
internal static class Names
{
    /// <summary>The order's id.</summary>
    public const string Order = "order";

    /// <summary>Title of the product, or its id; free text.</summary>
    public const string Item = "item";

    /// <summary>A line of the order, where a claim has several.</summary>
    public const string Line = "line";

    /// <summary>The items that were refused while others of the claim were paid.</summary>
    public const string RefusedItems = "refusedItems";

    /// <summary>The money this is about.</summary>
    public const string Amount = "amount";

    /// <summary>What the buyer's counter-offer asks for.</summary>
    public const string Counter = "counter";

    /// <summary>A <see cref="Cause"/>: the seller accepted the buyer's counter-offer.</summary>
    public const string CounterAccepted = "Counter";

    /// <summary>What the buyer is paid, or would be; not known where no money moves, so that no sentence promises any.</summary>
    public const string Paid = "paid";

    /// <summary>What a payout is for, where that is more than one thing: <c>ItemFreightTax</c>, <c>ItemFreight</c>, <c>ItemTax</c>, <c>FreightTax</c>.</summary>
    public const string Parts = "parts";

    /// <summary>What of a payout went to a gift card, or was given as credit.</summary>
    public const string ToGiftCard = "toGiftCard";

    /// <summary>What was paid in another currency.</summary>
    public const string Converted = "converted";

    /// <summary>The rate at which it was: a decimal.</summary>
    public const string Rate = "rate";

    /// <summary>When that rate held.</summary>
    public const string RateAt = "rateAt";

    /// <summary>Whose rate it is; free text.</summary>
    public const string RateSource = "rateSource";

    /// <summary>What rounding added or took in a conversion, major units of the other currency.</summary>
    public const string Rounding = "rounding";

    /// <summary>The currency in which a payout would have been made if a rate had been known.</summary>
    public const string Currency = "wantedCurrency";

    /// <summary>Until when the reader, or the one whose turn it is, may act.</summary>
    public const string Deadline = "deadline";

    /// <summary>The country whose weekends and public holidays do not count until the <see cref="Deadline"/>, empty where none is known; absent where all days count.</summary>
    public const string RestDays = "restDays";

    /// <summary>A <c>ClaimKind</c>.</summary>
    public const string Kind = "kind";

    /// <summary>A <c>CommandKind</c>: what was answered.</summary>
    public const string Answer = "answer";

    /// <summary>A <c>Remedy</c>.</summary>
    public const string Remedy = "remedy";

    /// <summary>What a seller may offer: one or more <c>Remedy</c>, comma separated.</summary>
    public const string Offerable = "offerable";

    /// <summary>Up to how much of the postage of a return is given back.</summary>
    public const string Postage = "postage";

    /// <summary>What was paid of the postage of a return, with currency.</summary>
    public const string PaidPostage = "paidPostage";

    /// <summary>Who carries a parcel; free text.</summary>
    public const string Carrier = "carrier";

    /// <summary>The carrier's number of a parcel; free text.</summary>
    public const string Tracking = "tracking";

    /// <summary>What a carrier's scan says.</summary>
    public const string Scan = "scan";

    /// <summary>A <c>ClaimOutcome</c>.</summary>
    public const string Outcome = "outcome";

    /// <summary>A <c>ClaimOutcome</c> with what brought it about, such as <c>PaidByMarketplace.SellerSilent</c>, or <see cref="NoMoney"/>.</summary>
    public const string Cause = "cause";

    /// <summary>A <see cref="Cause"/>: a replacement or a repair, which moves no money.</summary>
    public const string NoMoney = "NoMoney";

    /// <summary>How many instalments.</summary>
    public const string Instalments = "instalments";

    /// <summary>Who was found right, or to whom something was written: <c>Buyer</c> or <c>Seller</c>.</summary>
    public const string ForParty = "for";

    /// <summary>That a review was decided by the policy's default, since too few votes came: true, or absent.</summary>
    public const string ByDefault = "byDefault";

    /// <summary>Codes of criteria or rules, comma separated.</summary>
    public const string Reasons = "reasons";

    /// <summary>Words of a person; free text.</summary>
    public const string Message = "message";

    /// <summary>The SHA-256 of words of which the record shows a part, in hexadecimal.</summary>
    public const string Sha256 = "sha256";

    /// <summary>A <c>Party</c>.</summary>
    public const string Party = "party";
    public const string By = "by";

    /// <summary>What a machine made of <see cref="Message"/> in the reader's language; free text.</summary>
    public const string Translation = "translation";

    /// <summary>Name of a file; free text.</summary>
    public const string FileName = "fileName";

    /// <summary>A mail's address is never written to the timeline; this is the <c>MailPurpose</c> of a reminder.</summary>
    public const string Purpose = "purpose";

    /// <summary>Result of the fraud check: clear, review, block.</summary>
    public const string Band = "band";

    /// <summary>Score of the fraud check.</summary>
    public const string Score = "score";

    /// <summary>How money is recovered: Offset, PaymentMethod, Invoice, Agency, WriteOff, Payment.</summary>
    public const string Method = "method";

    /// <summary>A <c>StageDefault</c>: what silence leads to.</summary>
    public const string Default = "default";

    /// <summary>What is still owed.</summary>
    public const string Outstanding = "outstanding";

    /// <summary>When the next attempt runs.</summary>
    public const string NextAttempt = "nextAttempt";

    /// <summary>A <c>DebtState</c>.</summary>
    public const string DebtState = "debtState";

    /// <summary>A seat of a review: Marketplace, Independent, Adjudicator.</summary>
    public const string Seat = "seat";

    /// <summary>Where the seller's order defect rate stands.</summary>
    public const string Standing = "standing";

    /// <summary>From when on other rules hold.</summary>
    public const string ValidFrom = "validFrom";

    /// <summary>Until when a decision can be appealed.</summary>
    public const string AppealUntil = "appealUntil";

    /// <summary>Decision of a person on fraud or a payout: true or false.</summary>
    public const string Granted = "granted";
    public const string Reference = "reference";
    public const string ByBank = "ByBank";
    public const string Round = "round";
    public const string Rounds = "rounds";
    public const string Left = "left";

    /// <summary>Whether what was decided is against the receiver: <see cref="AgainstReceiver"/>, or absent.</summary>
    public const string Verdict = "verdict";

    /// <summary>A <see cref="Verdict"/>.</summary>
    public const string AgainstReceiver = "AgainstReceiver";

    /// <summary>Bodies outside the guarantee that can still help, with their addresses; free text.</summary>
    public const string Redress = "redress";

    /// <summary>How much of a payout is for a part of it: <c>ofItem</c>, <c>ofFreight</c>, <c>ofTax</c>.</summary>
    public static string Part(MoneyPart part) => $"of{part}";

    /// <summary>Values that people wrote: shown as they are, never looked up or reformatted.</summary>
    internal static readonly IReadOnlySet<string> FreeText = new HashSet<string>(StringComparer.Ordinal) { Item, Message, Translation, FileName, Order, Carrier, Tracking, Redress, RateSource };
}
