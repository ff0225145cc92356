using System.Text;
using System.Text.Json;
using AtoZ.Functions.Cases;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Pages;
using AtoZ.Functions.Edge.Pages.Case;
using AtoZ.Functions.Records;
using AtoZ.Functions.Records.Dossiers;
using AtoZ.Functions.Records.Reasons;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Edge.Dossiers;

/// <summary>What the page of a dossier shows.</summary>
public sealed record DossierView(Reader Reader, Dossier Dossier, ClaimRecord Claim, IReadOnlyList<StoryView> Story, IReadOnlyList<ReadDecision> Decisions);

/// <summary>A decision, read; the reasoning is null when it is not for this reader.</summary>
public sealed record ReadDecision(DecisionBody Body, Reasoning? Reasoning);

/// <summary>
/// The page of a dossier: text that needs no script, and a script that checks the dossier which the page carries within itself. It is one
/// file that loads nothing, so it works from a disk, and its policy forbids it to send anything anywhere.
/// </summary>
internal static class DossierHtml
{
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'";

    /// <param name="pages">Renders.</param>
    /// <param name="dossier">What is shown.</param>
    /// <param name="file">The case.</param>
    /// <param name="text">The dossier as it stands in the zip.</param>
    /// <param name="sign">Signs a text; the answer is a detached signature.</param>
    /// <param name="language">Of the page.</param>
    public static async Task<string> Of(PageRenderer pages, Dossier dossier, CaseFile file, string text, Func<string, string> sign, string language)
    {
        Reader reader = new(language, dossier.MadeAt);
        DossierView view = new(reader, dossier, file.Claim, Sentences.Story(reader, file.Timeline), [.. dossier.Decisions.Select(Read)]);
        string main = await pages.Fragment<DossierPage>(view);
        string title = System.Net.WebUtility.HtmlEncode(reader.Say("record.title", ("claim", dossier.Claim)));
        string shown = $"""
            <!doctype html>
            <html lang="{language}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="{Policy}">
            <title>{title}</title>
            <style>{Resource("dossier.css")}</style>
            </head>
            <body>
            {main}
            """;

        // The page carries what it shows once more, signed: its script compares the two, so that no word of it can be changed unseen.
        return $"""
            {shown}
            <script type="text/plain" id="dossier">{Base64(text)}</script>
            <script type="text/plain" id="signature">{Base64(sign(text))}</script>
            <script type="text/plain" id="shown">{Base64(shown)}</script>
            <script type="text/plain" id="shown-signature">{Base64(sign(shown))}</script>
            <script>{Resource("dossier.js")}</script>
            </body>
            </html>
            """;
    }

    private static ReadDecision Read(SignedDecision decision) => new(
        JsonSerializer.Deserialize<DecisionBody>(decision.Body, RecordJson.Options)!,
        decision.Parts.FirstOrDefault(p => p.Name == DecisionPart.Reasoning)?.Content().Deserialize<Reasoning>(RecordJson.Options));

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static string Resource(string name)
    {
        using StreamReader reader = new(typeof(DossierHtml).Assembly.GetManifestResourceStream($"Edge/Dossiers/{name}")!);
        return reader.ReadToEnd();
    }
}
