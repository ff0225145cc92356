using AtoZ.Functions.Cases.Staff;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Api.Staff;

/// <summary>People who leave the staff: their sign-in counts for nothing from then on, and what they held is free.</summary>
internal sealed class LeaveStaff(IStaffSignIn signIn, Departures departures, Posted posted)
{
    [Function("ListGoneStaff")]
    [Gives(200, typeof(GoneShown))]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/staff/people/gone")] HttpRequest request) => signIn.Who(request) switch
    {
        null => Problems.From(StaffRefusals.NotSignedIn),
        { } member when !member.Is(Party.Administrator) => Problems.From(StaffRefusals.Needs(Party.Administrator)),
        _ => Answer.Ok(new GoneShown([.. (await departures.Gone()).Select(d => new PersonGone(d.Name, d.LeftAt, d.By, d.Reason))])),
    };

    [Function(nameof(LeaveStaff))]
    [Takes(typeof(PersonBody))]
    [Gives(200, typeof(LeftShown))]
    [Refuses("NAME_REQUIRED", "OWN_DEPARTURE", "REASON_REQUIRED", "ROLE_MISSING")]
    public async Task<IResult> Leave([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/staff/people/leave")] HttpRequest request, CancellationToken cancellationToken)
    {
        return await posted.OnceOfStaff<PersonBody>(
            request,
            signIn,
            async (db, member, body) =>
            {
                (int tasks, Refusal? refusal) = await departures.Leave(db, member, body.Name, body.Reason);
                return refusal is null ? Answer.Ok(new LeftShown(body.Name, tasks)) : Problems.From(refusal);
            },
            cancellationToken);
    }

    [Function("ComeBackToStaff")]
    [Takes(typeof(PersonBody))]
    [Gives(200, typeof(LeftShown))]
    [Refuses("NAME_REQUIRED", "NOT_GONE", "REASON_REQUIRED", "ROLE_MISSING")]
    public async Task<IResult> ComeBack([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/staff/people/come-back")] HttpRequest request, CancellationToken cancellationToken)
    {
        return await posted.OnceOfStaff<PersonBody>(
            request,
            signIn,
            async (db, member, body) => await departures.ComeBack(db, member, body.Name, body.Reason) is { } refusal ? Problems.From(refusal) : Answer.Ok(new LeftShown(body.Name, 0)),
            cancellationToken);
    }
}

/// <summary>Who leaves or comes back, and why.</summary>
/// <param name="Name">The name that their decisions carry.</param>
/// <param name="Reason">Kept.</param>
internal sealed record PersonBody(string Name, string Reason);

/// <summary>What came of it.</summary>
/// <param name="Name">Who.</param>
/// <param name="TasksFreed">How many tasks others can take now.</param>
internal sealed record LeftShown(string Name, int TasksFreed);

/// <summary>Who is gone.</summary>
internal sealed record GoneShown(IReadOnlyList<PersonGone> People);

/// <summary>Somebody who is gone: since when, who said so, and why.</summary>
internal sealed record PersonGone(string Name, DateTimeOffset LeftAt, string By, string Reason);
