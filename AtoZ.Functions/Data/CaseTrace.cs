using System.Diagnostics;
using AtoZ.Functions.Guarantee;

namespace AtoZ.Functions.Data;

/// <summary>Says in the running trace which claim it is about: by that one id everything is found from the click on a mail's link to the entry in the ledger.</summary>
internal static class CaseTrace
{
    /// <summary>The name that support searches by.</summary>
    public const string Tag = "atoz.claim";

    /// <summary>Names the claim; nothing where nobody traces.</summary>
    public static void Is(ClaimId? claim)
    {
        if (claim is { } id)
        {
            Activity.Current?.SetTag(Tag, id.Value);
        }
    }
}
