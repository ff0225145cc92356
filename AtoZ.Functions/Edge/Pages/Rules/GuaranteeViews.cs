using AtoZ.Functions.Edge.Pages.Shared;
using AtoZ.Functions.Facts.Learning;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.PlainWords;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.Eligibility;
using AtoZ.Functions.Guarantee.Policy.Terms;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Edge.Pages.Rules;

/// <summary>Makes the page of the guarantee out of a pack: every number is the pack's. Pure.</summary>
internal static class GuaranteeViews
{
    // Where a reason to refuse is told of more.
    private static readonly Dictionary<string, string> MoreAbout = new(StringComparer.Ordinal)
    {
        ["ELIG-03"] = "covered",
        ["ELIG-04"] = "covered",
        ["ELIG-05"] = "window",
        ["ELIG-06"] = "first",
        ["ELIG-07"] = "window",
        ["ELIG-08"] = "first",
        ["ELIG-09"] = "covered",
        ["ELIG-10"] = "appeal",
        ["ELIG-11"] = "covered",
        ["ELIG-13"] = "covered",
    };

    // A kind of claim whose numbers depend on nothing but its kind has no currency yet.
    private const string NoCurrency = "";

    /// <summary>The page.</summary>
    /// <param name="reader">Who reads.</param>
    /// <param name="packs">All published packs, oldest first.</param>
    /// <param name="asked">The pack that was asked for; null for the one in force.</param>
    /// <param name="country">The country that was chosen; null when none was.</param>
    /// <param name="told">When what is not part of the program was published, by version.</param>
    public static GuaranteeView Of(Reader reader, IReadOnlyList<LoadedPack> packs, LoadedPack? asked, string? country, IReadOnlyDictionary<string, DateTimeOffset> told)
    {
        LoadedPack inForce = packs.LastOrDefault(p => p.Pack.ValidFrom <= reader.Now) ?? packs[0];
        LoadedPack pack = asked ?? inForce;
        string rest = (asked is null ? "" : $"&version={Uri.EscapeDataString(pack.Pack.Version)}") + (country is null ? "" : $"&country={country}");
        FrameView frame = new(reader, reader.Say("guarantee.title"), Paragraphs.Page)
        {
            LanguageRest = rest,
            Open = true,
            Feed = $"{Paragraphs.Feed}?lang={reader.Language}",
        };
        HashSet<string> ids = new(EligibilityRules.All.Select(rule => rule.Code), StringComparer.Ordinal);
        return new GuaranteeView(
            frame,
            reader.Say(Standing(pack, inForce, reader), ("date", reader.Date(pack.Pack.ValidFrom)), ("version", pack.Pack.Version)),
            pack == inForce,
            asked?.Pack.Version,
            country,
            Countries(pack, country, reader),
            Figures(pack, country, reader),
            [.. Paragraphs.Parts.Select(part => new PartView(reader.Say($"guarantee.part.{part.Part}"), [.. part.Sections.Select(section => Section(section, pack, country, ids, reader))]))],
            [.. Enum.GetValues<ClaimKind>().Select(kind => Kind(kind, pack.For(Scope(kind, country)), reader))],
            [.. EligibilityRules.All.Select(rule => Refusal(rule, pack, reader))],
            [.. Enum.GetValues<ClaimCause>().Select(cause => (reader.Say($"learn.cause.{cause}"), reader.Say($"learn.avoid.{cause}")))],
            RedressBodies.In(country, pack),
            Changes(reader, packs, told));
    }

    /// <summary>What changed with each pack, the newest first.</summary>
    public static IReadOnlyList<ChangesView> Changes(Reader reader, IReadOnlyList<LoadedPack> packs, IReadOnlyDictionary<string, DateTimeOffset> told) =>
        [.. packs.Select((pack, i) => new ChangesView(
            pack.Pack.Version,
            pack.Pack.ValidFrom,
            told.GetValueOrDefault(pack.Pack.Version, pack.Pack.ValidFrom),
            i == 0 ? [reader.Say("guarantee.changes.first")] : RuleChanges.Between(reader, packs[i - 1], pack))).Reverse()];

