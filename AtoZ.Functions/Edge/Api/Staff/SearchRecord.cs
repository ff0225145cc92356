using AtoZ.Functions.Cases.Staff;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.Ledger;
using AtoZ.Functions.Edge.Api.Limits;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Texts;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Api.Staff;

/// <summary>The record of all claims for auditors: timelines and signed decisions, by text and date, the newest first, in pages or as a table.</summary>
internal sealed class SearchRecord(IStaffSignIn signIn, RecordSearch search)
{
    private const string List = "record";
    private static readonly string[] Filters = ["text", "from", "until"];

    [Function(nameof(SearchRecord))]
    [Costly]
    [Gives(200, typeof(RecordPage))]
    [Asks("text", typeof(string), "Words in the facts of an entry or in a decision, or the id of a claim; capitals do not matter.")]
    [Asks("from", typeof(DateTimeOffset), "First moment.")]
    [Asks("until", typeof(DateTimeOffset), "First moment after.")]
    [Asks("limit", typeof(int), "How many at most, from 1 to 50.")]
    [Asks("cursor", typeof(string), "'next' of the page before.")]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/staff/record")] HttpRequest request)
    {
        if (Refused(request) is { } refused)
        {
            return refused;
        }

        QueryFilter filter = new(request.Query);
        RecordQuery query = Asked(filter);
        (int limit, string? after) = Page.Asked(filter, List, Filters);
        filter.NothingElse([.. Filters, "limit", "cursor"]);
        if (filter.Refusal is { } wrong)
        {
            return Problems.From(wrong);
        }

        (IReadOnlyList<RecordFound> found, bool more) = await search.Find(query, RecordPlace.Read(after), limit);
        return Answer.Ok(new RecordPage([.. found.Select(RecordShown.Of)], more ? Page.Next(filter, List, Filters, found[^1].Place.ToString()) : null));
    }

    [Function("ExportRecord")]
    [Costly]
    [Gives(200, ContentType = "text/csv")]
    [Asks("text", typeof(string), "Words in the facts of an entry or in a decision, or the id of a claim; capitals do not matter.")]
    [Asks("from", typeof(DateTimeOffset), "First moment.")]
    [Asks("until", typeof(DateTimeOffset), "First moment after.")]
    public IResult Export([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/staff/record/export.csv")] HttpRequest request)
    {
        if (Refused(request) is { } refused)
        {
            return refused;
        }

        QueryFilter filter = new(request.Query);
        RecordQuery query = Asked(filter);
        filter.NothingElse(Filters);
        return filter.Refusal is { } wrong ? Problems.From(wrong) : new CsvAnswer(List, async write =>
        {
            await write(Csv.Row("at", "claim", "actor", "kind", "data", "decision", "sha256"));
            RecordPlace? after = null;
            bool more = true;
            while (more)
            {
                (IReadOnlyList<RecordFound> found, more) = await search.Find(query, after, Page.Largest);
                foreach (RecordFound one in found)
                {
                    await write(Csv.Row(one.At, one.Claim?.Value, one.Entry?.Actor.ToString(), one.Entry?.Kind.ToString() ?? one.Decision!.Kind.ToString(), one.Entry?.Data ?? one.Decision!.Body, one.Decision?.Id, one.Decision?.Sha256));
                    after = one.Place;
                }
            }
        });
    }

    private static RecordQuery Asked(QueryFilter filter) => new(filter.Text("text"), Moment(filter, "from"), Moment(filter, "until"));

    private static DateTimeOffset? Moment(QueryFilter filter, string name)
    {
        if (filter.Text(name) is not { } text)
        {
            return null;
        }

        DateTimeOffset? at = Instants.Read(text);
        if (at is null)
        {
            filter.Refuse("QUERY_WRONG", $"'{name}' is no instant with an offset.", $"Send {Instants.Example}; write the plus of an offset as %2B.", name);
        }

        return at;
    }

    private Answer? Refused(HttpRequest request) => signIn.Who(request) switch
    {
        null => Problems.From(StaffRefusals.NotSignedIn),
        { } member when !member.Is(Party.Auditor) => Problems.From(StaffRefusals.Needs(Party.Auditor)),
        _ => null,
    };
}

/// <summary>A page of the record; <c>next</c> is the cursor of the following one, null at the end.</summary>
internal sealed record RecordPage(IReadOnlyList<RecordShown> Entries, string? Next);

/// <summary>Something on the record: an entry of a timeline, or a signed decision.</summary>
/// <param name="At">When.</param>
/// <param name="ClaimId">The claim; null for the refusal of one that was never filed.</param>
/// <param name="Actor">Who did it; null for a decision.</param>
/// <param name="Kind">What happened; null for a decision.</param>
/// <param name="Decision">What was decided; null for an entry.</param>
/// <param name="DecisionId">The decision; null for an entry.</param>
/// <param name="Data">The facts of the entry, or what was signed.</param>
/// <param name="Href">Where the claim is read.</param>
internal sealed record RecordShown(
    DateTimeOffset At, ClaimId? ClaimId, Party? Actor, TimelineKind? Kind, DecisionKind? Decision, string? DecisionId, System.Text.Json.JsonElement Data, string? Href)
{
    /// <summary>What was found, as it is shown.</summary>
    public static RecordShown Of(RecordFound found)
    {
        return new RecordShown(
            found.At, found.Claim, found.Entry?.Actor, found.Entry?.Kind, found.Decision?.Kind, found.Decision?.Id,
            System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement>(found.Entry?.Data ?? found.Decision!.Body),
            found.Claim is { } claim ? $"/api/staff/claims/{claim}" : null);
    }
}
