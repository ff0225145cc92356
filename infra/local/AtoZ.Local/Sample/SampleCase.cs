using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Local.Sample;

/// <summary>One claim of the sample: what was bought, what went wrong, and how far its parties have come.</summary>
/// <param name="Order">The order's id, readable.</param>
/// <param name="Title">What was bought.</param>
/// <param name="Category">Its category.</param>
/// <param name="Price">Paid, in major units.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="BuyerLanguage">en, de, es, pt or zh.</param>
/// <param name="SellerLanguage">en, de, es, pt or zh.</param>
/// <param name="Kind">What is claimed.</param>
/// <param name="Words">The buyer's words.</param>
/// <param name="FiledAgo">How long ago it was filed.</param>
/// <param name="Seller">What the seller does about it.</param>
internal sealed record SampleCase(
    string Order,
    string Title,
    string Category,
    decimal Price,
    string Currency,
    string BuyerLanguage,
    string SellerLanguage,
    ClaimKind Kind,
    string Words,
    TimeSpan FiledAgo,
    SellerPlan Seller)
{
    /// <summary>How much the buyer accepts, the votes and the rest; the default is to wait.</summary>
    public CasePlan Then { get; init; } = CasePlan.Wait;

    /// <summary>The marketplace stored and shipped the item.</summary>
    public bool FulfilledByMarketplace { get; init; }

    /// <summary>The buyer asks by an inquiry; else the marketplace only reports that the buyer wrote.</summary>
    public bool AsksFirst { get; init; }

    /// <summary>The seller's funds cover a debit.</summary>
    public bool SellerHasFunds { get; init; } = true;

    /// <summary>What of the price was freight, in major units.</summary>
    public decimal Freight { get; init; }

    /// <summary>What of the price is tax, in major units; null where nobody told.</summary>
    public decimal? Tax { get; init; }

    /// <summary>What of the price a gift card paid, in major units; null for nothing.</summary>
    public decimal? ByGiftCard { get; init; }

    /// <summary>The currency of the buyer's card; null for the order's.</summary>
    public string? CardIn { get; init; }

    /// <summary>The rate that is told for it.</summary>
    public string Rate { get; init; } = "1";

    /// <summary>What the buyer asks for.</summary>
    public Remedy Remedy { get; init; } = Remedy.Refund;

    /// <summary>How much, in major units; null for what the order or the policy says.</summary>
    public decimal? Asks { get; init; }

    /// <summary>A message or a statement that the buyer shows; null for none.</summary>
    public string? Shows { get; init; }

    /// <summary>What the buyer writes to the seller about an offer; null for nothing.</summary>
    public string? Writes { get; init; }

    /// <summary>What the seller writes back; null for nothing.</summary>
    public string? WritesBack { get; init; }

    /// <summary>Another item of the order that the claim takes along, and which the reviewers refuse; null for none.</summary>
    public AlsoClaimed? Also { get; init; }

    /// <summary>How many photos the buyer shows: what was never there or was only charged cannot be photographed.</summary>
    public int Photos => this.Kind.IsNonDelivery() || this.Kind.IsKnownOnDelivery() ? 0 : this.Kind == ClaimKind.ArrivedDamaged ? 2 : 1;

    /// <summary>The item was delivered.</summary>
    public bool Delivered => !this.Kind.IsNonDelivery();
}

/// <summary>Another line of the order in a claim.</summary>
/// <param name="Title">What was bought.</param>
/// <param name="Price">Paid, in major units.</param>
/// <param name="Refused">Why the reviewers refuse it.</param>
internal sealed record AlsoClaimed(string Title, decimal Price, string Refused);

/// <summary>What a seller of the sample does.</summary>
internal enum SellerPlan
{
    /// <summary>Nothing.</summary>
    Silent,

    /// <summary>Pays in full.</summary>
    Pays,

    /// <summary>Offers 40 in 100.</summary>
    Offers,

    /// <summary>Contests.</summary>
    Contests,

    /// <summary>Offers all of the money for the item that is sent back, and gives a label.</summary>
    TakesBack,

    /// <summary>Refunds when the buyer asks: no claim comes of it.</summary>
    Refunds,
}

/// <summary>What the others of a case do.</summary>
internal enum CasePlan
{
    /// <summary>Nothing: the case waits for them.</summary>
    Wait,

    /// <summary>The buyer accepts; reviewers vote for the buyer; the approver approves.</summary>
    ForBuyer,

    /// <summary>The buyer asks for more than was offered, and the seller agrees.</summary>
    Counters,

    /// <summary>The buyer accepts to send the item back, and posts it.</summary>
    SendsBack,

    /// <summary>Reviewers vote for the seller.</summary>
    ForSeller,

    /// <summary>The marketplace's reviewer votes for the buyer, the independent seat has not voted yet.</summary>
    OneVote,

    /// <summary>The buyer withdraws.</summary>
    Withdraws,
}
