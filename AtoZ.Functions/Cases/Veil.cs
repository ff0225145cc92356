using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace AtoZ.Functions.Cases;

/// <summary>
/// A text, some of which others do not read. It is searched in its plain form, in which a digit is a digit however wide it was written
/// (Unicode NFKC); what is not hidden stays as it was written.
/// </summary>
internal sealed class Veil
{
    // Stands where something is hidden or kept, so that nothing is found there again.
    private const char Covered = '\uE000';

    private readonly string text;
    private readonly StringBuilder plain;
    private readonly List<Range> sources = [];
    private readonly List<(int Start, int End)> hidden = [];

    public Veil(string text)
    {
        this.text = text;
        this.plain = new StringBuilder(text.Length);
        int at = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            string form = Plain(rune);
            this.plain.Append(form);
            this.sources.AddRange(Enumerable.Repeat(at..(at + rune.Utf16SequenceLength), form.Length));
            at += rune.Utf16SequenceLength;
        }
    }

    /// <summary>Hides what a pattern finds.</summary>
    public void Hide(Regex pattern, Func<Match, bool>? really = null)
    {
        foreach (Match found in pattern.Matches(this.plain.ToString()).Where(m => really?.Invoke(m) ?? true))
        {
            this.hidden.Add((this.sources[found.Index].Start.Value, this.sources[found.Index + found.Length - 1].End.Value));
            this.Cover(found.Index, found.Length);
        }
    }

    /// <summary>Hides an id wherever it stands as a word.</summary>
    public void Hide(string id)
    {
        foreach (int at in this.Find(id))
        {
            this.hidden.Add((this.sources[at].Start.Value, this.sources[at + id.Length - 1].End.Value));
            this.Cover(at, id.Length);
        }
    }

    /// <summary>Lets nothing that is hidden later hide an id, but a link around it.</summary>
    public void Keep(string id)
    {
        foreach (int at in this.Find(id))
        {
            this.Cover(at, id.Length);
        }
    }

    /// <summary>The text as others read it.</summary>
    public string Read(string instead)
    {
        StringBuilder read = new();
        int at = 0;
        foreach ((int start, int end) in this.hidden.Order())
        {
            if (end > at)
            {
                read.Append(this.text, at, Math.Max(start - at, 0)).Append(instead);
                at = end;
            }
        }

        return read.Append(this.text, at, this.text.Length - at).ToString();
    }

    private static string Plain(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        // Seen by nobody, such as a space of no width between two digits.
        UnicodeCategory.Format or UnicodeCategory.EnclosingMark => "",
        UnicodeCategory.DashPunctuation => "-",
        UnicodeCategory.DecimalDigitNumber => ((int)Rune.GetNumericValue(rune)).ToString(CultureInfo.InvariantCulture),
        _ => rune.ToString().Normalize(NormalizationForm.FormKC),
    };

    private List<int> Find(string id)
    {
        string searched = this.plain.ToString();
        List<int> found = [];
        int at = searched.IndexOf(id, StringComparison.OrdinalIgnoreCase);
        for (; at >= 0; at = searched.IndexOf(id, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if (!IsOfAWord(searched, at - 1) && !IsOfAWord(searched, at + id.Length))
            {
                found.Add(at);
            }
        }

        return found;
    }

    // Chinese has no spaces between words: an id may stand right behind one.
    private static bool IsOfAWord(string text, int at) =>
        at >= 0 && at < text.Length && char.IsLetterOrDigit(text[at]) && char.GetUnicodeCategory(text[at]) != UnicodeCategory.OtherLetter;

    private void Cover(int at, int length)
    {
        for (int covered = at; covered < at + length; covered++)
        {
            this.plain[covered] = Covered;
        }
    }
}
