using AtoZ.Functions.Edge.Pages;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Tests.Edge.Pages.Support;
using Xunit;

namespace AtoZ.Functions.Tests.Edge.Pages;

/// <summary>Writes every kind of page to the folder named by ATOZ_GALLERY, for people who want to look at them all; checks that each is whole.</summary>
public class GalleryTests
{
    private static readonly Dictionary<string, (CaseRows Rows, Party Viewer, string Language)> Cases = new()
    {
        ["seller-asked"] = (new CaseRows(ClaimStatus.AwaitingSeller).Evidence(Party.Buyer, "lamp.jpg", "image/jpeg", "evd_1"), Party.Seller, "en"),
        ["buyer-waits"] = (new CaseRows(ClaimStatus.AwaitingSeller).Evidence(Party.Buyer, "lamp.jpg", "image/jpeg", "evd_1"), Party.Buyer, "en"),
        ["buyer-offer"] = (new CaseRows(ClaimStatus.AwaitingBuyer).Offered(), Party.Buyer, "de"),
        ["seller-answered"] = (new CaseRows(ClaimStatus.AwaitingSeller).Pending(CommandKind.SellerContests, Party.Seller, "{}", 55), Party.Seller, "es"),
        ["seller-owes-pt"] = (new CaseRows(ClaimStatus.Closed, ClaimOutcome.PaidByMarketplace).Reviewed(true).Owing(), Party.Seller, "pt"),
        ["seller-review"] = (new CaseRows(ClaimStatus.InReview).Reviewed(false, open: true), Party.Seller, "zh"),
        ["buyer-refused"] = (new CaseRows(ClaimStatus.Closed, ClaimOutcome.Refused).Reviewed(false), Party.Buyer, "en"),
        ["buyer-paid"] = (new CaseRows(ClaimStatus.Closed, ClaimOutcome.PaidByMarketplace).Told(TimelineKind.BuyerPaid, Party.System, Audience.Both, -3, """{"amount":"89.90 USD"}"""), Party.Buyer, "en"),
        ["seller-owes"] = (new CaseRows(ClaimStatus.Closed, ClaimOutcome.PaidByMarketplace).Reviewed(true).Owing(), Party.Seller, "en"),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_page_is_whole(string name)
    {
        using PagesUnderTest pages = new();
        (CaseRows rows, Party viewer, string language) = Cases[name];
        string html = await pages.Case(rows, viewer, language);

        Assert.StartsWith("<!doctype html>", html, StringComparison.Ordinal);
        Assert.EndsWith("</html>", html.TrimEnd(), StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("ATOZ_GALLERY") is { Length: > 0 } folder)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, name + ".html"), html.Replace(StyleSheet.Address, "style.css", StringComparison.Ordinal));
            await File.WriteAllBytesAsync(Path.Combine(folder, "style.css"), StyleSheet.Content.ToArray());
        }
    }
}