    private static string Standing(LoadedPack pack, LoadedPack inForce, Reader reader) =>
        pack == inForce ? "guarantee.standing" : pack.Pack.ValidFrom > reader.Now ? "guarantee.standing.coming" : "guarantee.standing.past";

    private static PolicyScope Scope(ClaimKind kind, string? country) => new(kind, country, null, NoCurrency);

    private static IReadOnlyList<OptionView> Countries(LoadedPack pack, string? chosen, Reader reader) =>
    [
        .. RedressBodies.CountriesOf(pack)
            .Concat(pack.Overlays.SelectMany(overlay => overlay.Countries))
            .Concat(chosen is null ? [] : [chosen])
            .Distinct(StringComparer.Ordinal)
            .Select(code => new OptionView(code, RuleChanges.Place(reader, code), null))
            .OrderBy(option => option.Label, StringComparer.Create(Languages.Culture(reader.Language), ignoreCase: true)),
    ];

    private static IReadOnlyList<FigureView> Figures(LoadedPack pack, string? country, Reader reader)
    {
        PolicyPack terms = pack.For(Scope(ClaimKind.NotReceived, country));
        return
        [
            new(reader.Span(terms.Eligibility.ClosesAfterEstimatedDelivery), reader.Say("guarantee.fact.window"), "window"),
            new(reader.Span(terms.Eligibility.SellerContactBeforeClaim), reader.Say("guarantee.fact.first"), "first"),
            new(reader.Span(terms.SellerAnswer.OrderWindow), reader.Say("guarantee.fact.answer"), "answer"),
            new(reader.Span(terms.Appeals.AppealWindow), reader.Say("guarantee.fact.appeal"), "appeal"),
        ];
    }

    private static SectionView Section(string id, LoadedPack pack, string? country, HashSet<string> ids, Reader reader)
    {
        string about = $"guarantee.about.{id}";
        List<(GuaranteeNumber Number, string Code, string Sentence, IReadOnlyList<string> Differences)> said =
            [.. GuaranteeNumbers.All.Where(n => n.Section == id).SelectMany(number => Said(number, pack, country, reader))];
        IEnumerable<RuleView> rules = said
            .GroupBy(s => s.Code, StringComparer.Ordinal)
            .Select(rule => new RuleView(ids.Add(rule.Key) ? rule.Key : null, [.. rule.Select(r => r.Sentence)], [.. rule.SelectMany(r => r.Differences)], rule.GroupBy(r => r.Number).Any(n => n.Count() > 1)));
        return new SectionView(id, reader.Say($"guarantee.section.{id}"), Sentence.Has(about) ? reader.Say(about) : null, [.. rules]);
    }

    // What each kind needs, which rules are asked, and the words that are looked for have their own places.
    private static IEnumerable<(GuaranteeNumber Number, string Code, string Sentence, IReadOnlyList<string> Differences)> Said(GuaranteeNumber number, LoadedPack pack, string? country, Reader reader)
    {
        if (number.Shape is NumberShape.Evidence or NumberShape.Remedies or NumberShape.Asked or NumberShape.Words)
        {
            return [];
        }

        // Where every day counts everywhere, there is nothing to say of the others.
        if (number.Shape is NumberShape.Counted or NumberShape.Days && !CountsWorkingDays(pack))
        {
            return [];
        }

        return Values(number, pack, overlay: null)
            .Select(values => (
                number,
                RuleIndex.RuleOf(values[0].Key)!.Code,
                NumberSentences.Of(reader, number, values),
                Differences(number, values[0].Key, pack, country, reader)));
    }

    private static bool CountsWorkingDays(LoadedPack pack) =>
        pack.Numbers.Any(n => RuleIndex.Bare(n.Key).StartsWith("$.businessTime.counted.", StringComparison.Ordinal) && n.Value.Value == BusinessTimeTerms.Business);

