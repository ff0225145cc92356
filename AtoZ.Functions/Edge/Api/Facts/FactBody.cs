using AtoZ.Functions.Guarantee.Claims;
namespace AtoZ.Functions.Edge.Api.Facts;

/// <summary>Kinds of facts that become known after an order.</summary>
internal enum FactType
{
    /// <summary>A carrier's scan: orderId, line, scan; trackingNumber and city where known, and signature if somebody signed.</summary>
    Scan,

    /// <summary>A message between buyer and seller: orderId, line, from.</summary>
    Message,

    /// <summary>The buyer posted the return: orderId, line; weightGrams and serialNumber of what came back where known.</summary>
    Return,

    /// <summary>Money went back to the buyer outside of a claim: orderId, line, amountMinor; currency, if sent, is the order's. Refunds add up.</summary>
    Refund,

    /// <summary>The buyer's bank took the payment back: orderId, line; amountMinor for a part, else all that was not refunded. Parts add up.</summary>
    Chargeback,

    /// <summary>The buyer paid money back that a claim had paid: orderId, line, amountMinor; currency, if sent, is the order's.</summary>
    Repayment,

    /// <summary>A disbursement to a seller is coming up: sellerId, amountMinor, currency, until (when it is due).</summary>
    Disbursement,

    /// <summary>A certificate of a seller's insurance: sellerId, insurer, from and until, amountMinor (limit per claim), deductibleMinor, currency.</summary>
    Certificate,

    /// <summary>A rate of exchange: currency, toCurrency, rate (major units of the latter for one of the former, as text), source.</summary>
    Rate,
}

/// <summary>One fact. Its id makes a repeat harmless; which of the other fields it needs is said at its type.</summary>
/// <param name="Type">What kind of fact.</param>
/// <param name="Id">Your own id of it, unique per type.</param>
/// <param name="At">When it happened.</param>
/// <param name="OrderId">The order.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="SellerId">The seller.</param>
/// <param name="Scan">What a scan says.</param>
/// <param name="TrackingNumber">The carrier's number.</param>
/// <param name="City">Where the scan was made.</param>
/// <param name="From">Who wrote a message: <c>buyer</c> or <c>seller</c>.</param>
/// <param name="AmountMinor">An amount, minor units.</param>
/// <param name="DeductibleMinor">What the seller bears of each loss, minor units.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Insurer">The insurer's name.</param>
/// <param name="ValidFrom">Begin of the cover.</param>
/// <param name="Until">End of the cover, or when a disbursement is due.</param>
/// <param name="WeightGrams">What the parcel of a return weighs.</param>
/// <param name="SerialNumber">Of the piece that came back.</param>
/// <param name="Signature">Whether somebody signed for a delivery.</param>
/// <param name="ToCurrency">The currency that a rate converts to, ISO 4217.</param>
/// <param name="Rate">A rate, as text such as <c>0.9214</c>: more than zero, at most twelve digits.</param>
/// <param name="Source">Whose rate it is.</param>
internal sealed record FactBody(
    FactType Type,
    string Id,
    DateTimeOffset At,
    string? OrderId = null,
    int? Line = null,
    string? SellerId = null,
    ScanKind? Scan = null,
    string? TrackingNumber = null,
    string? City = null,
    string? From = null,
    long? AmountMinor = null,
    long? DeductibleMinor = null,
    string? Currency = null,
    string? Insurer = null,
    DateTimeOffset? ValidFrom = null,
    DateTimeOffset? Until = null,
    long? WeightGrams = null,
    string? SerialNumber = null,
    bool? Signature = null,
    string? ToCurrency = null,
    string? Rate = null,
    string? Source = null);

/// <summary>What became of a fact.</summary>
/// <param name="Type">Its kind.</param>
/// <param name="Id">Its id.</param>
/// <param name="Applied">False when it was known already.</param>
internal sealed record FactShown(FactType Type, string Id, bool Applied);
