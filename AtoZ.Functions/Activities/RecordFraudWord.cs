using AtoZ.Functions.Claims;
using AtoZ.Functions.Orchestrations;
using AtoZ.Functions.Texts;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Activities;

/// <summary>Puts on record what a person, or the deadline, says of fraud (PROCESS §4).</summary>
public sealed class RecordFraudWord(CaseStore cases)
{
    /// <summary>Runs the activity.</summary>
    /// <returns>Whether the claim was called fraudulent.</returns>
    [Function(nameof(RecordFraudWord))]
    public Task<bool> Run([ActivityTrigger] FraudWord word) => cases.Change(word.ClaimId, async open =>
    {
        open.SystemTurn(ClaimStatus.Checking);
        if (word.CommandId is null)
        {
            await open.Note("fraud-decided", Party.System, TimelineKind.FraudDecided, Audience.Staff, (Names.Granted, "true"));
            return false;
        }

        (Data.CommandRecord command, FraudOpinionPayload opinion) = await open.Command<FraudOpinionPayload>(word.CommandId);
        bool decides = command.Kind == CommandKind.DecideFraud || !opinion.Fraudulent;
        if (decides)
        {
            await open.Note(
                "fraud-decided",
                command.Party,
                TimelineKind.FraudDecided,
                Audience.Staff,
                (Names.Granted, opinion.Fraudulent ? "false" : "true"),
                (Names.Message, opinion.Reason));
        }

        return opinion.Fraudulent;
    });
}
