using System.Net.Http.Headers;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Tests.Edge.Api;
using AtoZ.Functions.Tests.Evidence;
using AtoZ.Functions.Tests.Guarantee.Policy;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Edge.Pages;

/// <summary>PROCESS §3 by page: who saw a file, who does not see it, what holds it, and how it is erased.</summary>
[Collection("api")]
public class Staff_keep_files_by_page(ApiHost api)
{
    [Fact]
    public async Task Everybody_who_opened_a_file_is_named_with_the_first_look()
    {
        (ClaimId claim, string file) = await Filed();
        Assert.Contains("Nobody has opened it yet", await Page("ines", claim), StringComparison.Ordinal);
        await api.Staff("ines", HttpMethod.Get, $"api/staff/claims/{claim}/evidence/{file}");

        string page = await Page("ruth", claim);
        Assert.Contains("Opened by 1", page, StringComparison.Ordinal);
        Assert.Contains("Investigator-ines", page, StringComparison.Ordinal);
        Assert.Contains($"/staff/claim/{claim}/files", (await api.Staff("ines", HttpMethod.Get, $"staff/claim/{claim}")).Body, StringComparison.Ordinal);
        Assert.Equal(404, (await api.Staff("ines", HttpMethod.Get, "staff/claim/clm_none/files")).Status);
        Assert.Equal(303, (await api.Anybody(HttpMethod.Get, $"staff/claim/{claim}/files")).Status);
    }

    [Fact]
    public async Task A_file_is_withheld_and_shown_again()
    {
        (ClaimId claim, string file) = await Filed();
        Assert.Equal(422, (await Post("ines", $"staff/claim/{claim}/withhold", ("file", file), ("because", "Medical"), ("reason", " "))).Status);
        Assert.Equal(303, (await Post("ines", $"staff/claim/{claim}/withhold", ("file", file), ("because", "Medical"), ("reason", "A letter of her doctor."))).Status);
        Assert.Contains("withheld: medical", await Page("ines", claim), StringComparison.Ordinal);
        Assert.Equal("Medical", (await Record(file)).WithheldBecause);
        Assert.Equal(303, (await Post("ines", $"staff/claim/{claim}/withhold", ("file", file), ("because", ""), ("reason", "She blackened it."))).Status);
        Assert.Null((await Record(file)).WithheldBecause);
    }

    [Fact]
    public async Task A_hold_keeps_the_files_and_only_an_approver_who_is_sure_erases_them()
    {
        (ClaimId claim, string file) = await Filed();
        string files = $"staff/claim/{claim}/files";
        Assert.Contains("The files must be kept", await Page("anna", claim), StringComparison.Ordinal);
        await api.Store.Write(db => db.Claims.Where(c => c.Id == claim).ExecuteUpdateAsync(u => u
            .SetProperty(c => c.Status, ClaimStatus.Closed)
            .SetProperty(c => c.Outcome, ClaimOutcome.Refused)
            .SetProperty(c => c.ClosedAt, api.Clock.GetUtcNow() - ThePack.Pack.Appeals.AppealWindow)));
        Assert.DoesNotContain("I am sure", await Page("ines", claim), StringComparison.Ordinal);
        Assert.Contains("I am sure", await Page("anna", claim), StringComparison.Ordinal);

        Assert.Equal(403, (await Post("ines", files + "/hold", ("reason", "A court."))).Status);
        Assert.Equal(422, (await Post("anna", files + "/hold", ("reason", ""))).Status);
        Assert.Equal(303, (await Post("anna", files + "/hold", ("reason", "The court of <Ghent> asked."))).Status);
        string held = await Page("anna", claim);
        Assert.Contains("The court of &lt;Ghent&gt; asked.", held, StringComparison.Ordinal);
        Assert.DoesNotContain("I am sure", held, StringComparison.Ordinal);
        Assert.Equal(409, (await Post("anna", files + "/erase", ("whose", ""), ("sure", "yes"))).Status);

        Assert.Equal(303, (await Post("anna", files + "/lift")).Status);
        Assert.Equal(403, (await Post("ines", files + "/erase", ("whose", ""), ("sure", "yes"))).Status);
        Assert.Equal(422, (await Post("anna", files + "/erase", ("whose", "Buyer"))).Status);
        Assert.Equal(303, (await Post("anna", files + "/erase", ("whose", "Seller"), ("sure", "yes"))).Status);
        Assert.Null((await Record(file)).ErasedAt);
        Assert.Equal(303, (await Post("anna", files + "/erase", ("whose", "Buyer"), ("sure", "yes"))).Status);
        Assert.NotNull((await Record(file)).ErasedAt);
        Assert.Contains("There is no file left to erase", await Page("anna", claim), StringComparison.Ordinal);
        Assert.Equal(404, (await Post("anna", files + "/burn")).Status);
    }

    private async Task<(ClaimId, string)> Filed()
    {
        ClaimId claim = await api.Claim();
        ByteArrayContent content = new(Files.Png()) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
        Reply added = await api.Send(HttpMethod.Post, $"api/case/{await api.BuyerToken(claim)}/evidence", content, null, ("X-File-Name", "lamp.png"));
        return (claim, added.Text("id"));
    }

    private async Task<string> Page(string name, ClaimId claim)
    {
        Reply page = await api.Staff(name, HttpMethod.Get, $"staff/claim/{claim}/files");
        Assert.Equal(200, page.Status);
        return page.Body;
    }

    private Task<Reply> Post(string name, string path, params (string Name, string Value)[] fields) =>
        api.Send(HttpMethod.Post, path, new FormUrlEncodedContent(fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value))), null, api.StaffHeader(name));

    private Task<EvidenceRecord> Record(string id) => api.Store.Read(db => db.Evidence.SingleAsync(e => e.Id == id));
}
