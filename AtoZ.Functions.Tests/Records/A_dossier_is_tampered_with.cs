using System.Security.Cryptography;
using System.Text.Json.Nodes;
using AtoZ.Functions.Records;
using AtoZ.Functions.Records.Roots;
using AtoZ.Functions.Records.Verify;
using AtoZ.Functions.Tests.Edge.Pages.Support;
using AtoZ.Functions.Tests.Workflows.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace AtoZ.Functions.Tests.Records;

/// <summary>PROCESS §12: whoever changes anything in a dossier is found out, and what was changed is named.</summary>
public sealed class A_dossier_is_tampered_with : IAsyncLifetime
{
    private Story _story = null!;
    private byte[] _zip = [];
    private PublicKeySet _keys = null!;

    public async Task InitializeAsync()
    {
        _story = await Story.Begin();
        await _story.IsReviewed(forBuyer: true);
        await _story.Services.GetRequiredService<DailyRoots>().Write(CancellationToken.None);
        _zip = await _story.Dossier();
        _keys = await _story.Services.GetRequiredService<PublicKeys>().All();
    }

    public async Task DisposeAsync() => await _story.DisposeAsync();

    [Fact]
    public void Untouched_it_holds_by_its_own_keys_and_by_the_published_ones()
    {
        Assert.Null(DossiersOf.Check(_zip).Broken);
        CheckReport report = DossiersOf.Check(_zip, _keys);
        Assert.Null(report.Broken);
        Assert.Contains("the daily root (1)", report.Held);
    }

    [Fact]
    public void An_entry_that_is_edited_removed_moved_or_put_in_is_named()
    {
        Assert.Equal("ENTRY_EDITED", Broken(d => d["timeline"]![2]!["content"] = d["timeline"]![2]!["content"]!.GetValue<string>().Replace("System", "Seller", StringComparison.Ordinal)));
        Assert.Equal("ENTRY_REMOVED", Broken(d => d["timeline"]!.AsArray().RemoveAt(1)));
        Assert.Equal("ENTRY_MOVED", Broken(d => Move(d["timeline"]!.AsArray(), 1, 3)));
        Assert.Equal("ENTRY_INSERTED", Broken(d => d["timeline"]!.AsArray().Insert(1, d["timeline"]![0]!.DeepClone())));
        Assert.Equal("CHAIN_BROKEN", Broken(d => d["timeline"]![1]!["hash"] = Chain.Root));
        Assert.Equal("DOSSIER_EDITED", Broken(d => d["case"]!["paidMinor"] = 1));
    }

    [Fact]
    public void A_decision_that_is_edited_removed_or_put_in_is_named()
    {
        Assert.Equal("DECISION_EDITED", Broken(d => Replace(d["decisions"]![0]!, "body", "Eligible", "NotEligible")));
        Assert.Equal("DECISION_EDITED", Broken(d => Replace(d["decisions"]![0]!["parts"]![0]!, "text", "LineKnown\":true", "LineKnown\":false")));
        Assert.Equal("DECISION_REMOVED", Broken(d => d["decisions"]!.AsArray().RemoveAt(0)));
        Assert.Equal("DECISION_INSERTED", Broken(d => d["decisions"]!.AsArray().Add(d["decisions"]![0]!.DeepClone())));
        Assert.Equal("SIGNATURE_WRONG", Broken(d => d["decisions"]![0]!["signature"] = d["decisions"]![1]!["signature"]!.GetValue<string>()));
    }

    [Fact]
    public void A_decision_that_does_not_follow_from_its_facts_is_found_even_when_signed_by_the_right_key()
    {
        using RecordKeys keys = new(ECDsa.Create(ECCurve.NamedCurves.nistP256));
        JsonNode decision = JsonNode.Parse(DossiersOf.Text(_zip, "dossier.json"))!["decisions"]![0]!;
        JsonNode body = JsonNode.Parse(decision["body"]!.GetValue<string>())!;
        (body["outcome"], body["keyId"]) = ("NotEligible", keys.Public.Kid);
        string text = CanonicalJson.Text(body);
        SignedDecision signed = new(DecisionBody.Version, text, System.Text.Json.JsonSerializer.Deserialize<DecisionPart[]>(decision["parts"], RecordJson.Options)!, CanonicalJson.Sha256(text), keys.Public.Kid, keys.Sign(text));

        Finding? found = DecisionCheck.First(signed, new Dictionary<string, PublicKey> { [keys.Public.Kid] = keys.Public }, PackShelf.OfThisProgram());

        Assert.Equal("DECISION_NOT_REPRODUCED", found?.Code);
    }

