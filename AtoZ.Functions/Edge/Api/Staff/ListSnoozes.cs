using AtoZ.Functions.Cases.Staff;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Facts.Fraud;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Api.Staff;

/// <summary>The fraud rules that are put off now, the first to end first.</summary>
internal sealed class ListSnoozes(IStaffSignIn signIn, SnoozeDesk desk)
{
    [Function(nameof(ListSnoozes))]
    [Gives(200, typeof(IReadOnlyList<SnoozeShown>))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/staff/fraud/snoozes")] HttpRequest request) => signIn.Who(request) switch
    {
        null => Problems.From(StaffRefusals.NotSignedIn),
        { Roles.Count: 0 } => Problems.From(StaffRefusals.NoRole),
        _ => Answer.Ok<IReadOnlyList<SnoozeShown>>([.. (await desk.Active()).Select(SnoozeShown.Of)]),
    };
}
