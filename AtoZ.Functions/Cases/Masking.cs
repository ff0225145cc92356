using AtoZ.Functions.Data;

namespace AtoZ.Functions.Cases;

/// <summary>
/// What parties wrote, as others read it. To experts, ids of the case, addresses, links and numbers to call are hidden; to the other party, what would
/// lead the two away from the case. Names that nobody gave us are beyond it. Pure.
/// </summary>
internal static class Masking
{
    private const string Hidden = "▒▒▒";

    // Shorter ones are words or numbers of every text.
    private const int ShortestIdLength = 4;

    // Shorter ones would be parts of numbers to call.
    private const int ShortestKeptLength = 7;

    /// <summary>A text without what tells who the parties are.</summary>
    public static string Of(string text, ClaimRecord claim)
    {
        Veil veil = new(text);
        HideContacts(veil);
        foreach (string id in new[] { claim.OrderId, claim.BuyerId, claim.SellerId, claim.Id.Value }.Where(id => id.Length >= ShortestIdLength))
        {
            veil.Hide(id);
        }

        return veil.Read(Hidden);
    }

    /// <summary>A text without mail addresses, links and numbers to call.</summary>
    /// <param name="text">What a party wrote.</param>
    /// <param name="known">Numbers of the case, such as of its order and its parcels: they stay, even where they look like one to call.</param>
    public static string Contacts(string text, IEnumerable<string> known)
    {
        Veil veil = new(text);
        foreach (string id in known.Where(id => id.Length >= ShortestKeptLength))
        {
            veil.Keep(id);
        }

        HideContacts(veil);
        return veil.Read(Hidden);
    }

    private static void HideContacts(Veil veil)
    {
        veil.Hide(ContactForms.Mail());
        veil.Hide(ContactForms.Link());
        veil.Hide(ContactForms.Domain(), ContactForms.IsNoSentence);
        veil.Hide(ContactForms.Named());
        veil.Hide(ContactForms.International(), ContactForms.IsNoParcel);
        veil.Hide(ContactForms.National());
    }
}