    [Fact]
    public void A_foreign_key_is_not_one_of_the_marketplaces_and_a_key_under_anothers_name_is_none()
    {
        using RecordKeys foreign = new(ECDsa.Create(ECCurve.NamedCurves.nistP256));
        Assert.Equal("KEY_UNKNOWN", DossiersOf.Check(_zip, new PublicKeySet([foreign.Public])).Broken?.Code);
        Assert.Equal("KEY_UNKNOWN", DossiersOf.Check(_zip, new PublicKeySet([foreign.Public with { Kid = _keys.Keys[^1].Kid }])).Broken?.Code);
    }

    [Fact]
    public void Files_that_are_edited_removed_or_added_and_zips_that_were_cut_off_are_named()
    {
        Assert.Equal("FILE_EDITED", Code(DossiersOf.With(_zip, "index.html", page => page + "<p>All lies.</p>")));
        Assert.Equal("FILE_MISSING", Code(DossiersOf.With(_zip, "index.html", _ => null)));
        Assert.Equal("FILE_ADDED", Code(DossiersOf.With(_zip, "evidence/new.txt", _ => "More.")));
        Assert.Equal("FILE_MISSING", Code(DossiersOf.With(_zip, "manifest.json", _ => null)));
        Assert.Equal("FILE_MISSING", Code(DossiersOf.With(_zip, "dossier.json", _ => null)));
        Assert.Equal("DOSSIER_EDITED", Code(DossiersOf.With(_zip, "manifest.json", text => text + " ")));
        Assert.Equal("DOSSIER_UNREADABLE", Code(DossiersOf.With(_zip, "dossier.json", _ => "{")));
        Assert.Equal("ZIP_BROKEN", Code(_zip[..(_zip.Length / 2)]));
        Assert.Equal("ZIP_BROKEN", Code([]));
    }

    [Fact]
    public void A_chain_that_was_rewritten_whole_contradicts_the_root_that_was_signed_that_day()
    {
        Assert.Equal("ROOT_CONTRADICTS", Broken(d => Replace(d["root"]!, "leaf", "clm_", "clm-")));
        Assert.Equal("ROOT_CONTRADICTS", Broken(d => d["root"]!["path"]!.AsArray().Add(Chain.Root)));
        Assert.Equal("SIGNATURE_WRONG", Broken(d => Replace(d["root"]!["root"]!, "body", "\"leaves\":1", "\"leaves\":2")));
    }

    [Fact]
    public async Task The_command_names_the_first_thing_that_does_not_hold_and_says_it_by_its_exit_code()
    {
        string folder = Directory.CreateTempSubdirectory("atoz-verify-").FullName;
        string whole = Path.Combine(folder, "whole.zip"), cut = Path.Combine(folder, "cut.zip"), keys = Path.Combine(folder, "keys.json"), decision = Path.Combine(folder, "decision.json");
        await File.WriteAllBytesAsync(whole, _zip);
        await File.WriteAllBytesAsync(cut, _zip[..^100]);
        await File.WriteAllTextAsync(keys, System.Text.Json.JsonSerializer.Serialize(_keys, RecordJson.Options));
        await File.WriteAllTextAsync(decision, JsonNode.Parse(DossiersOf.Text(_zip, "dossier.json"))!["decisions"]![0]!.ToJsonString());

        Assert.Equal((0, "All of it holds."), Last(whole, "--keys", keys));
        Assert.Equal((0, "All of it holds."), Last(decision, "--keys", keys));
        Assert.Equal(1, Last(cut).Exit);
        Assert.StartsWith("DOES NOT HOLD: ZIP_BROKEN", Last(cut).Line, StringComparison.Ordinal);
        Assert.Equal(1, Last(decision).Exit);
        Assert.Equal(2, Last(Path.Combine(folder, "none.zip")).Exit);
        Assert.Equal(2, Last().Exit);
        Directory.Delete(folder, recursive: true);
    }

