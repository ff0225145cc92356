using System.Net;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Tests.Workflows.Support;
using Xunit;
using static AtoZ.Functions.Tests.Edge.Pages.Support.Forms;

namespace AtoZ.Functions.Tests.Edge.Pages;

/// <summary>A return in a browser: each side does its part by forms, reads how it stands, and finds what was typed wrong beside its field.</summary>
public sealed class A_return_on_the_pages
{
    [Fact]
    public async Task Is_offered_labelled_posted_and_inspected_by_forms()
    {
        await using Story story = await Story.Arrived(new Market { HeldMinor = 20_000 });
        await story.Filed(ClaimKind.Defective, Remedy.Return, null, "image/jpeg");
        string buyer = await story.LinkPath(LinkPurpose.BuyerCase), seller = await story.LinkPath(LinkPurpose.SellerCase);
        Assert.Contains("money back for the item sent back", await Read(await story.Http.GetAsync(seller)), StringComparison.OrdinalIgnoreCase);

        string offer = await Does(story, seller + "/do/offer", ("remedy", "Return"), ("amount", ""), ("message", "Please send it back."), ("when", "now"));
        Assert.Contains("is paid $80.00 once it is there", offer, StringComparison.Ordinal);
        await story.Pass(TimeSpan.FromMinutes(61));
        Assert.Contains("You send the item back and are paid once it is there.", await Read(await story.Http.GetAsync(buyer)), StringComparison.Ordinal);
        await Does(story, buyer + "/do/accept");

        HttpResponseMessage empty = await Post(story, seller + "/do/label", ("carrier", "Parcel post"), ("trackingNumber", ""), ("note", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        Assert.Contains("say where the label is", await Read(empty), StringComparison.Ordinal);
        await Does(story, seller + "/do/label", ("carrier", "Parcel post"), ("trackingNumber", Story.ReturnNumber), ("note", "Print it at the corner shop."));

        string page = await Read(await story.Http.GetAsync(buyer));
        Assert.Contains("Parcel post, RT 7001-42", page, StringComparison.Ordinal);
        Assert.Contains("Print it at the corner shop.", page, StringComparison.Ordinal);
        string form = await Read(await story.Http.GetAsync(buyer + "/do/post"));
        Assert.Contains("value=\"RT 7001-42\"", form, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"amount\"", form, StringComparison.Ordinal);
        await Does(story, buyer + "/do/post", ("carrier", "Parcel post"), ("trackingNumber", Story.ReturnNumber));

        await Does(story, seller + "/do/came-back");
        HttpResponseMessage wordless = await Post(story, seller + "/do/inspect", ("condition", "Damaged"), ("reason", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wordless.StatusCode);
        Assert.Contains("You are debited $80.00.", await Does(story, seller + "/do/inspect", ("condition", "AsAgreed"), ("reason", "")), StringComparison.Ordinal);
        await story.EndsWell(ClaimOutcome.SettledByOffer);
    }

    [Fact]
    public async Task Asks_for_the_postage_where_it_is_given_back()
    {
        await using Story story = await Story.SendingBack();
        await story.PaysPostage();
        string buyer = await story.LinkPath(LinkPurpose.BuyerCase);
        Assert.Contains("Up to $25.00 is given back.", await Read(await story.Http.GetAsync(buyer + "/do/post")), StringComparison.Ordinal);
        (string, string)[] parcel = [("carrier", "Post"), ("trackingNumber", "1")];
        Assert.Contains("more postage than is given back", await Read(await Post(story, buyer + "/do/post", [.. parcel, ("amount", "26")])), StringComparison.Ordinal);
        Assert.Contains("$9.50 of the postage is paid", await Does(story, buyer + "/do/post", [.. parcel, ("amount", "9.50")]), StringComparison.Ordinal);
        Assert.Equal(950, (await story.Return()).PostageMinor);
    }

    // The confirmation, and then the act itself.
    private static async Task<string> Does(Story story, string path, params (string Name, string Value)[] fields)
    {
        HttpResponseMessage asked = fields.Length == 0 ? await story.Http.GetAsync(path) : await Post(story, path, fields);
        string confirm = await Read(asked);
        Assert.True(asked.StatusCode == HttpStatusCode.OK, confirm);
        HttpResponseMessage given = await Post(story, path, [.. fields, ("nonce", CodeIn(confirm))]);
        Assert.True(given.StatusCode == HttpStatusCode.SeeOther, await Read(given));
        await story.Idle();
        return confirm;
    }
}
