using AtoZ.Functions.Cases.Staff;
using AtoZ.Functions.Edge.Api.Claims;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Edge.Api.Views;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Api.Staff;

/// <summary>What waits for the member of staff who asks, the most urgent first.</summary>
internal sealed class ListStaffTasks(IStaffSignIn signIn, StaffDesk desk)
{
    [Function(nameof(ListStaffTasks))]
    [Gives(200, typeof(QueueShown))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/staff/queue")] HttpRequest request)
    {
        (StaffMember? member, Refusal? refused) = signIn.WithRole(request);
        if (member is null)
        {
            return Problems.From(refused!);
        }

        StaffAgenda agenda = await desk.Queue(member);
        return Answer.Ok(new QueueShown(member.Name, member.Roles, [.. agenda.Tasks.Select(Shown)], [.. agenda.Debts.Select(CaseViews.Of)]));
    }

    internal static TaskShown Shown(StaffTask task) => new(
        task.Stage.Kind,
        task.Stage.Seat,
        task.Stage.DebtId,
        task.Stage.OpenedAt,
        task.Stage.Deadline,
        ClaimSummary.Of(task.Claim),
        $"/api/staff/claims/{task.Claim.Id}",
        task.Lease?.Holder,
        task.Lease?.Until);
}

/// <summary>The queue of a member.</summary>
internal sealed record QueueShown(string Name, IReadOnlyList<Party> Roles, IReadOnlyList<TaskShown> Tasks, IReadOnlyList<DebtView> Debts);

/// <summary>One thing that waits, and who works on it until when.</summary>
internal sealed record TaskShown(
    StageKind Stage, Seat? Seat, DebtId? DebtId, DateTimeOffset Since, DateTimeOffset Deadline, ClaimSummary Claim, string Href, string? Holder, DateTimeOffset? HeldUntil);
