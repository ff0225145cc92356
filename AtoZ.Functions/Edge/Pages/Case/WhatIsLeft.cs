using AtoZ.Functions.Cases;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.PlainWords;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Edge.Pages.Case;

/// <summary>What a party of a closed case can still do: the appeal, who helps outside the guarantee, and the dossier for them. Pure.</summary>
internal static class WhatIsLeft
{
    /// <summary>What is left; null while the case is open, and for whoever is no party.</summary>
    public static WhatIsLeftView? Of(CaseFile file, string path, Reader reader, IReadOnlyList<RedressBody> bodies)
    {
        if (file.Claim.IsOpen || file.Viewer is not (Party.Buyer or Party.Seller))
        {
            return null;
        }

        bool against = file.Appeal.WhyNot?.Code != "NOTHING_TO_APPEAL";
        return new WhatIsLeftView(
            Appeal(file.Appeal, reader),
            Paragraphs.At("appeal", reader.Language, file.Claim),
            against,
            against ? bodies : [],
            Paragraphs.At("last", reader.Language, file.Claim),
            $"/api{path}/dossier?lang={reader.Language}");
    }

    private static string Appeal(AppealRight right, Reader reader)
    {
        (string, string) until = ("deadline", right.Until is { } at ? reader.Until(at) : "");
        return right.WhyNot?.Code switch
        {
            null => reader.Say("redress.appeal.open", until),
            "APPEAL_TOO_LATE" => reader.Say("redress.appeal.over", until),
            "APPEAL_USED" => reader.Say("redress.appeal.used"),
            "APPEAL_RUNNING" => reader.Say("redress.appeal.running"),
            _ => reader.Say("redress.appeal.none"),
        };
    }
}
