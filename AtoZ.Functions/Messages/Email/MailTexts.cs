using System.Net;
using System.Text;
using AtoZ.Functions.Guarantee.PlainWords;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Messages.Email;

/// <summary>
/// The words of every mail: whose turn it is, until when, what happens if nothing is done, what can be done now, the link.
/// A sentence whose value the sender does not know is left out, so a mail never shows a hole.
/// </summary>
internal static class MailTexts
{
    private static readonly string[] Parts = ["what", "lines", "parts", "means", "rate", "postage", "deadline", "silence", "can", "next"];

    /// <summary>Subject, plain text and HTML of a mail, in the receiver's language.</summary>
    public static (string Subject, string Text, string Html) Compose(MailRequest mail)
    {
        string language = Languages.Choose(mail.Language);
        IReadOnlyDictionary<string, string> values = Readable.Values(language, mail.Data.Append(new("claim", mail.ClaimId.Value)).DistinctBy(v => v.Key), TimeZones.Of(mail.TimeZone));
        string key = $"mail.{mail.Purpose}";
        string turn = Variant(language, key + ".turn", mail, values)!;
        string[] sentences = [.. Parts.SelectMany(part => new[] { Variant(language, $"{key}.{part}", mail, values), Counted(language, part, mail) }).OfType<string>()];
        string subject = Variant(language, key + ".subject", mail, values) ?? turn;
        string about = Sentence.TryGet(language, "mail.about", values) ?? Sentence.Get(language, "mail.about.short", values);
        string button = Variant(language, key + ".button", mail, values)!;
        MailParts parts = new(language, turn, sentences, button, mail.Link, Quote(language, mail, values), about, Rule(language, mail));
        return (OneLine(subject), PlainText(parts), Html(parts));
    }

    /// <summary>The sentence for the outcome or the winner at hand where there is one, else the general sentence.</summary>
    private static string? Variant(string language, string key, MailRequest mail, IReadOnlyDictionary<string, string> values)
    {
        string[] names = [Names.Parts, Names.Verdict, Names.Cause, Names.Default, Names.Method, Names.Outcome, Names.ForParty, Names.DebtState];
        return names.Where(mail.Data.ContainsKey).Select(n => Sentence.TryGet(language, $"{key}.{mail.Data[n]}", values)).FirstOrDefault(s => s is not null)
            ?? Sentence.TryGet(language, key, values);
    }

    // Which days do not count stands beside the deadline.
    private static string? Counted(string language, string part, MailRequest mail) =>
        part == "deadline" && mail.Data.TryGetValue(Names.RestDays, out string? country) ? RestDays.Of(language, country) : null;

    private static string? Quote(string language, MailRequest mail, IReadOnlyDictionary<string, string> values) =>
        mail.Data.TryGetValue(Names.Message, out string? message) && !VisibleText.IsMissing(message)
            ? Sentence.TryGet(language, $"mail.{mail.Purpose}.quote", values)
            : null;

    // The guarantee stands beside the pages of cases, wherever the app is reached.
    private static Uri? Rule(string language, MailRequest mail) =>
        mail.Link is { } link ? new Uri(link, $"..{Paragraphs.At(Paragraphs.Of(mail.Purpose), language, mail.PolicyVersion, mail.Country)}") : null;

    // A line break in a value must never start a new header.
    private static string OneLine(string subject) => string.Join(' ', subject.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static string PlainText(MailParts mail)
    {
        StringBuilder text = new();
        text.Append(mail.Turn).Append("\n\n");
        foreach (string sentence in mail.Sentences)
        {
            text.Append(sentence).Append("\n\n");
        }

        if (mail.Quote is not null)
        {
            text.Append(mail.Quote).Append("\n\n");
        }

        if (mail.Link is not null)
        {
            text.Append(mail.Button).Append(":\n").Append(mail.Link).Append("\n\n").Append(Sentence.Get(mail.Language, "mail.link")).Append("\n\n");
        }

        if (mail.Rule is not null)
        {
            text.Append(Sentence.Get(mail.Language, "mail.rule")).Append(":\n").Append(mail.Rule).Append("\n\n");
        }

        return text.Append("-- \n").Append(mail.About).Append('\n').Append(Sentence.Get(mail.Language, "mail.footer")).Append('\n').ToString();
    }

    // Mail programs know neither style sheets nor dark mode: a table-free column, styles inline, contrast 7:1 and better.
    private static string Html(MailParts mail)
    {
        StringBuilder html = new();
        html.Append("<!doctype html><html lang=\"").Append(mail.Language).Append("\"><head><meta charset=\"utf-8\"><title>").Append(Encode(mail.Turn)).Append("</title></head>")
            .Append("<body style=\"margin:0;background:#f3f4f6;color:#16202c;font:16px/1.55 -apple-system,'Segoe UI',Roboto,'Noto Sans','Noto Sans CJK SC',sans-serif\">")
            .Append("<div style=\"max-width:34em;margin:0 auto;padding:24px 16px\"><p style=\"margin:0 0 12px;font-weight:700;color:#0b5c4a\">AtoZ</p>")
            .Append("<div style=\"background:#ffffff;border-radius:12px;padding:24px\">")
            .Append("<h1 style=\"margin:0 0 16px;font-size:22px;line-height:1.3\">").Append(Encode(mail.Turn)).Append("</h1>");
        foreach (string sentence in mail.Sentences)
        {
            html.Append("<p style=\"margin:0 0 14px\">").Append(Encode(sentence)).Append("</p>");
        }

        if (mail.Quote is not null)
        {
            html.Append("<blockquote style=\"margin:0 0 14px;padding:0 0 0 14px;border-left:4px solid #c9d3dc\">").Append(Encode(mail.Quote)).Append("</blockquote>");
        }

        if (mail.Link is not null)
        {
            html.Append("<p style=\"margin:22px 0 14px\"><a style=\"display:inline-block;background:#0b5c4a;color:#ffffff;text-decoration:none;font-weight:700;padding:14px 22px;border-radius:8px\" href=\"")
                .Append(Encode(mail.Link.ToString())).Append("\">").Append(Encode(mail.Button)).Append("</a></p><p style=\"margin:0;font-size:14px;color:#45525f\">")
                .Append(Encode(Sentence.Get(mail.Language, "mail.link"))).Append("</p>");
        }

        if (mail.Rule is not null)
        {
            html.Append("<p style=\"margin:14px 0 0;font-size:14px\"><a style=\"color:#0b5c4a\" href=\"").Append(Encode(mail.Rule.ToString())).Append("\">")
                .Append(Encode(Sentence.Get(mail.Language, "mail.rule"))).Append("</a></p>");
        }

        return html.Append("</div><p style=\"margin:16px 0 0;font-size:14px;color:#45525f\">").Append(Encode(mail.About)).Append("<br>")
            .Append(Encode(Sentence.Get(mail.Language, "mail.footer"))).Append("</p></div></body></html>").ToString();
    }

    private static string Encode(string value) => WebUtility.HtmlEncode(value);

    private sealed record MailParts(string Language, string Turn, IReadOnlyList<string> Sentences, string Button, Uri? Link, string? Quote, string About, Uri? Rule);
}
