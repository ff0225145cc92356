using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Edge.Api;

/// <summary>Roles beside those that judge: support, policy author, auditor, administrator; and people who leave.</summary>
[Collection("api")]
public sealed class RolesApiTests(ApiHost api)
{
    private static readonly object Opinion = new { fraudulent = false, reason = "All fits." };

    [Fact]
    public async Task Support_reads_a_case_and_sends_a_mail_again_once_an_hour()
    {
        ClaimId claim = await api.Claim();
        string mails = $"api/staff/claims/{claim}/mails";
        Assert.Equal(200, (await api.Staff("sara", HttpMethod.Get, $"api/staff/claims/{claim}")).Status);
        Reply listed = await api.Staff("sara", HttpMethod.Get, mails);
        System.Text.Json.JsonElement toSeller = listed.Json.GetProperty("mails").EnumerateArray().First(m => m.GetProperty("to").GetString() == "Seller");
        Assert.DoesNotContain("/case/", listed.Body, StringComparison.Ordinal);

        // The address was wrong, and is mended meanwhile.
        ClaimRecord record = await api.Store.Read(db => db.Claims.SingleAsync(c => c.Id == claim));
        await api.Store.Write(async db => (await db.Sellers.SingleAsync(s => s.Id == record.SellerId)).Email = "better@example.com");
        object which = new { mail = toSeller.GetProperty("id").GetGuid() };
        Reply again = await api.Staff("sara", HttpMethod.Post, mails, which);
        Assert.Equal((202, "better@example.com"), (again.Status, again.Text("address")));
        Reply twice = await api.Staff("sara", HttpMethod.Post, mails, new { mail = again.Json.GetProperty("id").GetGuid() });
        Assert.Equal(again.Text("id"), twice.Text("id"));

        MailRecord[] both = await api.Store.Read(db => db.Mails.Where(m => m.ClaimId == claim && m.To == Party.Seller).OrderBy(m => m.CreatedAt).ThenBy(m => m.Key).ToArrayAsync());
        Assert.Equal(2, both.Length);
        Assert.Equal((both[0].Text, both[0].Subject), (both[1].Text, both[1].Subject));
        Assert.Null(both[1].StageKey);
        Assert.All(both, m => Assert.NotNull(m.SentAt));
        TimelineRecord told = await api.Store.Read(db => db.Timeline.SingleAsync(t => t.ClaimId == claim && t.Kind == TimelineKind.MailResent));
        Assert.Contains("sara", told.Data, StringComparison.Ordinal);
        Assert.DoesNotContain("better@", told.Data, StringComparison.Ordinal);

        (await api.Staff("sara", HttpMethod.Post, mails, new { mail = Guid.Empty })).IsProblem(404, "MAIL_NOT_OF_CLAIM");
        (await api.Staff("emil", HttpMethod.Post, mails, which)).IsProblem(403, "ROLE_MISSING");
        (await api.Staff("ruth", HttpMethod.Get, mails)).IsProblem(403, "ROLE_MISSING");
        Assert.Equal(200, (await api.Staff("emil", HttpMethod.Get, mails)).Status);
    }

