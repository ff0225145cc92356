using AtoZ.Functions.Edge.Api.ProblemTypes;

namespace AtoZ.Functions.Edge.Api.OpenApi;

/// <summary>The codes that a route gives because of its kind: who may call it and what it reads.</summary>
internal static class ImpliedCodes
{
    private static readonly string[] Links = ["LINK_EXPIRED", "LINK_KEY_WITHDRAWN", "LINK_REVOKED", "LINK_WRONG"];
    private static readonly string[] Staff = ["ROLE_MISSING", "SIGN_IN_UNAVAILABLE", "STAFF_GONE", "STAFF_NOT_SIGNED_IN"];
    private static readonly string[] Bodies = ["BODY_MISSING", "BODY_NOT_JSON", "FIELD_MISSING", "FIELD_UNKNOWN", "FIELD_WRONG_TYPE"];
    private static readonly string[] AnyBody = ["BODY_TOO_LARGE", "CONTENT_TYPE_UNSUPPORTED", "REQUEST_BROKEN"];
    private static readonly string[] Keys = ["IDEMPOTENCY_IN_FLIGHT", "IDEMPOTENCY_KEY_MISSING", "IDEMPOTENCY_KEY_REUSED", "IDEMPOTENCY_KEY_UNUSABLE"];
    private static readonly string[] Queries = ["QUERY_UNKNOWN", "QUERY_WRONG"];

    private static readonly string[] Commands = [.. ProblemCatalogue.All.Where(k => k.Area == "command").Select(k => k.Code)];

    /// <summary>The codes of a route's kind.</summary>
    public static IEnumerable<string> Of(ApiRoute route) =>
    [
        "HOST_UNKNOWN",
        "INTERNAL",
        "STORE_UNAVAILABLE",
        "TEXT_UNUSABLE",
        "TOO_MANY_REQUESTS",
        .. route.Parts.Count == 0 && route.Takes?.Body is null ? [] : (string[])["ID_UNUSABLE"],
        .. route.IsLink ? Links : [],
        .. route.IsStaff ? Staff : [],
        .. route.Takes is null ? [] : AnyBody,
        .. route.Takes?.Body is null ? [] : Bodies,
        .. route.Takes?.Body == typeof(CommandBody) ? Commands : [],
        .. route.Takes is { Once: true } ? Keys : [],
        .. route.Asks.Count == 0 ? [] : Queries,
        .. route.Asks.Any(a => a.Name == "cursor") ? (string[])["CURSOR_WRONG"] : [],
    ];
}
