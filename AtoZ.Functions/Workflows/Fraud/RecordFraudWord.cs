using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Records.Reasons;
using AtoZ.Functions.Texts;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Workflows.Fraud;

/// <summary>Puts on record what a person, or the deadline, says of fraud (PROCESS §4).</summary>
internal sealed class RecordFraudWord(CaseStore cases)
{
    /// <returns>Whether the claim was called fraudulent.</returns>
    [Function(nameof(RecordFraudWord))]
    public Task<bool> Run([ActivityTrigger] FraudWord word) => cases.Change(word.ClaimId, async open =>
    {
        open.SystemTurn(ClaimStatus.Checking);
        if (word.CommandId is null)
        {
            await open.Note(WordingKeys.Of("fraud-decided", word.Wording), Party.System, TimelineKind.FraudDecided, Audience.Staff, (Names.Granted, "true"));
            await open.Decide(DecisionKind.FraudVerdict, WordingKeys.Of("fraud-verdict", word.Wording), Audience.Staff, new FraudVerdictFacts(null, false, ""));
            return false;
        }

        (Data.CommandRecord command, FraudOpinionPayload opinion) = await open.Command<FraudOpinionPayload>(word.CommandId);
        bool decides = command.Kind == CommandKind.DecideFraud || !opinion.Fraudulent;
        if (decides)
        {
            await open.Note(
                WordingKeys.Of("fraud-decided", word.Wording),
                command.Party,
                TimelineKind.FraudDecided,
                Audience.Staff,
                (Names.Granted, opinion.Fraudulent ? "false" : "true"),
                (Names.Message, opinion.Reason));
            await open.Decide(
                DecisionKind.FraudVerdict, WordingKeys.Of("fraud-verdict", word.Wording), Audience.Staff, new FraudVerdictFacts(command.Party, opinion.Fraudulent, opinion.Reason, opinion.Found), by: command);
        }

        return opinion.Fraudulent;
    });
}
