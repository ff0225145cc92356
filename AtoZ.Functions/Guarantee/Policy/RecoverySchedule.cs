using System.Text.Json.Serialization;
using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy;

/// <summary>What happens at a step of a recovery.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RecoveryStepKind>))]
public enum RecoveryStepKind
{
    /// <summary>Offset against held disbursements, then the stored payment method; the first one that fails sends the invoice.</summary>
    Attempt,

    /// <summary>The invoice is due; unpaid, the seller's disbursements are held.</summary>
    InvoiceDue,

    /// <summary>The seller's insurer is asked, if one is on file.</summary>
    Insurer,

    /// <summary>The debt goes to a collection agency.</summary>
    Agency,

    /// <summary>A write-off is proposed to an approver.</summary>
    WriteOffProposed,
}

/// <summary>One step of a recovery. Attempts are numbered from 1; other steps have number 0.</summary>
public sealed record RecoveryStep(RecoveryStepKind Kind, int Number, DateTimeOffset At);

/// <summary>
/// When a debt is pursued how (PROCESS §9). The whole plan is known, and shown to the seller, from the first day.
/// Rules DEBT-01, DEBT-02.
/// </summary>
internal static class RecoverySchedule
{
    /// <summary>All steps, earliest first. Everything counts from the opening of the debt.</summary>
    public static IReadOnlyList<RecoveryStep> For(DateTimeOffset openedAt, RecoveryTerms terms) =>
    [
        .. terms.AttemptsAfter.Select((after, index) => new RecoveryStep(RecoveryStepKind.Attempt, index + 1, openedAt + after))
            .Append(new RecoveryStep(RecoveryStepKind.InvoiceDue, 0, InvoiceDueAt(openedAt, terms)))
            .Append(new RecoveryStep(RecoveryStepKind.Insurer, 0, openedAt + terms.InsurerAfter))
            .Append(new RecoveryStep(RecoveryStepKind.Agency, 0, openedAt + terms.AgencyAfter))
            .Append(new RecoveryStep(RecoveryStepKind.WriteOffProposed, 0, openedAt + terms.WriteOffProposedAfter))
            .OrderBy(step => step.At)
            .ThenBy(step => step.Kind),
    ];

    /// <summary>The next step strictly after a moment; null when all have been.</summary>
    public static RecoveryStep? Next(DateTimeOffset openedAt, DateTimeOffset after, RecoveryTerms terms) =>
        For(openedAt, terms).FirstOrDefault(step => step.At > after);

    /// <summary>Until when the invoice is to be paid.</summary>
    public static DateTimeOffset InvoiceDueAt(DateTimeOffset openedAt, RecoveryTerms terms) => openedAt + terms.InvoiceDueAfter;
}
