using AtoZ.Functions.Data;
using AtoZ.Functions.Texts;

namespace AtoZ.Local.Pages;

/// <summary>The first page of the local build.</summary>
/// <param name="Reader">Who reads.</param>
/// <param name="Samples">Some claims of every state with their links.</param>
/// <param name="Claims">How many claims there are.</param>
/// <param name="KeysFile">Where the staff keys are.</param>
/// <param name="DataDirectory">Where everything is kept.</param>
/// <param name="Address">Where the app is reached, with a slash at its end.</param>
/// <param name="PlayingUntil">Until where the sample is being played; null when nothing is.</param>
public sealed record StartView(
    Reader Reader, IReadOnlyList<SampleView> Samples, int Claims, string KeysFile, string DataDirectory, string Address, DateTimeOffset? PlayingUntil);

/// <summary>A claim with the links that were handed out for it.</summary>
public sealed record SampleView(ClaimRecord Claim, string Item, IReadOnlyList<(string Who, string Address)> Links);

/// <summary>A page of all mails, newest first.</summary>
/// <param name="Reader">Who reads.</param>
/// <param name="Search">What was searched for; empty for all.</param>
/// <param name="Mails">The mails of this page.</param>
/// <param name="Page">Which page, from 1.</param>
/// <param name="Pages">How many there are.</param>
/// <param name="Count">How many mails were found.</param>
public sealed record MailListView(Reader Reader, string Search, IReadOnlyList<MailRecord> Mails, int Page, int Pages, int Count);

public sealed record MailView(Reader Reader, MailRecord Mail, string? Link);
