using System.Globalization;
using DurableTask.Sqlite;
using DurableTask.Sqlite.Replay;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace FunctionsHost.Durable;

/// <summary>Asking after instances.</summary>
internal sealed class InstanceReads(FunctionsClient client, DurableEngine engine)
{
    private const string ContinuationHeader = "x-ms-continuation-token";
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    /// <summary>GET instances/{id}: 202 while it goes on, 200 when it has ended, 500 where asked for and failed, 404.</summary>
    public async Task StatusAsync(HttpContext http)
    {
        OrchestrationMetadata? instance = await client.GetInstanceAsync(ManagementRequest.Id(http), getInputsAndOutputs: true, http.RequestAborted);
        if (instance is null)
        {
            await ManagementRequest.UnknownAsync(http);
            return;
        }

        http.Response.StatusCode = Status(http, instance);
        if (http.Response.StatusCode == StatusCodes.Status202Accepted)
        {
            http.Response.Headers.Location = $"{http.Request.Scheme}://{http.Request.Host}{http.Request.Path}{http.Request.QueryString}";
            http.Response.Headers.RetryAfter = RetryAfter.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        }

        object? history = ManagementRequest.Flag(http, "showHistory", otherwise: false)
            ? HistoryBody.Of(await engine.GetHistoryAsync(instance.InstanceId, http.RequestAborted) ?? [], ManagementRequest.Flag(http, "showHistoryOutput", otherwise: false))
            : null;
        await http.Response.WriteAsJsonAsync(StatusBody.Of(instance, ManagementRequest.Flag(http, "showInput", otherwise: true), history), http.RequestAborted);
    }

    /// <summary>GET instances/{id}/history, which Azure does not have: 200 with what <see cref="ReplayVerifier"/> takes, 404.</summary>
    public async Task HistoryAsync(HttpContext http)
    {
        if (await engine.ExportAsync(ManagementRequest.Id(http), http.RequestAborted) is not { } history)
        {
            await ManagementRequest.UnknownAsync(http);
            return;
        }

        http.Response.ContentType = "application/json; charset=utf-8";
        await http.Response.WriteAsync(history.ToJson(), http.RequestAborted);
    }

    /// <summary>GET instances: 200 with a page, and the token of the next one in a header.</summary>
    public async Task ListAsync(HttpContext http)
    {
        bool input = ManagementRequest.Flag(http, "showInput", otherwise: false);
        var query = new OrchestrationQuery(
            ManagementRequest.Time(http, "createdTimeFrom"),
            ManagementRequest.Time(http, "createdTimeTo"),
            ManagementRequest.Statuses(http),
            InstanceIdPrefix: ManagementRequest.Text(http, "instanceIdPrefix"),
            PageSize: ManagementRequest.Number(http, "top") is { } top and > 0 ? top : OrchestrationQuery.DefaultPageSize,
            FetchInputsAndOutputs: true,
            ContinuationToken: http.Request.Headers[ContinuationHeader].FirstOrDefault());
        IAsyncEnumerable<Page<OrchestrationMetadata>> pages = client.GetAllInstancesAsync(query).AsPages(query.ContinuationToken, query.PageSize);
        await foreach (Page<OrchestrationMetadata> page in pages.WithCancellation(http.RequestAborted))
        {
            if (page.ContinuationToken is { } next)
            {
                http.Response.Headers[ContinuationHeader] = next;
            }

            await http.Response.WriteAsJsonAsync(page.Values.Select(instance => StatusBody.Of(instance, input, history: null)), http.RequestAborted);
            return;
        }

        await http.Response.WriteAsJsonAsync(Array.Empty<object>(), http.RequestAborted);
    }

    private static int Status(HttpContext http, OrchestrationMetadata instance)
    {
        if (!instance.IsCompleted)
        {
            return StatusCodes.Status202Accepted;
        }

        bool failure = instance.RuntimeStatus == OrchestrationRuntimeStatus.Failed
            && ManagementRequest.Flag(http, "returnInternalServerErrorOnFailure", otherwise: false);
        return failure ? StatusCodes.Status500InternalServerError : StatusCodes.Status200OK;
    }
}
