using System.Text.RegularExpressions;

namespace AtoZ.Functions.Cases;

/// <summary>
/// How people write where else to reach them: found in the plain form of a text (<see cref="Veil"/>). Letters before a number or a link do not
/// matter where they are no Latin ones, since Chinese puts no space between words.
/// </summary>
internal static partial class ContactForms
{
    // Digits of a telephone number with its country's code (ITU-T E.164), and the two zeros that may stand before it.
    private const int LongestTelephone = 15 + 2;

    // No number to call begins within a word, an id or an amount.
    private const string Begins = @"(?<![A-Za-z0-9_])(?<![A-Za-z0-9][-])(?<!\d[.:,/])";

    // What people put between two digits of a number to call.
    private const string Between = @"(?:\)[ /-]?| ?\(| ?[/-] ?|[ .])?";

    private const string Ends = @"(?![A-Za-z0-9_])";

    // 05/11/2026, 5-11-26, 05.11.2026, 05 11 2026.
    private const string NoDate =
        @"(?!(?:0?[1-9]|[12]\d|3[01])(?<dash>[./-])(?:0?[1-9]|[12]\d|3[01])\k<dash>(?:\d\d)?\d\d(?![\d]|[./-]\d))"
        + @"(?!\d\d \d\d (?:19|20)\d\d(?!\d))";

    // They are words in none of our languages, so that a dot before one is the dot of an address.
    private const string Domains =
        "com|net|org|info|biz|shop|store|online|site|app|xyz|io|dev|cc|cn|hk|tw|jp|kr|de|ch|fr|nl|pl|uk|br|mx|ar|cl|pe|pt|au|ca|tel";

    // "Hello.It is broken" and "roto.Es nuevo" are sentences: these need a path behind them.
    private const string DomainsAndWords =
        "it|es|eu|at|be|me|us|in|is|to|no|so|se|la|co|tv|gg|ly|ru|ai|im|ee|bio|gl|link|live|page|top|club|vip|pro|one|chat|art|market";

    [GeneratedRegex(@"[^\s@<>""',;:()]+@[^\s@<>""',;:()]+\.\w+", RegexOptions.None, 1000)]
    public static partial Regex Mail();

    // Chinese stops end a link, whose addresses have none.
    [GeneratedRegex(@"(?:https?://|(?<![A-Za-z0-9])(?:www\.|(?:wa|t|m)\.me/))[^\s。、]+", RegexOptions.IgnoreCase, 1000)]
    public static partial Regex Link();

    [GeneratedRegex(
        @"(?<![A-Za-z0-9À-ɏ-])(?:[A-Za-z0-9À-ɏ](?:[A-Za-z0-9À-ɏ-]*[A-Za-z0-9À-ɏ])?\.){1,6}"
        + "(?:(?<top>(?i:" + Domains + @"))(?![A-Za-z0-9À-ɏ-]|\.[A-Za-z])(?<path>[/?#][^\s。、]+)?"
        + "|(?i:" + DomainsAndWords + @")(?<path>[/?#][^\s。、]+))",
        RegexOptions.None,
        1000)]
    public static partial Regex Domain();

    /// <summary>Nobody writes "lamps.Com"; a sentence may begin so where the space before it is missing (in Portuguese).</summary>
    public static bool IsNoSentence(Match domain)
    {
        string top = domain.Groups["top"].Value;
        return domain.Groups["path"].Success || top.Skip(1).All(char.IsAsciiLetterLower) == top.Take(1).All(char.IsAsciiLetterLower);
    }

    // Whatever is called a telephone is one, but an amount or a date beside the word.
    [GeneratedRegex(
        "(?<![A-Za-z])(?i:tel|telefon|telefono|teléfono|telefone|telephone|fone|fono|phone|mobile|móvil|movil|handy|celular|cell|cel|fax|zap"
        + "|whats ?app|wechat|电话|手机|微信|致电)"
        + @"[ .:=#-]{0,3}(?!\d+[.,]\d\d(?!\d))(?!\d{4}-\d\d-\d\d)" + NoDate + @"(?:\+ ?)?\(?\d(?:" + Between + @"\d){6,14}(?!\d)",
        RegexOptions.None,
        1000)]
    public static partial Regex Named();

    // Seven digits and more that begin with a plus or a zero, and are neither a date nor the end of a Chinese number.
    [GeneratedRegex(
        Begins + @"(?<!1[3-9]\d[ .-])" + NoDate + @"(?>(?:\+ ?\(?\d|\(?0\d)(?:" + Between + @"\d){5,})",
        RegexOptions.None,
        1000)]
    public static partial Regex International();

    /// <summary>The number of a parcel is longer than any to call, and is written at one go or in groups of one length.</summary>
    public static bool IsNoParcel(Match number)
    {
        if (number.Value.Count(char.IsAsciiDigit) <= LongestTelephone)
        {
            return true;
        }

        string[] groups = number.Value.Split(' ');
        return number.Value[0] == '+' || groups.Any(g => !g.All(char.IsAsciiDigit)) || groups[..^1].Any(g => g.Length != groups[0].Length);
    }

    // What is a number without either: in North America, Brazil and Mexico, China (and its services), Spain.
    [GeneratedRegex(
        Begins
        + @"(?:\(?[2-9]\d\d\)?[ .-][2-9]\d\d[ .-]\d{4}"
        + @"|\([1-9]\d\) ?9?\d{4}[ -]?\d{4}|[1-9]\d (?:9\d{4}|\d{4})[ -]\d{4}"
        + @"|1[3-9]\d(?<china>[ .-]?)\d{4}\k<china>\d{4}|[48]00(?<service>[ -]?)\d{3}\k<service>\d{4}"
        + @"|[679]\d\d(?<threes>[ -])\d{3}\k<threes>\d{3}(?![.,]\d)"
        + @"|[679]\d\d(?<twos>[ .-])\d\d\k<twos>\d\d\k<twos>\d\d|[67]\d{8}(?![.,]\d))" + Ends,
        RegexOptions.None,
        1000)]
    public static partial Regex National();
}