    private static IReadOnlyList<string> Differences(GuaranteeNumber number, string path, LoadedPack pack, string? country, Reader reader) =>
    [
        .. from overlay in pack.Overlays
           where country is null || overlay.Countries.Count == 0 || overlay.Countries.Contains(country, StringComparer.OrdinalIgnoreCase)
           from values in Values(number, pack, overlay.Name)
           where number.Shape == NumberShape.Money || RuleIndex.Bare(values[0].Key) == path
           select reader.Say("guarantee.changes.where", ("where", RuleChanges.Where(reader, overlay, withPlaces: country is null)), ("sentence", NumberSentences.Of(reader, number, values))),
    ];

    // All currencies of an amount are one sentence.
    private static IEnumerable<IReadOnlyList<KeyValuePair<string, PackNumber>>> Values(GuaranteeNumber number, LoadedPack pack, string? overlay)
    {
        List<KeyValuePair<string, PackNumber>> all = [.. pack.Numbers.Where(n => RuleIndex.OverlayOf(n.Key) == overlay && number.Covers(RuleIndex.Bare(n.Key)))];
        return number.Shape == NumberShape.Money
            ? all.Count == 0 ? [] : [all]
            : all.Select(one => (IReadOnlyList<KeyValuePair<string, PackNumber>>)[one]);
    }

    private static KindView Kind(ClaimKind kind, PolicyPack pack, Reader reader) => new(
        kind.ToString(),
        Format.Capital(reader.Word(kind)),
        When(kind, pack.Eligibility, reader),
        kind.IsHarm() || !pack.Eligibility.Rules["ELIG-06"].Applies
            ? reader.Say("guarantee.first.none")
            : reader.Say("guarantee.first.ask", ("value", reader.Span(pack.Eligibility.SellerContactBeforeClaim))),
        [.. NumberSentences.Shown(reader, EvidenceRequirements.For(kind, Party.Buyer, pack.Evidence))],
        [.. NumberSentences.Shown(reader, EvidenceRequirements.For(kind, Party.Seller, pack.Evidence))],
        [.. Remedies.Of(kind, pack.Offers).Select(r => Format.Capital(reader.SayFirst($"filing.remedy.{kind}.{r}", $"word.{r}")))]);

    private static string When(ClaimKind kind, EligibilityTerms terms, Reader reader)
    {
        (string, string) from = ("from", reader.Span(terms.OpensAfterEstimatedDelivery));
        (string, string) until = ("until", reader.Span(kind.IsHarm() ? terms.HarmClosesAfterDelivery : terms.ClosesAfterEstimatedDelivery));
        return kind switch
        {
            _ when kind.IsHarm() => reader.Say("guarantee.when.harm", until),
            ClaimKind.Defective => reader.Say("guarantee.when.defect", from, until, ("new", reader.Span(terms.WarrantyNew)), ("used", reader.Span(terms.WarrantyUsed))),
            ClaimKind.ArrivedLate => reader.Say(
                "guarantee.when.late", from, until, ("late", reader.Span(terms.LateAfterEstimate)), ("part", reader.Number(terms.LatePartPercent)), ("back", reader.Span(terms.ReturnWithin))),
            ClaimKind.ReturnRefused => reader.Say("guarantee.when.refused", from, until, ("back", reader.Span(terms.ReturnWithin))),
            _ when kind.ShowsOnOpening() => reader.Say("guarantee.when.opened", from, until, ("shown", reader.Span(terms.DamageShownWithin))),
            ClaimKind.Lost => reader.Say("guarantee.when.lost", from, until),
            _ => reader.Say("guarantee.when.order", from, until),
        };
    }

    private static WhyRefusedView Refusal(EligibilityRule rule, LoadedPack pack, Reader reader) => new(
        rule.Code,
        NumberSentences.Why(reader, rule.Code),
        reader.Say($"guarantee.mend.{rule.Code}"),
        pack.Pack.Eligibility.Rules[rule.Code].Applies,
        MoreAbout.GetValueOrDefault(rule.Code));
}
