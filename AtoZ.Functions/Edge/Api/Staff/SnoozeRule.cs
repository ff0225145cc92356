using AtoZ.Functions.Cases.Staff;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Facts.Fraud;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Api.Staff;

/// <summary>Puts a fraud rule off for one party for a while.</summary>
internal sealed class SnoozeRule(IStaffSignIn signIn, SnoozeDesk desk, Posted posted)
{
    [Function(nameof(SnoozeRule))]
    [Takes(typeof(SnoozeBody))]
    [Gives(201, typeof(SnoozeShown))]
    [Refuses("ALREADY_SNOOZED", "REASON_REQUIRED", "ROLE_MISSING", "RULE_UNKNOWN", "SNOOZE_SPAN")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/staff/fraud/snoozes")] HttpRequest request, CancellationToken cancellationToken)
    {
        return await posted.OnceOfStaff<SnoozeBody>(
            request,
            signIn,
            async (db, member, body) =>
            {
                (FraudSnoozeRecord? snooze, Refusal? refusal) = await desk.Snooze(db, member, body);
                return snooze is null ? Problems.From(refusal!) : Answer.Created("/api/staff/fraud/snoozes", SnoozeShown.Of(snooze));
            },
            cancellationToken);
    }
}

/// <summary>A rule that is put off.</summary>
internal sealed record SnoozeShown(string Id, string Rule, Party Party, string PartyId, string Comment, string By, DateTimeOffset At, DateTimeOffset Until, string? LiftedBy, DateTimeOffset? LiftedAt)
{
    /// <summary>The view of a record.</summary>
    public static SnoozeShown Of(FraudSnoozeRecord record) =>
        new(record.Id, record.Rule, record.Party, record.PartyId, record.Comment, record.By, record.At, record.Until, record.LiftedBy, record.LiftedAt);
}
