using AtoZ.Functions.Cases;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Messages.Email;
using AtoZ.Functions.Workflows.Answer;
using AtoZ.Functions.Workflows.Conversation;
using AtoZ.Functions.Workflows.Draft;
using AtoZ.Functions.Workflows.Payout;
using AtoZ.Functions.Workflows.Recovery;
using AtoZ.Functions.Workflows.Reviews;
using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace AtoZ.Functions.Workflows;

/// <summary>Starts and wakes orchestrations. All calls may be repeated; the store decides what may start, never the engine alone.</summary>
internal static class Launch
{
    /// <summary>Starts the orchestration of an inquiry; nothing happens when it runs or ran already.</summary>
    public static Task Inquiry(DurableTaskClient client, ClaimId id) =>
        Once(client, nameof(InquiryOrchestrator), InstanceIds.Inquiry(id), new InquiryStart(id));

    /// <summary>Wakes an inquiry, so that it looks at what was said in it.</summary>
    public static Task WakeInquiry(DurableTaskClient client, ClaimId id) => Wake(client, InstanceIds.Inquiry(id), EventNames.Inquiry, id.Value);

    /// <summary>Starts the orchestration of a draft; nothing happens when it runs or ran already.</summary>
    public static Task ClaimDraft(DurableTaskClient client, ClaimId id) =>
        Once(client, nameof(ClaimDraftOrchestrator), InstanceIds.ClaimDraft(id), new ClaimDraftStart(id));

    /// <summary>Wakes a draft, so that it looks at what its buyer did.</summary>
    public static Task WakeClaimDraft(DurableTaskClient client, ClaimId id) => Wake(client, InstanceIds.ClaimDraft(id), EventNames.ClaimDraft, id.Value);

    /// <summary>Starts the orchestration of a filed claim; nothing happens when it runs or ran already.</summary>
    public static Task Claim(DurableTaskClient client, ClaimId id) =>
        Once(client, nameof(ClaimOrchestrator), InstanceIds.Claim(id), new ClaimStart(id));

    /// <summary>Starts the review of a decision; its <c>AppealRecord</c> is stored before. Nothing happens when it runs or ran already.</summary>
    public static Task Appeal(DurableTaskClient client, ClaimId id, int number) =>
        Once(client, nameof(AppealOrchestrator), InstanceIds.Appeal(id, number), new AppealStart(id, number));

    /// <summary>Starts a request for more evidence; its row is stored before.</summary>
    public static Task EvidenceRequest(DurableTaskClient client, ClaimId id, int number) =>
        Once(client, nameof(EvidenceRequestOrchestrator), InstanceIds.EvidenceRequest(id, number), new EvidenceRequestStart(id, number));

    /// <summary>Passes a message on; its row is stored before. Nothing happens when it is or was passed on.</summary>
    public static Task Message(DurableTaskClient client, MessageRecord message)
    {
        MessageStart start = new(message.ClaimId, message.Number, message.TranslatedTo is not null);
        return Once(client, nameof(MessageOrchestrator), InstanceIds.Message(message.ClaimId, message.Number), start);
    }

    /// <summary>Sends a lost link; nothing happens when it was asked for in this hour already.</summary>
    public static Task LostLink(DurableTaskClient client, LostLinkStart start) =>
        Once(client, nameof(LostLinkOrchestrator), InstanceIds.LostLink(start.Proof, start.Hour), start);

    /// <summary>Sets going what facts come to, once they are committed: wakes whom they concern, and asks buyers to give back.</summary>
    public static async Task Follow(DurableTaskClient client, FactEffects effects)
    {
        foreach (CommandReceipt receipt in effects.Wakes)
        {
            await Wake(client, receipt);
        }

        foreach (GiveBackStart asked in effects.GiveBack)
        {
            await Once(client, nameof(GiveBackOrchestrator), InstanceIds.GiveBack(asked.ClaimId, asked.Occasion), asked);
        }
    }

    /// <summary>Starts a recovery whose claim no longer carries it.</summary>
    public static Task Recovery(DurableTaskClient client, DebtId id) =>
        Once(client, nameof(RecoveryOrchestrator), InstanceIds.Recovery(id), new RecoveryStart(id));

    /// <summary>Wakes the orchestration that a stored command is for. A refused command wakes nobody.</summary>
    public static Task Wake(DurableTaskClient client, CommandReceipt receipt) =>
        receipt.Accepted ? Wake(client, receipt.InstanceId!, receipt.EventName!, receipt.CommandId!) : Task.CompletedTask;

    /// <summary>Wakes whoever waits in a window that began again because a mail came back; nobody when none did.</summary>
    public static Task Wake(DurableTaskClient client, BounceReceipt receipt) =>
        receipt is { InstanceId: { } instance, EventName: { } name } ? Wake(client, instance, name, "bounced") : Task.CompletedTask;

    /// <summary>
    /// Wakes an orchestration. That it is unknown or finished is no error of the caller: the command is stored, and the sweep of
    /// silent cases raises a lost wake-up again.
    /// </summary>
    public static async Task Wake(DurableTaskClient client, string instanceId, string eventName, string commandId)
    {
        if (!await Lives(client, instanceId))
        {
            return;
        }

        try
        {
            await client.RaiseEventAsync(instanceId, eventName, commandId);
        }
        catch (Exception failure) when (IsOfTheInstance(failure))
        {
            // It may just have ended: only what it is now counts.
            if (await Lives(client, instanceId))
            {
                throw;
            }
        }
    }

    /// <summary>Wakes orchestrations whose stages now end later, so that they tell and remind by the new end.</summary>
    public static async Task WakeMoved(DurableTaskClient client, IEnumerable<StageRecord> stages)
    {
        foreach (StageRecord stage in stages)
        {
            await Wake(client, stage.InstanceId, stage.EventName, "moved");
        }
    }

    // In Azure an instance that is unknown or ended answers by an RpcException, whose package the local build does not have; here by
    // an InvalidOperationException. Anything else is no word about the instance.
    private static bool IsOfTheInstance(Exception failure) =>
        failure is InvalidOperationException || string.Equals(failure.GetType().Name, "RpcException", StringComparison.Ordinal);

    private static async Task<bool> Lives(DurableTaskClient client, string instanceId) => await client.GetInstanceAsync(instanceId) is { IsCompleted: false };

    // Only the full list of statuses means "never twice" in every host (AZURE-API 3.6); older hosts ignore even that, which is why
    // the claim's row is written first.
    private static async Task Once(DurableTaskClient client, string orchestrator, string instanceId, object input)
    {
        StartOrchestrationOptions options = new StartOrchestrationOptions(instanceId) { Version = Workflow.Version }
            .WithDedupeStatuses([.. StartOrchestrationOptionsExtensions.ValidDedupeStatuses]);
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, options);
        }
        catch (OrchestrationAlreadyExistsException)
        {
            // It runs or ran: what was asked for is done.
        }
    }
}
