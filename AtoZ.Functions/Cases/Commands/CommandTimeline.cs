using System.Globalization;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Cases.Commands;

/// <summary>What the timeline says of a command that was given. What the command then does is written by whoever does it.</summary>
internal static class CommandTimeline
{
    /// <summary>The entry of a command; null when only its effect is worth one.</summary>
    public static (TimelineKind Kind, Audience Audience)? Of(CommandKind command) => CommandCatalogue.Of(command).Entry is { } entry ? (entry.Kind, entry.Audience) : null;

    /// <summary>
    /// Whether the entry waits until the command takes effect: of a draft, and of what can still be taken back, only its own party knows
    /// until then (PROCESS §5). What was taken back, or overtaken, nobody else ever reads.
    /// </summary>
    public static bool Waits(CommandKind command, bool sendsItself) => sendsItself || CommandCatalogue.Of(command).Revocable;

    /// <summary>Facts of the entry. A vote says nothing of its direction: the other seat may read the timeline.</summary>
    public static Dictionary<string, string> Facts(NewCommand command, ClaimRecord claim, StageRecord stage)
    {
        Dictionary<string, string> facts = new() { [Names.Answer] = command.Kind.ToString() };
        switch (command.Payload)
        {
            case OfferPayload offer:
                facts[Names.Remedy] = offer.Remedy.ToString();
                facts[Names.Amount] = new Money(offer.AmountMinor, claim.Currency).ToString();
                facts[Names.Message] = offer.Message;
                break;
            case CounterOfferPayload counter:
                facts[Names.Amount] = new Money(counter.AmountMinor, claim.Currency).ToString();
                facts[Names.Message] = counter.Reason;
                break;
            case ShipmentPayload shipment:
                facts[Names.Carrier] = shipment.Carrier.Trim();
                facts[Names.Tracking] = shipment.TrackingNumber.Trim();
                break;
            case ReturnLabelPayload label:
                facts[Names.Carrier] = label.Carrier.Trim();
                facts[Names.Tracking] = label.TrackingNumber.Trim();
                facts[Names.Message] = label.Note.Trim();
                break;
            case ReturnPostedPayload posted:
                facts[Names.Carrier] = posted.Carrier.Trim();
                facts[Names.Tracking] = posted.TrackingNumber.Trim();
                break;
            case ReturnInspectionPayload inspection:
                facts[Names.Method] = inspection.Condition.ToString();
                facts[Names.Message] = inspection.Reason;
                break;
            case ContestPayload contest:
                facts[Names.Message] = contest.Reason;
                break;
            case ReasonPayload { Reason.Length: > 0 } reason:
                facts[Names.Message] = reason.Reason;
                break;
            case WithdrawalPayload withdrawal:
                facts[Names.Message] = withdrawal.Reason;
                facts[Names.Purpose] = withdrawal.Cause.ToString();
                break;
            case ReasonChangePayload change:
                facts["before"] = claim.Kind.ToString();
                facts[Names.Kind] = change.Kind.ToString();
                facts[Names.Message] = change.Description;
                break;
            case VotePayload:
                facts = new() { [Names.Seat] = stage.Seat?.ToString() ?? "", ["round"] = stage.Round.ToString(CultureInfo.InvariantCulture) };
                break;
        }

        return facts;
    }
}
