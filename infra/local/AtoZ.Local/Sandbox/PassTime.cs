using AtoZ.Functions.Edge.Api;
using AtoZ.Functions.Edge.Api.Json;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Guarantee;
using FunctionsHost.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Local.Sandbox;

/// <summary>Lets time pass in the sandbox: every reminder, deadline and attempt on the way happens, in seconds.</summary>
internal sealed class PassTime(SandboxClock clock)
{
    private const int MostHours = 24 * 800;

    // Months pass in this time; what takes longer goes on beside.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(55);

    [Function(nameof(PassTime))]
    [Takes(typeof(PassTimeBody), Once = false)]
    [Gives(200, typeof(SandboxTime))]
    [Gives(202, typeof(SandboxTime))]
    [Refuses("SANDBOX_HOURS_WRONG", "SANDBOX_OFF", "SANDBOX_WALKING")]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/sandbox/clock")] HttpRequest request, CancellationToken cancellationToken)
    {
        BodyRead<PassTimeBody> body = await RequestBody.Read<PassTimeBody>(request, cancellationToken);
        if (body.Value is not { } asked)
        {
            return Problems.From(body.Refusal!);
        }

        if (asked.Hours is < 1 or > MostHours)
        {
            return Problems.From(new Refusal("SANDBOX_HOURS_WRONG", 422, $"Time passes by 1 to {MostHours} hours at once.", "Send hours within these bounds.", "/hours"));
        }

        if (clock.WalkOn(TimeSpan.FromHours(asked.Hours)) is { } refusal)
        {
            return Problems.From(refusal);
        }

        return await request.HttpContext.Features.GetRequiredFeature<RequestWork>().WaitAsync(() => clock.Walk, Patience)
            ? Answer.Ok(clock.Shown())
            : Answer.Accepted(clock.Shown()) with { Location = "/api/sandbox/clock" };
    }
}

/// <summary>The clock of the sandbox: the moment, and whether time is passing.</summary>
internal sealed class GetSandboxClock(SandboxClock clock)
{
    [Function(nameof(GetSandboxClock))]
    [Gives(200, typeof(SandboxTime))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/sandbox/clock")] HttpRequest request) => Answer.Ok(clock.Shown());
}

/// <summary>How much time shall pass.</summary>
internal sealed record PassTimeBody(int Hours);
