using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Tests.Edge.Pages.Support;
using AtoZ.Functions.Tests.Workflows.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace AtoZ.Functions.Tests.Edge.Pages;

/// <summary>PROCESS §1 on a phone: a buyer writes a claim, is told what is missing, and files it, or asks the seller first.</summary>
public class A_claim_is_written_in_a_browser
{
    [BrowserFact]
    public async Task Saved_mended_and_filed()
    {
        await using Story story = await Story.Writing();
        await using Browser browser = await Browser.Start();
        IPage buyer = await browser.Page(story.Http.BaseAddress!);
        await buyer.GotoAsync(await story.FilingPath());
        await Look(buyer, "filing-1-empty");
        await buyer.GetByLabel("What went wrong?").FillAsync("The lamp <b>never</b> came.");
        await Press(buyer, "Save for later");
        await Assertions.Expect(buyer.GetByRole(AriaRole.Status)).ToContainTextAsync("Saved.");
        await Assertions.Expect(buyer.GetByText("Please choose one.")).ToBeVisibleAsync();
        await buyer.GetByRole(AriaRole.Radio, new() { Name = "the parcel did not arrive" }).CheckAsync();
        await buyer.GetByLabel("When did it happen?").FillAsync("2026-12-24");
        await Press(buyer, "File the claim");
        await Assertions.Expect(buyer.GetByRole(AriaRole.Alert)).ToContainTextAsync("It cannot have happened in the future");
        await Look(buyer, "filing-2-refused");
        await Assertions.Expect(buyer.GetByLabel("What went wrong?")).ToHaveValueAsync("The lamp <b>never</b> came.");
        await buyer.GetByLabel("When did it happen?").FillAsync("");
        await Press(buyer, "Save for later");
        await Assertions.Expect(buyer.GetByText("It can be filed now. You claim")).ToBeVisibleAsync();
        await Look(buyer, "filing-3-ready");
        await Press(buyer, "File the claim");
        await Assertions.Expect(buyer.GetByRole(AriaRole.Status)).ToContainTextAsync("Your claim is filed.");
        await story.Idle();

        Assert.Equal((story.Claim, ClaimStatus.AwaitingSeller, 8_000L), ((await story.Record()).Id, (await story.Record()).Status, (await story.Record()).AmountMinor));
    }

    [BrowserFact]
    public async Task Harm_is_claimed_in_lines_with_their_proof()
    {
        await using Story story = await Story.Writing();
        await using Browser browser = await Browser.Start();
        IPage buyer = await browser.Page(story.Http.BaseAddress!);
        await buyer.GotoAsync(await story.FilingPath());
        await buyer.Locator("input[name=kind][value=PropertyDamage]").CheckAsync();
        await buyer.GetByLabel("What went wrong?").FillAsync("The lamp burst and burnt the carpet beneath it.");
        await Press(buyer, "Save for later");
        await story.Attaches("carpet.png");
        await story.Attaches("bill.pdf", "application/pdf");
        await buyer.ReloadAsync();
        await Assertions.Expect(buyer.GetByText("carpet.png").First).ToBeVisibleAsync();
        await buyer.Locator("[name='loss1.kind']").SelectOptionAsync("Property");
        await buyer.Locator("[name='loss1.what']").FillAsync("Carpet");
        await buyer.Locator("[name='loss1.amount']").FillAsync("120.00");
        await Press(buyer, "File the claim");
        await Assertions.Expect(buyer.GetByRole(AriaRole.Alert)).ToContainTextAsync("when the damaged thing was bought");
        await Look(buyer, "filing-4-losses");
        await buyer.Locator("[name='loss1.bought']").FillAsync("2026-11-01");
        await buyer.Locator("[name='loss1.category']").SelectOptionAsync("carpets");
        await buyer.Locator("[name='loss1.proof']").SelectOptionAsync(new SelectOptionValue { Label = "carpet.png" });
        await Press(buyer, "File the claim");
        await Assertions.Expect(buyer.GetByRole(AriaRole.Status)).ToContainTextAsync("Your claim is filed.");

        ClaimRecord claim = await story.Record();
        Assert.Equal(ClaimKind.PropertyDamage, claim.Kind);
        Assert.InRange(claim.AmountMinor, 11_500, 12_000);
        Assert.Equal(2, await story.Store.Read(db => db.Evidence.CountAsync(e => e.ClaimId == claim.Id)));
    }

    [BrowserFact]
    public async Task Where_the_seller_was_not_asked_the_page_asks_first()
    {
        await using Story story = await Story.Writing(order: line => (line.SellerContactedAt, line.DeliveredAt) = (null, Market.Start.AddDays(-5)));
        await using Browser browser = await Browser.Start();
        IPage buyer = await browser.Page(story.Http.BaseAddress!);
        await buyer.GotoAsync(await story.FilingPath() + "?lang=de");
        await buyer.Locator("input[name=kind][value=WrongItem]").CheckAsync();
        await buyer.GetByLabel("Was ging schief?").FillAsync("Es kam eine ganz andere Lampe als bestellt.");
        await Press(buyer, "Für später speichern");
        await story.Attaches("lampe.png");
        await buyer.ReloadAsync();
        await Look(buyer, "filing-5-ask");
        await Press(buyer, "Zuerst dem Verkäufer schreiben");
        await story.Idle();
        await Look(buyer, "filing-6-asked");

        InquiryRecord inquiry = await story.Store.Read(db => db.Inquiries.SingleAsync());
        Assert.Equal((InquiryState.Open, ClaimKind.WrongItem), (inquiry.State, inquiry.Kind));
        Assert.Equal(inquiry.Id, (await story.Store.Read(db => db.Evidence.SingleAsync())).ClaimId);
        Assert.Equal((ClaimDraftState.Filed, (ClaimId?)inquiry.Id), ((await story.Draft()).State, (await story.Draft()).BecameId));
        Assert.True(await story.Store.Read(db => db.Mails.AnyAsync(m => m.ClaimId == inquiry.Id && m.To == Party.Seller)));
    }

    [Fact]
    public async Task Reading_changes_nothing_a_stranger_gets_nothing_and_a_late_code_keeps_the_words()
    {
        await using Story story = await Story.Writing();
        string path = await story.FilingPath();
        long revision = (await story.Draft()).Revision;
        Assert.True((await story.Http.GetAsync(path)).IsSuccessStatusCode);
        using HttpResponseMessage noCode = await story.Http.PostAsync(path + "/filing", Form(("description", "x")));
        using HttpResponseMessage stranger = await story.Http.PostAsync("/case/nothing/filing", Form(("description", "x")));
        Assert.Equal((422, 404), ((int)noCode.StatusCode, (int)stranger.StatusCode));
        Assert.Equal(revision, (await story.Draft()).Revision);

        string page = await story.Http.GetStringAsync(path);
        string code = page.Split("name=\"nonce\" value=\"")[1].Split('"')[0];
        await story.Pass(TimeSpan.FromHours(3));
        using HttpResponseMessage late = await story.Http.PostAsync(path + "/filing", Form(("nonce", code), ("act", "file"), ("kind", "NotReceived"), ("description", "The lamp never came, due ten days ago.")));
        Assert.Equal(409, (int)late.StatusCode);
        Assert.Contains("open for too long", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("NotReceived", (await story.Draft()).Typed["kind"]);
        Assert.Equal(0, await story.Store.Read(db => db.Claims.CountAsync()));
    }

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));

    private static Task Press(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private static async Task Look(IPage page, string name)
    {
        await Browser.Shot(page, name);
        await Accessibility.Check(page);
    }
}
