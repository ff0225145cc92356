using AtoZ.Functions.Guarantee;

namespace AtoZ.Functions.Texts;

/// <summary>Somebody who reads a page: their language, the moment, and their time zone (UTC when not known). All that a page says goes through here.</summary>
public sealed record Reader(string Language, DateTimeOffset Now, TimeZoneInfo? Zone = null)
{
    /// <summary>A sentence.</summary>
    public string Say(string key, params (string Name, string Value)[] args) => Sentence.Get(this.Language, key, args);

    /// <summary>The first sentence of several keys that exists.</summary>
    public string SayFirst(params string[] keys) => Sentence.Get(this.Language, keys.First(Sentence.Has));

    /// <summary>A code in words; see <see cref="Readable.Word"/>.</summary>
    public string Word(string code) => Readable.Word(this.Language, code);

    /// <summary>An enum's name in words.</summary>
    public string Word(Enum code) => Readable.Word(this.Language, code.ToString());

    /// <summary>An amount.</summary>
    public string Money(Money money) => Format.Money(this.Language, money);

    /// <summary>A day and time.</summary>
    public string Instant(DateTimeOffset at) => Format.Instant(this.Language, at, this.Zone);

    /// <summary>A day and time that ends a window.</summary>
    public string Until(DateTimeOffset at) => Format.Until(this.Language, at, this.Zone);

    /// <summary>A day.</summary>
    public string Date(DateTimeOffset at) => Format.Date(this.Language, at, this.Zone);

    /// <summary>A day and time for lists.</summary>
    public string Brief(DateTimeOffset at) => Format.Brief(this.Language, at, this.Zone);

    /// <summary>Time left until a moment.</summary>
    public string Left(DateTimeOffset until) => Format.Left(this.Language, until - this.Now);

    public string Percent(decimal share) => Format.Percent(this.Language, share);

    /// <summary>A whole number.</summary>
    public string Number(int number) => Format.Number(this.Language, number);

    /// <summary>A whole span.</summary>
    public string Span(TimeSpan span) => Format.Span(this.Language, span);
}
