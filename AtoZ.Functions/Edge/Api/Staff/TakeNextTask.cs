using AtoZ.Functions.Cases.Staff;
using AtoZ.Functions.Edge.Api.Json;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Guarantee.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Api.Staff;

/// <summary>
/// Takes the most urgent task that nobody else holds, for a while. Asked again it gives the same task and a longer while, so a repeat takes no
/// second one and needs no Idempotency-Key.
/// </summary>
internal sealed class TakeNextTask(IStaffSignIn signIn, TaskLeases leases)
{
    [Function(nameof(TakeNextTask))]
    [Takes(typeof(NextTaskBody), Once = false)]
    [Gives(200, typeof(NextTaskShown))]
    [Refuses("ROLE_MISSING")]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/staff/tasks/next")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (signIn.Who(request) is not { } member)
        {
            return Problems.From(StaffRefusals.NotSignedIn);
        }

        BodyRead<NextTaskBody> body = await RequestBody.Read<NextTaskBody>(request, cancellationToken);
        if (body.Value is not { } wish)
        {
            return Problems.From(body.Refusal!);
        }

        if (wish.Role is { } role ? !member.Is(role) : member.Roles.Count == 0)
        {
            return Problems.From(StaffRefusals.NoRole);
        }

        return Answer.Ok(new NextTaskShown(await leases.TakeNext(member, wish.Role) is var (task, _) ? ListStaffTasks.Shown(task) : null));
    }
}

/// <summary>Which task is wanted; without a role any of the member's.</summary>
internal sealed record NextTaskBody(Party? Role = null);

/// <summary>The task that was taken; null when nothing waits.</summary>
internal sealed record NextTaskShown(TaskShown? Task);
