using System.Text.Json;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Json;
using AtoZ.Functions.Workflows;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace AtoZ.Functions.Edge.Api.Facts;

/// <summary>
/// Takes in facts in bulk: one JSON object a line, any number of lines. An upload that was cut off goes on from the line after <c>lastLine</c>, or is sent whole
/// again: lines that are in the store are skipped and those that were refused are tried again, so no Idempotency-Key is needed.
/// </summary>
internal sealed class UploadFacts(FactUpload upload)
{
    private const string Ndjson = "application/x-ndjson";

    [Function(nameof(UploadFacts))]
    [Takes(ContentType = Ndjson, Once = false)]
    [Gives(200, typeof(UploadShown))]
    [Asks("firstLine", typeof(int), "The number of the first line sent, from 1; to go on with an upload.")]
    [Refuses("UPLOAD_GAP", "UPLOAD_ID_WRONG")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/facts/uploads/{uploadId}")] HttpRequest request,
        string uploadId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        QueryFilter filter = new(request.Query);
        int first = filter.Number("firstLine", 1, int.MaxValue, 1);
        filter.NothingElse(["firstLine", "code"]);
        if ((filter.Refusal ?? Check(request, uploadId)) is { } refusal)
        {
            return Problems.From(refusal);
        }

        // Any number of lines, never held in memory.
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = null;
        }

        (UploadRecord? read, Refusal? refused) =
            await upload.Read(uploadId, first, request.Body, effects => Launch.Follow(client, effects), cancellationToken);
        return read is null ? Problems.From(refused!) : Answer.Ok(UploadShown.Of(read));
    }

    private static Refusal? Check(HttpRequest request, string uploadId)
    {
        if (!(request.ContentType ?? "").StartsWith(Ndjson, StringComparison.OrdinalIgnoreCase))
        {
            return new Refusal("CONTENT_TYPE_UNSUPPORTED", 415, $"The body's type is '{request.ContentType}'.", $"Send lines of JSON with 'Content-Type: {Ndjson}'.");
        }

        return uploadId.Length <= 64 && uploadId.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')
            ? null
            : new Refusal("UPLOAD_ID_WRONG", 400, "The upload's id has more than 64 characters or others than letters, digits, '-', '_' and '.'.", "Choose another, such as a UUID.");
    }
}

/// <summary>How far an upload came: also while it runs, and after it was cut off.</summary>
internal sealed class GetUpload(AtoZStore store)
{
    [Function(nameof(GetUpload))]
    [Gives(200, typeof(UploadShown))]
    [Refuses("UPLOAD_UNKNOWN")]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/facts/uploads/{uploadId}")] HttpRequest request, string uploadId) =>
        await store.Read(async db => await db.Uploads.FindAsync(uploadId)) is { } upload
            ? Answer.Ok(UploadShown.Of(upload))
            : Problems.From(new Refusal("UPLOAD_UNKNOWN", 404, "There is no such upload.", "Send its first lines."));
}

/// <summary>An upload.</summary>
/// <param name="Id">Your id of it.</param>
/// <param name="LastLine">The last line that is in the store; go on with the one after.</param>
/// <param name="Applied">Facts that are new.</param>
/// <param name="Unchanged">Facts that were known.</param>
/// <param name="Refused">Lines that were refused, as of the last time that each was sent.</param>
/// <param name="Errors">What is wrong with them: the first two hundred.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="FinishedAt">When its end was reached; null while it runs or after it was cut off.</param>
internal sealed record UploadShown(
    string Id, long LastLine, long Applied, long Unchanged, long Refused, IReadOnlyList<UploadError> Errors, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt)
{
    internal static UploadShown Of(UploadRecord u) =>
        new(u.Id, u.LastLine, u.Applied, u.Unchanged, u.Refused, JsonSerializer.Deserialize<List<UploadError>>(u.Errors, ApiJson.Options)!, u.StartedAt, u.FinishedAt);
}
