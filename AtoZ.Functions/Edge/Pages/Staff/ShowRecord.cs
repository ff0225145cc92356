using System.Globalization;
using AtoZ.Functions.Cases.Staff;
using AtoZ.Functions.Edge.Pages.Case;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Texts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Pages.Staff;

/// <summary>The record of all claims, searched by text and date: for auditors.</summary>
internal sealed class ShowRecord(StaffFrontDesk desk, RecordSearch search, PageRenderer pages)
{
    private const int PerPage = 50;

    /// <summary>Shows what is found.</summary>
    [Function("StaffRecordPage")]
    public async Task<IActionResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/record")] HttpRequest request)
    {
        (StaffMember? member, IActionResult? instead) = await desk.Enter(request);
        if (member is null)
        {
            return instead!;
        }

        if (!member.Is(Party.Auditor))
        {
            return await desk.Refused(request, StaffRefusals.Needs(Party.Auditor), "/staff");
        }

        StaffFrame frame = desk.Frame(request, member, reader => reader.Say("staff.nav.record"), "/staff/record");
        string text = request.Query["text"].ToString().Trim();
        DateOnly? from = Day(request, "from"), until = Day(request, "until");
        RecordQuery query = new(text.Length > 0 ? text : null, Start(from), Start(until?.AddDays(1)));
        (IReadOnlyList<RecordFound> found, bool more) = await search.Find(query, RecordPlace.Read(request.Query["after"]), PerPage);
        return await pages.Page<RecordSearchPage>(new RecordSearchView(
            frame, text, Written(from), Written(until), [.. found.Select(f => Row(f, frame.Reader))], more ? found[^1].Place.ToString() : null, Exported(query)));
    }

    private static RecordRow Row(RecordFound found, Reader reader) => found.Decision is { } decision
        ? new RecordRow(found.At, found.Claim?.Value, reader.Say("staff.record.decision", ("kind", reader.Say($"staff.record.decision.{decision.Kind}"))), null)
        : Sentences.Story(reader, found.Entry!) is var story ? new RecordRow(found.At, found.Claim?.Value, story.Text, story.Quote) : null!;

    private static DateOnly? Day(HttpRequest request, string name) =>
        DateOnly.TryParseExact(request.Query[name].ToString().Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) && Start(day) is not null
            ? day
            : null;

    private static DateTimeOffset? Start(DateOnly? day) =>
        day is { } known && new DateTimeOffset(known, TimeOnly.MinValue, TimeSpan.Zero) is var at && Instants.IsWithin(at) ? at : null;

    private static string Written(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Exported(RecordQuery query)
    {
        List<string> parts = [];
        void Add(string name, string? value)
        {
            if (value is not null)
            {
                parts.Add($"{name}={Uri.EscapeDataString(value)}");
            }
        }

        Add("text", query.Text);
        Add("from", query.From?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        Add("until", query.Until?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        return "/api/staff/record/export.csv" + (parts.Count > 0 ? "?" + string.Join('&', parts) : "");
    }
}

/// <summary>The page of the record.</summary>
public sealed record RecordSearchView(StaffFrame Frame, string Text, string From, string Until, IReadOnlyList<RecordRow> Rows, string? After, string Export)
{
    /// <summary>The address of the next page.</summary>
    public string Next =>
        $"/staff/record?text={Uri.EscapeDataString(this.Text)}&from={this.From}&until={this.Until}&after={Uri.EscapeDataString(this.After ?? "")}";
}

/// <summary>A line of the record.</summary>
public sealed record RecordRow(DateTimeOffset At, string? Claim, string Text, string? Quote);
