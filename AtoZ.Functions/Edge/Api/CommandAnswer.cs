using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Workflows;
using Microsoft.DurableTask.Client;

namespace AtoZ.Functions.Edge.Api;

/// <summary>What a command's receipt becomes: an answer, and the wake-up after the commit.</summary>
internal static class CommandAnswer
{
    /// <summary>The answer of a receipt.</summary>
    public static Answer Of(CommandReceipt receipt, string root) => receipt.Accepted
        ? Answer.Accepted(new CommandAccepted(receipt.CommandId!, receipt.RevocableUntil, root)) with { Location = root }
        : Problems.From(receipt.Refusal!);

    /// <summary>Wakes the orchestration when the command was stored by this very request.</summary>
    public static Task Wake(DurableTaskClient client, CommandReceipt? receipt, Answer answer) =>
        receipt is { Accepted: true } && answer.Succeeded ? Launch.Wake(client, receipt) : Task.CompletedTask;
}
