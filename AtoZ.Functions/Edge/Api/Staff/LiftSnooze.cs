using AtoZ.Functions.Cases.Staff;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Facts.Fraud;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Commands;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Api.Staff;

/// <summary>Lets a fraud rule that was put off count again.</summary>
internal sealed class LiftSnooze(IStaffSignIn signIn, SnoozeDesk desk, Posted posted)
{
    [Function(nameof(LiftSnooze))]
    [Takes(typeof(NoPayload))]
    [Gives(200, typeof(SnoozeShown))]
    [Refuses("ROLE_MISSING", "SNOOZE_UNKNOWN")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/staff/fraud/snoozes/{snoozeId}/lift")] HttpRequest request, string snoozeId, CancellationToken cancellationToken)
    {
        return await posted.OnceOfStaff<NoPayload>(
            request,
            signIn,
            async (db, member, _) =>
            {
                (FraudSnoozeRecord? snooze, Refusal? refusal) = await desk.Lift(db, member, snoozeId);
                return snooze is null ? Problems.From(refusal!) : Answer.Ok(SnoozeShown.Of(snooze));
            },
            cancellationToken);
    }
}
