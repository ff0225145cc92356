using System.Security.Cryptography;
using System.Text;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Messages.Links;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Cases;

/// <summary>Takes in that somebody lost a link. What is answered never tells whether there is a case: nothing is looked up before the answer.</summary>
internal sealed class LostLinks(LinkKeys keys, TimeProvider clock)
{
    private const string Purpose = "lost-link";

    /// <summary>Reads what was typed.</summary>
    /// <returns>What to start, or what is wrong with it.</returns>
    public (LostLinkStart? Start, Refusal? Refusal) Read(string orderId, string email)
    {
        string order = orderId.Trim();
        if (order.Length == 0)
        {
            return (null, new Refusal("ORDER_REQUIRED", 422, "The order's number is missing.", "Give the order's number.", "/orderId"));
        }

        if (MailAddresses.One(email.Trim()) is not { } address)
        {
            return (null, new Refusal("EMAIL_WRONG", 422, "This is not one mail address.", "Send the address that mails about the order go to, such as name@example.com.", "/email"));
        }

        DateTimeOffset now = clock.GetUtcNow();
        DateTimeOffset hour = new(now.UtcDateTime.Date.AddHours(now.UtcDateTime.Hour), TimeSpan.Zero);
        return (new LostLinkStart(order, ProofOf(order, address.Address), hour), null);
    }

    /// <summary>Whether the address that was typed is this one.</summary>
    public bool Proves(LostLinkStart asked, string address)
    {
        return MailAddresses.One(address) is { } known
            && keys.IsSigned(Purpose, Bytes(asked.OrderId, known.Address), Convert.FromHexString(asked.Proof));
    }

    private string ProofOf(string order, string address) => Convert.ToHexStringLower(keys.Sign(Purpose, Bytes(order, address)));

    // People do not mind capitals in their address, and servers hardly ever do.
    private static byte[] Bytes(string order, string address) => SHA256.HashData(Encoding.UTF8.GetBytes($"{order}\n{address.ToUpperInvariant()}"));
}
