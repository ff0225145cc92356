using AtoZ.Functions.Edge.Pages.Case;
using AtoZ.Functions.Edge.Pages.Shared;
using AtoZ.Functions.Guarantee.PlainWords;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Settings;
using AtoZ.Functions.Texts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Pages.Rules;

/// <summary>The guarantee in plain words, for anybody: made from the rules in force, or from those of a version.</summary>
internal sealed class ShowGuarantee(GuaranteeHistory history, AppSettings settings, PageRenderer pages, TimeProvider clock)
{
    /// <summary>Shows the page.</summary>
    [Function("GuaranteePage")]
    public async Task<IActionResult> Page([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "guarantee")] HttpRequest request)
    {
        Reader reader = CasePath.Reader(request, clock.GetUtcNow());
        IReadOnlyList<LoadedPack> packs = history.Packs();
        string version = request.Query["version"].ToString();
        LoadedPack? asked = version.Length == 0 ? null : packs.FirstOrDefault(p => p.Pack.Version == version);
        if (version.Length > 0 && asked is null)
        {
            MessageView none = new(reader, reader.Say("unknown.title"), reader.Say("unknown.text"), [], Paragraphs.Page, Paragraphs.At(null, reader.Language), reader.Say("guarantee.now"));
            return await pages.Page<MessagePage>(none, StatusCodes.Status404NotFound);
        }

        string? country = Countries.Find(request.Query["country"].ToString());
        GuaranteeView view = GuaranteeViews.Of(reader, packs, asked, country, await history.Told());
        return (await pages.Page<GuaranteePage>(view)).ForAnybody();
    }

    /// <summary>The feed of its changes (RFC 4287).</summary>
    [Function("GuaranteeChanges")]
    public async Task<IActionResult> Changes([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "guarantee/changes.atom")] HttpRequest request)
    {
        string language = Languages.Choose(request.Query["lang"], Languages.FromHeader(request.Headers.AcceptLanguage));
        Reader reader = new(language, clock.GetUtcNow());
        return new ChangesFeed(reader, GuaranteeViews.Changes(reader, history.Packs(), await history.Told()), settings.PublicBaseUrl);
    }
}
