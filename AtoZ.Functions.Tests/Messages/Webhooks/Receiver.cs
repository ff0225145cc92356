using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AtoZ.Functions.Tests.Messages.Webhooks;

/// <summary>An integrator's server: real HTTP on this machine, with the failures that it is told to play.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly Channel<Received> _received = Channel.CreateUnbounded<Received>();
    private readonly ConcurrentQueue<Func<HttpContext, Task>> _answers = new();

    private Receiver(WebApplication server) => _server = server;

    public string Address { get; private set; } = "";

    public static async Task<Receiver> Start()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        Receiver receiver = new(builder.Build());
        receiver._server.Run(receiver.Take);
        await receiver._server.StartAsync();
        receiver.Address = receiver._server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/hook";
        return receiver;
    }

    /// <summary>How the next request is answered; 204 when nothing is planned.</summary>
    public void Answers(int status, string? retryAfter = null, string? location = null) => _answers.Enqueue(http =>
    {
        http.Response.StatusCode = status;
        http.Response.Headers.RetryAfter = retryAfter;
        http.Response.Headers.Location = location;
        return Task.CompletedTask;
    });

    /// <summary>The next request ends without an answer.</summary>
    public void HangsUp() => _answers.Enqueue(http =>
    {
        http.Abort();
        return Task.CompletedTask;
    });

    /// <summary>The next request gets no answer at all.</summary>
    /// <returns>Ends when the sender has given up.</returns>
    public Task Hangs()
    {
        TaskCompletionSource givenUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _answers.Enqueue(async http =>
        {
            http.RequestAborted.Register(givenUp.SetResult);
            await givenUp.Task;
        });
        return givenUp.Task;
    }

    public async Task<Received> Next() => await _received.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(3));

    /// <summary>What came that nobody looked at yet.</summary>
    public IReadOnlyList<Received> Rest()
    {
        List<Received> rest = [];
        while (_received.Reader.TryRead(out Received? one))
        {
            rest.Add(one);
        }

        return rest;
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    private async Task Take(HttpContext http)
    {
        using StreamReader reader = new(http.Request.Body);
        string body = await reader.ReadToEndAsync();
        string Header(string name) => http.Request.Headers[name].ToString();
        await _received.Writer.WriteAsync(new Received(Header("webhook-id"), Header("webhook-timestamp"), Header("webhook-signature"), body));
        await (_answers.TryDequeue(out Func<HttpContext, Task>? answer) ? answer(http) : Nothing(http));
    }

    private static Task Nothing(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}

/// <summary>A webhook that came in.</summary>
internal sealed record Received(string Id, string Timestamp, string Signature, string Body);
