using AtoZ.Functions.Cases;
using AtoZ.Functions.Cases.Staff;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Edge.Api.Staff;

/// <summary>The steps that every decision of staff shares: who is it, key, body, the decision once, the wake-up.</summary>
internal sealed class StaffPosted(IStaffSignIn signIn, StaffDesk desk, CaseReader reader, Posted posted)
{
    /// <summary>Gives the decision that an address names.</summary>
    /// <param name="request">The request.</param>
    /// <param name="client">To wake the orchestration.</param>
    /// <param name="row">The command; null when no command has that address.</param>
    /// <param name="find">Finds claim, command and payload from the body, or a refusal.</param>
    /// <param name="cancellationToken">Ends the reading of the body.</param>
    internal async Task<Answer> Decide(
        HttpRequest request, DurableTaskClient client, CommandRow? row, Func<AtoZDb, StaffAct, Task<StaffDecision>> find, CancellationToken cancellationToken)
    {
        if (row is null)
        {
            return UnknownRoute.Of(request);
        }

        if (signIn.Who(request) is not { } member)
        {
            return Problems.From(StaffRefusals.NotSignedIn);
        }

        CommandReceipt? receipt = null;
        Answer answer = await posted.Once<object>(
            request,
            $"staff {member.Name}",
            async (db, body) =>
            {
                StaffDecision decision = await find(db, StaffAct.Of(row, body));
                Party viewer = member.Roles.Count > 0 ? member.Roles[0] : Party.Marketplace;
                receipt = (decision.Refusal ?? await CaseTag.Check(request, reader, db, decision.Claim, viewer)) is { } refusal
                    ? new CommandReceipt(null, null, null, null, refusal)
                    : await desk.Give(db, member, decision.Claim, decision.Kind, decision.Payload!, decision.Debt);
                return CommandAnswer.Of(receipt, $"/api/staff/claims/{decision.Claim}");
            },
            cancellationToken,
            StaffAct.BodyOf(row));
        await CommandAnswer.Wake(client, receipt, answer);
        return answer;
    }
}

/// <summary>What a member of staff decided.</summary>
internal sealed record StaffDecision(ClaimId Claim, CommandKind Kind, object? Payload, DebtId? Debt = null, Refusal? Refusal = null)
{
    /// <summary>A decision about a debt; its claim is looked up.</summary>
    public static async Task<StaffDecision> OfDebt(AtoZDb db, DebtId id, CommandKind kind, object payload)
    {
        return await db.Debts.SingleOrDefaultAsync(d => d.Id == id) is { } debt
            ? new StaffDecision(debt.ClaimId, kind, payload, id)
            : new StaffDecision(default, kind, null, id, new Refusal("DEBT_UNKNOWN", 404, "There is no such debt.", "Check the debt's id."));
    }
}

/// <summary>A command of staff as its body says it.</summary>
internal sealed record StaffAct(CommandKind Kind, object Payload)
{
    /// <summary>The record of a route's body: the command's own, or a yes or no.</summary>
    public static Type BodyOf(CommandRow row) => row.Route?.Otherwise is null ? row.Payload : typeof(ApprovalBody);

    /// <summary>The command of a body.</summary>
    public static StaffAct Of(CommandRow row, object body) => body is ApprovalBody word
        ? new StaffAct(word.Approve ? row.Kind : row.Route!.Otherwise!.Value, new ReasonPayload(word.Reason))
        : new StaffAct(row.Kind, body);
}

/// <summary>Yes or no, with a reason.</summary>
internal sealed record ApprovalBody(bool Approve, string Reason);
