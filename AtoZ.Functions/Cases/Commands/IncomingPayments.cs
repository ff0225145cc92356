using System.Text.Json;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Records;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Cases.Commands;

/// <summary>
/// Takes in money for a debt, as the backend or staff report it. It is a fact: booked in the transaction that stores it, whatever the debt's
/// recovery does, and although it ended.
/// </summary>
internal static class IncomingPayments
{
    private const int LongestReference = 140;

    /// <summary>What is wrong with a booking of money that came in; null when nothing is.</summary>
    public static async Task<Refusal?> Check(AtoZDb db, NewCommand command)
    {
        if (command.Payload is not ReceivedPaymentPayload received)
        {
            return null;
        }

        if (CheckTransfer(received.AmountMinor, received.Reference) is { } wrong)
        {
            return wrong;
        }

        List<CommandRecord> earlier = await db.Commands.Where(c => c.DebtId == command.DebtId && c.Kind == CommandKind.RecordDebtPayment).ToListAsync();
        return earlier.Exists(c => string.Equals(Read(c).Reference?.Trim(), received.Reference.Trim(), StringComparison.OrdinalIgnoreCase))
            ? new Refusal(
                "PAYMENT_KNOWN", 409, "A payment with this reference is booked for the debt already.", "Book each payment once; another has another reference.", "/reference")
            : null;
    }

    /// <summary>What is wrong with a transfer, whichever way it went; null when nothing is.</summary>
    public static Refusal? CheckTransfer(long amountMinor, string? reference)
    {
        if (amountMinor <= 0)
        {
            return new Refusal("AMOUNT_NOT_POSITIVE", 422, "The amount must be more than zero.", "Send what was transferred, in minor units.", "/amountMinor");
        }

        return VisibleText.IsMissing(reference) || reference.Length > LongestReference
            ? new Refusal(
                "REFERENCE_REQUIRED", 422, $"The bank's reference is missing, or has more than {LongestReference} characters.", "Send it as the statement has it.", "/reference")
            : null;
    }

    /// <summary>Books it; null when there is no such debt.</summary>
    public static async Task<CommandReceipt?> Take(AtoZDb db, Timeline timeline, NewCommand command, CommandRecord record)
    {
        if (command is not { DebtId: { } id, Payload: ReceivedPaymentPayload received } || await db.Debts.FindAsync(id) is not { } debt)
        {
            return null;
        }

        record.State = CommandState.Taken;
        db.Commands.Add(record);
        Money amount = new(received.AmountMinor, debt.Currency);
        DebtReceipt receipt = new($"{id}:pay:{record.Id}", amount, received.From, RecoveryMethods.Received, command.Party, record.GivenAt);
        await DebtReceipts.Take(db, timeline, debt, receipt);
        return new CommandReceipt(record.Id, InstanceIds.Recovery(id), EventNames.Debt, null, null);
    }

    private static ReceivedPaymentPayload Read(CommandRecord command) =>
        JsonSerializer.Deserialize<ReceivedPaymentPayload>(command.Payload, JsonSerializerOptions.Web)!;
}
