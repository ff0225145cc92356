using System.Buffers.Text;
using System.Globalization;
using System.Text;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Messages.Webhooks;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Edge.Api.Webhooks;

/// <summary>The feed: every event in the order in which it was recorded, oldest first. Whoever cannot be called reads here.</summary>
internal sealed class EventFeed(AtoZStore store, TimeProvider clock)
{
    // A transaction that began earlier may commit later: on PostgreSQL its numbers would appear behind a reader's back.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);

    [Function("ListEvents")]
    [Gives(200, typeof(EventPage))]
    [Asks("limit", typeof(int), "How many at most, from 1 to 50.")]
    [Asks("cursor", typeof(string), "'next' of the page before.")]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/events")] HttpRequest request)
    {
        QueryFilter filter = new(request.Query);
        int limit = filter.Number("limit", 1, Page.Largest, Page.Largest);
        long? after = Read(filter.Text("cursor"));
        filter.NothingElse(["limit", "cursor", "code"]);
        if ((after is null ? CursorWrong("?cursor") with { Status = StatusCodes.Status400BadRequest } : filter.Refusal) is { } refusal)
        {
            return Problems.From(refusal);
        }

        List<TimelineRecord> found = await store.Read(db =>
        {
            DateTimeOffset until = db.Database.IsSqlite() ? DateTimeOffset.MaxValue : clock.GetUtcNow() - Settling;
            IQueryable<TimelineRecord> later = db.Timeline.Where(t => t.Sequence > after);
            return (db.Database.IsSqlite() ? later : later.Where(t => t.At <= until)).OrderBy(t => t.Sequence).Take(limit).ToListAsync();
        });
        return Answer.Ok(new EventPage([.. found.Select(WebhookEvent.Of)], Write(found.Count > 0 ? found[^1].Sequence : after!.Value)));
    }

    /// <summary>The number in a cursor; zero for none, null when it is not one of ours.</summary>
    internal static long? Read(string? cursor)
    {
        if (string.IsNullOrEmpty(cursor))
        {
            return 0;
        }

        bool known = Base64Url.IsValid(cursor) && long.TryParse(Encoding.ASCII.GetString(Base64Url.DecodeFromChars(cursor)).AsSpan().TrimStart('e'), NumberStyles.None, CultureInfo.InvariantCulture, out _);
        return known ? long.Parse(Encoding.ASCII.GetString(Base64Url.DecodeFromChars(cursor)).AsSpan().TrimStart('e'), CultureInfo.InvariantCulture) : null;
    }

    /// <summary>The cursor of a number.</summary>
    internal static string Write(long number) => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"e{number}")));

    /// <summary>What is said to a cursor that is not one of ours.</summary>
    internal static Refusal CursorWrong(string field) => new("CURSOR_WRONG", 422, "The cursor was not given out by the feed.", "Send 'next' of the page before, or leave it out.", field);
}

/// <summary>The catalogue of events: every type, what it means, and an example of its body.</summary>
internal sealed class ListEventTypes
{
    private static readonly XmlDocs Words = XmlDocs.Of(typeof(ListEventTypes).Assembly);

    [Function(nameof(ListEventTypes))]
    [Gives(200, typeof(EventTypeList))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/events/types")] HttpRequest request) =>
        Answer.Ok(new EventTypeList([.. EventTypes.All.Select(Shown)]));

    internal static string Means(string type) =>
        EventTypes.KindOf(type) is { } kind ? Words.Word(typeof(TimelineKind), kind.ToString()) ?? type : "A test of an endpoint.";

    private static EventTypeShown Shown(string type)
    {
        bool test = EventTypes.KindOf(type) is null;
        WebhookEventData data = new("evt_0123456789abcdef0123456789abcdef", test ? null : new ClaimId("clm_0193"), Party.Marketplace, new Dictionary<string, string>(), "/api/claims/clm_0193");
        return new EventTypeShown(type, Means(type), new WebhookEvent(type, DateTimeOffset.UnixEpoch, data));
    }
}
