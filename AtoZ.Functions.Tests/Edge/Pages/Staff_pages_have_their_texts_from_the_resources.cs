using System.Text.RegularExpressions;
using AtoZ.Functions.Cases.Publishing;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.FraudRules;
using AtoZ.Functions.Texts;
using Xunit;

namespace AtoZ.Functions.Tests.Edge.Pages;

/// <summary>Staff read their pages in their own language, so no page of theirs has a word of its own.</summary>
public sealed partial class Staff_pages_have_their_texts_from_the_resources
{
    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, "AtoZ.Functions", "Edge", "Pages", "Staff");

    public static TheoryData<string> Pages =>
        [.. Directory.GetFiles(Folder, "*.razor").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void No_word_stands_in_the_markup(string page) => Assert.Empty(Words(File.ReadAllText(Path.Combine(Folder, page))));

    [Theory]
    [InlineData("<p>Nothing waits.</p>", "Nothing waits.")]
    [InlineData("""<p>@Reader.Say("a.b", ("n", Reader.Number(1 + 2))) for you</p>""", "for you")]
    [InlineData("""<input placeholder="Claim" name="q">""", "Claim")]
    [InlineData("""<td data-label="@Reader.Say("a.b")">@(x is { } y ? "none planned" : null)</td>""", "none planned")]
    [InlineData("@if (a == \"b\")\n{\n  <b>@row.Name, @row.Code[2..]</b>\n}\nelse\n{\n  <i>·</i>\n}", null)]
    [InlineData("""<a class="pill @(row.Good ? "good" : null)" href="/staff/claim/@row.Id">@row.Id</a>""", null)]
    public void A_word_in_the_markup_is_found(string markup, string? word) => Assert.Equal(word is null ? [] : [word], Words(markup));

    [Fact]
    public void Every_state_that_a_page_names_has_its_words()
    {
        string[] keys =
        [
            .. Each<ClaimStatus>("staff.status"), .. Each<AppealOrigin>("staff.origin"),
            .. Each<FraudBand>("staff.band"), .. Each<FraudBasis>("staff.basis"),
            .. Each<ArrangementKind>("staff.arrangement"), .. Each<ArrangementState>("staff.arrangement"),
            .. Each<PackState>("staff.pack"), .. Each<PackEffectKind>("staff.effect"),
            .. Each<RequirementLevel>("staff.evidence"), .. Each<WithholdingCause>("staff.withhold.for"),
            .. Each<ClaimOutcome>("word"), .. Each<ClaimKind>("word"), .. Each<DebtState>("word"),
            .. Each<FraudSide>("word"), .. Each<Party>("word"),
            .. new[] { Party.Investigator, Party.Reviewer, Party.Approver, Party.Collector }.Select(role => $"staff.role.{role}"),
        ];
        Assert.DoesNotContain(keys, key => !Sentence.Has(key));
    }

    private static IEnumerable<string> Each<T>(string of)
        where T : struct, Enum => Enum.GetNames<T>().Select(name => $"{of}.{name}");

    // What is left of a page when its code is taken out: texts between tags, texts of attributes that are read, and texts that code
    // chooses from.
    private static List<string> Words(string page)
    {
        string markup = Code().Replace(page, "");
        IEnumerable<string> chosen = Chosen().Matches(markup).Select(m => m.Groups["text"].Value);
        string bare = Directive().Replace(markup, "");
        string plain = bare;
        do
        {
            bare = plain;
            plain = Expression().Replace(bare, "");
        }
        while (plain != bare);
        IEnumerable<string> read = Attribute().Matches(plain).Select(m => m.Groups["text"].Value);
        IEnumerable<string> between = Tag().Replace(plain, "\n").Split('\n', '{', '}').Where(text => !Keyword().IsMatch(text.Trim()));
        return [.. chosen.Concat(read).Concat(between).Select(text => text.Trim()).Where(text => Letters().IsMatch(text))];
    }

    [GeneratedRegex(@"@code \{.*", RegexOptions.Singleline, 1000)]
    private static partial Regex Code();

    [GeneratedRegex(@"^\s*@using .*$", RegexOptions.Multiline, 1000)]
    private static partial Regex Directive();

    // Within parentheses are other parentheses, and texts in which there may be some.
    [GeneratedRegex(
        """
        (?x)
        @? \b(?:foreach|if|while|switch) \s* \( (?> [^()"]+ | "[^"\n]*" | (?<open>\() | (?<-open>\)) )* (?(open)(?!)) \)
        | @ \w* (?: \( (?> [^()"]+ | "[^"\n]*" | (?<open>\() | (?<-open>\)) )* (?(open)(?!)) \) | \[ [^\]]* \] | [.!?]+\w+ )*
        """,
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Expression();

    [GeneratedRegex("""\b(?:placeholder|title|alt|aria-label|data-label)="(?<text>[^"]*)"(?=[\s>])""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Attribute();

    // A literal with a blank in it, which an expression of the markup gives.
    [GeneratedRegex("""[?:]\s\$?"(?<text>[A-Za-z][^"{]* [^"{]*)["{]""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Chosen();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Tag();

    [GeneratedRegex("^else( if.*)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Keyword();

    [GeneratedRegex(@"\p{L}{2}", RegexOptions.None, 1000)]
    private static partial Regex Letters();
}