    [Theory]
    [InlineData("sara")]
    [InlineData("pia")]
    [InlineData("emil")]
    [InlineData("alma")]
    public async Task Who_does_not_judge_decides_nothing(string name)
    {
        ClaimId claim = await api.Claim();
        (await api.Staff(name, HttpMethod.Post, $"api/staff/claims/{claim}/fraud-decision", Opinion)).IsProblem(403, "ROLE_MISSING");
        (await api.Staff(name, HttpMethod.Post, $"api/staff/claims/{claim}/payout-approval", new { approve = true, reason = "Yes." })).IsProblem(403, "ROLE_MISSING");
        (await api.Staff(name, HttpMethod.Post, $"api/staff/claims/{claim}/holds", new { reason = "A court asks." })).IsProblem(403, "ROLE_MISSING");
        (await api.Staff(name, HttpMethod.Post, "api/staff/fraud/snoozes", new { rule = "FRAUD-01", party = "Buyer", partyId = "b", until = api.Clock.GetUtcNow().AddDays(1), comment = "No." })).IsProblem(403, "ROLE_MISSING");
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await api.Staff(name, HttpMethod.Post, "api/staff/tasks/next", new { })).Json.GetProperty("task").ValueKind);
        Assert.Empty((await api.Staff(name, HttpMethod.Get, "api/staff/queue")).Json.GetProperty("tasks").EnumerateArray());
        Reply seen = await api.Staff(name, HttpMethod.Get, $"api/staff/claims/{claim}");
        Assert.DoesNotContain("\"offered\":true", seen.Body, StringComparison.Ordinal);
        if (name != "pia")
        {
            (await api.Staff(name, HttpMethod.Post, "api/staff/policy/packs", new { version = $"by-{name}" })).IsProblem(403, "ROLE_MISSING");
        }
    }

    [Fact]
    public async Task An_author_writes_packs_and_approves_none()
    {
        Reply drafted = await api.Staff("pia", HttpMethod.Post, "api/staff/policy/packs", new { version = "by-pia" });
        Assert.Equal(201, drafted.Status);
        (await api.Staff("pia", HttpMethod.Post, "api/staff/policy/packs/by-pia/approve", new { packHash = drafted.Text("packHash"), reason = "Mine." })).IsProblem(403, "ROLE_MISSING");
        (await api.Staff("ruth", HttpMethod.Post, "api/staff/policy/packs", new { version = "by-ruth" })).IsProblem(403, "ROLE_MISSING");
        Assert.Equal(200, (await api.Staff("pia", HttpMethod.Post, "api/staff/policy/packs/by-pia/withdraw", new { reason = "Only a test." })).Status);
    }

    [Fact]
    public async Task An_auditor_searches_the_record_by_text_and_date()
    {
        ClaimId claim = await api.Claim();
        string token = await api.SellerToken(claim);
        Reply contested = await api.Anybody(HttpMethod.Post, $"api/case/{token}/commands", new
        {
            kind = "SellerContests",
            nonce = await api.Nonce(token),
            payload = new { reason = "Herr Müller hat 100% \"unterschrieben\" am Paket_Schalter." },
        });
        Assert.Equal(202, contested.Status);
        await api.Idle();

        // By the claim, all of it, the newest first; in pages the same.
        System.Text.Json.JsonElement[] whole = await Found($"text={claim}&limit=50");
        int kept = await api.Store.Read(async db => await db.Timeline.CountAsync(t => t.ClaimId == claim) + await db.Decisions.CountAsync(d => d.ClaimId == claim));
        Assert.Equal(kept, whole.Length);
        Assert.Equal(whole.Select(At).OrderDescending(), whole.Select(At));
        Assert.Contains(whole, e => e.GetProperty("decision").GetString() == "Eligibility");
        Assert.Equal(whole.Select(e => e.ToString()), (await Pages($"text={claim}&limit=2")).Select(e => e.ToString()));

        // By a day: none before, all from it on.
        Assert.Empty(await Found($"text={claim}&until={Instant(At(whole[^1]))}"));
        Assert.Equal(kept, (await Found($"text={claim}&from={Instant(At(whole[^1]))}")).Length);
        (await Search("from=2026-01-01")).IsProblem(400, "QUERY_WRONG", "?from");
        (await Search("words=x")).IsProblem(400, "QUERY_UNKNOWN", "?words");
        (await Search("cursor=bm90aGluZw")).IsProblem(400, "CURSOR_WRONG", "?cursor");

        // By words, whatever their capitals.
        Assert.Empty(await Found("text=words-that-nobody-said"));
        Assert.NotEmpty(await Found("text=eLIGIBLE"));
        Assert.Empty(await Found("text=" + Uri.EscapeDataString("%") + "&until=2000-01-01T00:00:00Z"));
    }

    [Fact]
    public async Task Words_of_any_language_are_found_as_they_are_kept()
    {
        ClaimId claim = await api.Claim();
        const string Words = "Die Straße \"Müllerweg\" 5\\7, 100%_Beleg, 单号";
        await api.Store.Write(async db =>
        {
            Functions.Records.Timeline timeline = (Functions.Records.Timeline)api.Services.GetService(typeof(Functions.Records.Timeline))!;
            await timeline.Append(db, claim, "test/words", Party.Seller, TimelineKind.InquiryMessage, Audience.Staff, new Dictionary<string, string> { ["message"] = Words });
        });
        foreach (string text in new[] { "Müllerweg", "straße \"müllerweg\"", "5\\7", "100%_BELEG", "单号" })
        {
            System.Text.Json.JsonElement found = Assert.Single(await Found("text=" + Uri.EscapeDataString(text)));
            Assert.Equal(claim.Value, found.GetProperty("claimId").GetString());
        }

        Assert.Empty(await Found("text=" + Uri.EscapeDataString("100__Beleg")));
    }

    [Fact]
    public async Task An_auditor_takes_exports_and_nobody_else_searches()
    {
        ClaimId claim = await api.Claim();
        Reply table = await api.Staff("emil", HttpMethod.Get, $"api/staff/record/export.csv?text={claim}");
        Assert.Equal((200, "text/csv"), (table.Status, table.ContentType));
        int kept = await api.Store.Read(async db => await db.Timeline.CountAsync(t => t.ClaimId == claim) + await db.Decisions.CountAsync(d => d.ClaimId == claim));
        Assert.Equal(kept + 1, table.Body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.StartsWith("booking,", (await api.Staff("emil", HttpMethod.Get, "api/staff/ledger/export.csv")).Body, StringComparison.Ordinal);
        Assert.Equal(200, (await api.Staff("emil", HttpMethod.Get, $"api/staff/claims/{claim}/dossier")).Status);
        foreach (string path in new[] { "api/staff/record", "api/staff/record/export.csv", "api/staff/ledger/export.csv" })
        {
            (await api.Staff("anna", HttpMethod.Get, path)).IsProblem(403, "ROLE_MISSING");
            (await api.Anybody(HttpMethod.Get, path)).IsProblem(401, "STAFF_NOT_SIGNED_IN");
        }
    }

    [Fact]
    public async Task Who_leaves_loses_everything_at_once_and_the_task_goes_back()
    {
        ClaimId claim = await api.Claim();
        string stage = $"{claim}/test-lease";
        await api.Store.Write(db =>
        {
            db.TaskLeases.Add(new TaskLeaseRecord { StageKey = stage, ClaimId = claim, Holder = "otto", TakenAt = api.Clock.GetUtcNow(), Until = api.Clock.GetUtcNow().AddHours(1) });
            return Task.CompletedTask;
        });
        Assert.Equal(200, (await api.Staff("otto", HttpMethod.Get, "api/staff/queue")).Status);
        using HttpClient browser = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = api.Address };
        using HttpResponseMessage signedIn = await browser.PostAsync("/staff/sign-in", new FormUrlEncodedContent([new("key", api.StaffHeader("otto").Value["Bearer ".Length..])]));
        string cookie = signedIn.Headers.GetValues("Set-Cookie").Single().Split(';')[0];

        object leaves = new { name = "OTTO", reason = "Another employer." };
        (await api.Staff("anna", HttpMethod.Post, "api/staff/people/leave", leaves)).IsProblem(403, "ROLE_MISSING");
        (await api.Staff("alma", HttpMethod.Post, "api/staff/people/leave", new { name = "Alma", reason = "I go." })).IsProblem(409, "OWN_DEPARTURE", "/name");
        (await api.Staff("alma", HttpMethod.Post, "api/staff/people/leave", new { name = "\u200b", reason = "Nobody." })).IsProblem(422, "NAME_REQUIRED", "/name");
        (await api.Staff("alma", HttpMethod.Post, "api/staff/people/leave", new { name = "otto", reason = " " })).IsProblem(422, "REASON_REQUIRED", "/reason");
        Reply left = await api.Staff("alma", HttpMethod.Post, "api/staff/people/leave", leaves);
        try
        {
            Assert.Equal((200, 1), (left.Status, left.Json.GetProperty("tasksFreed").GetInt32()));
            Assert.False(await api.Store.Read(db => db.TaskLeases.AnyAsync(l => l.StageKey == stage)));
            (await api.Staff("otto", HttpMethod.Get, "api/staff/queue")).IsProblem(403, "STAFF_GONE");
            (await api.Staff("otto", HttpMethod.Post, $"api/staff/claims/{claim}/vote", new { forBuyer = true })).IsProblem(403, "STAFF_GONE");
            using HttpRequestMessage page = new(HttpMethod.Get, "/staff");
            page.Headers.Add("Cookie", cookie);
            page.Headers.Add("Accept", "text/html");
            using HttpResponseMessage shown = await browser.SendAsync(page);
            Assert.Equal(403, (int)shown.StatusCode);
            Assert.Contains("You have no access any more", await shown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.Contains("\"name\":\"OTTO\"", (await api.Staff("alma", HttpMethod.Get, "api/staff/people/gone")).Body, StringComparison.Ordinal);
            Assert.Equal(200, (await api.Staff("omar", HttpMethod.Get, "api/staff/queue")).Status);
        }
        finally
        {
            Assert.Equal(200, (await api.Staff("alma", HttpMethod.Post, "api/staff/people/come-back", new { name = "otto", reason = "Back again." })).Status);
        }

        (await api.Staff("alma", HttpMethod.Post, "api/staff/people/come-back", new { name = "otto", reason = "Twice." })).IsProblem(409, "NOT_GONE", "/name");
        Assert.Equal(200, (await api.Staff("otto", HttpMethod.Get, "api/staff/queue")).Status);
    }

    private static DateTimeOffset At(System.Text.Json.JsonElement entry) => entry.GetProperty("at").GetDateTimeOffset();

    private static string Instant(DateTimeOffset at) => Uri.EscapeDataString(at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", System.Globalization.CultureInfo.InvariantCulture));

    private Task<Reply> Search(string query) => api.Staff("emil", HttpMethod.Get, $"api/staff/record?{query}");

    private async Task<System.Text.Json.JsonElement[]> Found(string query)
    {
        Reply reply = await Search(query);
        Assert.True(reply.Status == 200, reply.Body);
        return [.. reply.Json.GetProperty("entries").EnumerateArray()];
    }

    private async Task<List<System.Text.Json.JsonElement>> Pages(string query)
    {
        List<System.Text.Json.JsonElement> all = [];
        string next = "";
        do
        {
            Reply reply = await Search(query + next);
            all.AddRange(reply.Json.GetProperty("entries").EnumerateArray());
            next = reply.Json.GetProperty("next").GetString() is { } cursor ? $"&cursor={cursor}" : "";
            Assert.InRange(all.Count, 1, 200);
        }
        while (next.Length > 0);
        return all;
    }
}
