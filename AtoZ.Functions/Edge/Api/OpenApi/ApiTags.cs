namespace AtoZ.Functions.Edge.Api.OpenApi;

/// <summary>What each group of routes is for.</summary>
internal static class ApiTags
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["Case"] = "A case by signed link: buyer, seller or expert, without an account. The token in the path is the key.",
        ["Claims"] = "Claims by the marketplace's backend: preview, file, read, act for the buyer.",
        ["Evidence"] = "Files of a case.",
        ["Facts"] = "Facts in: orders and what becomes known about orders, buyers, sellers and money later.",
        ["Inquiries"] = "Before a claim: the buyer writes to the seller. It may become the claim with the same id.",
        ["Filing"] = "A page for the buyer to write a claim on, before there is one.",
        ["General"] = "What holds for all routes.",
        ["Health"] = "Whether the app runs, and whether what it stands on answers.",
        ["Conversation"] = "What buyer and seller write to each other during a claim.",
        ["Learning"] = "What sellers learn from claims: causes, comparison, what would have avoided each.",
        ["Ledger"] = "Books.",
        ["OpenApi"] = "This description.",
        ["Packs"] = "Policy packs: draft, compare, approve by a second person, publish from a date.",
        ["ProblemTypes"] = "The catalogue of refusals.",
        ["Payments"] = "What the marketplace's payment service tells us.",
        ["Refunds"] = "How the buyer of a claim gets the money.",
        ["Records"] = "Signed decisions, dossiers, and the keys to check them with.",
        ["Sandbox"] = "Only on a local host: play all parties and let time pass.",
        ["Staff"] = "Desks of staff.",
        ["Webhooks"] = "Events out, signed by the Standard Webhooks rules.",
    };

    /// <summary>The words of a group; its name where there are none.</summary>
    public static string About(string tag) => Words.GetValueOrDefault(tag, tag);
}
