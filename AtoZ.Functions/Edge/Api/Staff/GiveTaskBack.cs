using AtoZ.Functions.Cases.Staff;
using AtoZ.Functions.Edge.Api.Json;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Guarantee;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Api.Staff;

/// <summary>Gives a taken case back, so that others can take it; giving back what is not held changes nothing.</summary>
internal sealed class GiveTaskBack(IStaffSignIn signIn, TaskLeases leases)
{
    [Function(nameof(GiveTaskBack))]
    [Takes(typeof(GiveBackBody), Once = false)]
    [Gives(200, typeof(GivenBack))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/staff/tasks/give-back")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (signIn.Who(request) is not { } member)
        {
            return Problems.From(StaffRefusals.NotSignedIn);
        }

        BodyRead<GiveBackBody> body = await RequestBody.Read<GiveBackBody>(request, cancellationToken);
        return body.Value is { } given ? Answer.Ok(new GivenBack(await leases.GiveBack(member, new ClaimId(given.ClaimId)))) : Problems.From(body.Refusal!);
    }
}

/// <summary>The claim whose task is given back.</summary>
internal sealed record GiveBackBody(string ClaimId);

/// <summary>How many tasks are free again.</summary>
internal sealed record GivenBack(int Tasks);