    [BrowserFact]
    public async Task The_page_checks_itself_in_a_browser_without_a_network()
    {
        string folder = Directory.CreateTempSubdirectory("atoz-dossier-").FullName;
        string page = DossiersOf.Text(_zip, "index.html");
        string dossier = DossiersOf.Text(_zip, "dossier.json");
        string edited = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(dossier.Replace("\"paidMinor\":8000", "\"paidMinor\":8001", StringComparison.Ordinal)));
        await File.WriteAllTextAsync(Path.Combine(folder, "index.html"), page);
        await File.WriteAllTextAsync(Path.Combine(folder, "edited.html"), page.Replace(Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(dossier)), edited, StringComparison.Ordinal));
        await using Browser browser = await Browser.Start();
        IPage tab = await browser.Page(new Uri("file:///"));
        await tab.Context.SetOfflineAsync(true);

        await tab.GotoAsync(new Uri(Path.Combine(folder, "index.html")).ToString());
        await Assertions.Expect(tab.GetByRole(AriaRole.Status)).ToHaveTextAsync("All of it holds: chain, decisions and signatures.");
        await Browser.Shot(tab, "dossier");
        await tab.GotoAsync(new Uri(Path.Combine(folder, "edited.html")).ToString());
        await Assertions.Expect(tab.GetByRole(AriaRole.Status)).ToHaveTextAsync("This does not hold: DOSSIER_EDITED: dossier.json");
        Directory.Delete(folder, recursive: true);
    }

    [Trait("Case", "27")]
    [BrowserFact]
    public async Task The_page_finds_every_word_that_was_changed_in_what_it_shows()
    {
        string folder = Directory.CreateTempSubdirectory("atoz-dossier-").FullName;
        string page = DossiersOf.Text(_zip, "index.html");
        await using Browser browser = await Browser.Start();
        IPage tab = await browser.Page(new Uri("file:///"));
        foreach ((string old, string with) in Edits)
        {
            Assert.Contains(old, page, StringComparison.Ordinal);
            int at = page.IndexOf(old, StringComparison.Ordinal);
            await File.WriteAllTextAsync(Path.Combine(folder, "index.html"), page[..at] + with + page[(at + old.Length)..]);
            await tab.GotoAsync(new Uri(Path.Combine(folder, "index.html")).ToString());
            await Assertions.Expect(tab.GetByRole(AriaRole.Status).First).ToHaveTextAsync("This does not hold: PAGE_EDITED: index.html");
        }

        Directory.Delete(folder, recursive: true);
    }

    // A word, a title, a style that hides, something put in before, after, and behind the script.
    private static (string Old, string With)[] Edits =>
    [
        ("The parcel never arrived", "The parcel always arrived"),
        ("<title>", "<title>Another "),
        ("<style>", "<style>blockquote{display:none}"),
        ("<body>", "<body><p>All of it was proved.</p>"),
        ("</main>", "</main>\nIt was all proved."),
        ("</body>", "<p>It was all proved.</p></body>"),
    ];

    private static (int Exit, string Line) Last(params string[] arguments)
    {
        using StringWriter said = new();
        int exit = VerifyCommand.Run(arguments, said);
        return (exit, said.ToString().TrimEnd().Split('\n')[^1].TrimEnd());
    }

    private static void Move(JsonArray items, int from, int to)
    {
        JsonNode item = items[from]!;
        items.RemoveAt(from);
        items.Insert(to, item);
    }

    private static void Replace(JsonNode node, string name, string old, string with)
    {
        string text = node[name]!.GetValue<string>();
        Assert.Contains(old, text, StringComparison.Ordinal);
        node[name] = text.Replace(old, with, StringComparison.Ordinal);
    }

    private static string? Code(byte[] zip) => DossiersOf.Check(zip).Broken?.Code;

    private string? Broken(Action<JsonNode> change) => Code(DossiersOf.With(_zip, change));
}
