using AtoZ.Functions.Cases;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Edge.Pages.Case;

/// <summary>What a party can do now, and why the rest can't be done (PROCESS §11).</summary>
internal static class ActionList
{
    /// <summary>The actions of a case, the likeliest first.</summary>
    public static IReadOnlyList<ActionLinkView> Of(CaseFile file, Reader reader)
    {
        IEnumerable<ActionLinkView> commands = file.Actions.Where(a => Worth(a, file)).Select(a => Action(a, file, reader));
        return Lead([.. commands, .. Appeal(file, reader)]);
    }

    /// <summary>What an action is, in one sentence that what it leads to bears out.</summary>
    internal static string About(CaseAction action, string slug, CaseFile file, Reader reader)
    {
        if (action.Kind == CommandKind.SellerOffers)
        {
            return reader.Say($"action.{slug}.about", ("offerable", Format.Capital(Readable.Offerable(reader.Language, file.CanBeOffered))));
        }

        string? variant = action.Consequences.Any(c => c.Code is "remedy-agreed" or "counter-instead-of-remedy") ? Names.NoMoney
            : action.Consequences.Any(c => c.Code is "return-agreed" or "counter-instead-of-return") ? nameof(Remedy.Return)
            : action.Method?.ToString();
        return reader.SayFirst($"action.{slug}.about.{variant}", $"action.{slug}.about");
    }

    // An offer that was never made, or a debt that never was, needs no explanation.
    private static bool Worth(CaseAction action, CaseFile file) => action.Kind switch
    {
        _ when action.Offered => true,
        CommandKind.BuyerAccepts or CommandKind.BuyerDeclines or CommandKind.BuyerCounters => file.Offers.Count > 0 && file.Claim.IsOpen,
        CommandKind.SellerAcceptsCounter or CommandKind.AnswerEvidenceRequest or CommandKind.RetryDebit or CommandKind.SellerShips or CommandKind.RemedyArrived => false,
        CommandKind.RemedyFailed or CommandKind.BuyerDisputesDelivery => false,
        CommandKind.SellerGivesLabel or CommandKind.SellerPaysPostage or CommandKind.BuyerPosts => false,
        CommandKind.ReturnReceived or CommandKind.SellerInspects or CommandKind.SellerWaivesReturn => false,
        CommandKind.PayDebt or CommandKind.PromisePayment or CommandKind.AskInstalments => Turns.OpenDebt(file) is not null,
        _ => file.Claim.IsOpen,
    };

    private static ActionLinkView Action(CaseAction action, CaseFile file, Reader reader)
    {
        string slug = Slugs.Of(action.Kind)!;
        return new ActionLinkView(
            slug,
            reader.Say($"action.{slug}.title", ("amount", reader.Money(action.Amount ?? file.AtStake))),
            About(action, slug, file, reader),
            action.WhyNot is null ? null : Sentences.Refusal(reader, action.WhyNot, file.Claim.Status))
        {
            Rule = Sentences.Rule(reader, action.WhyNot, file.Claim),
            Debt = action.DebtId,
        };
    }

    private static IEnumerable<ActionLinkView> Appeal(CaseFile file, Reader reader)
    {
        if (file.Viewer is not (Party.Buyer or Party.Seller) || file.Appeal.WhyNot?.Code == "NOTHING_TO_APPEAL")
        {
            yield break;
        }

        yield return new ActionLinkView(
            Slugs.Appeal,
            reader.Say("action.appeal.title"),
            reader.Say("action.appeal.about"),
            file.Appeal.WhyNot is null ? null : Sentences.Refusal(reader, file.Appeal.WhyNot))
        {
            Rule = Sentences.Rule(reader, file.Appeal.WhyNot, file.Claim),
        };
    }

    // Only paying and accepting end a case for good and well; nothing else is pushed.
    private static List<ActionLinkView> Lead(List<ActionLinkView> actions)
    {
        int first = actions.FindIndex(a => a.WhyNot is null
            && a.Slug is "agree" or "pay" or "retry" or "ship" or "label" or "post" or "inspect" or "arrived" or "accept" or "debt");
        if (first >= 0)
        {
            actions[first] = actions[first] with { First = actions[first].WhyNot is null };
        }

        return actions;
    }
}
