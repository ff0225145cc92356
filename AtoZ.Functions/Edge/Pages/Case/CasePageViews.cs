using AtoZ.Functions.Cases;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Pages.Shared;
using AtoZ.Functions.Facts.Orders;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.PlainWords;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Edge.Pages.Case;

/// <summary>Makes the page of a case out of what its party may see. Pure.</summary>
internal static class CasePageViews
{
    /// <summary>The page for the buyer or the seller.</summary>
    /// <param name="opened">The case and its one-time code.</param>
    /// <param name="path">Address of the case, without a slash at its end.</param>
    /// <param name="reader">Who reads.</param>
    /// <param name="policy">The claim's policy.</param>
    /// <param name="notice">What was just done; null when nothing was.</param>
    /// <param name="problems">What was wrong with an upload.</param>
    /// <param name="bodies">Who can help outside the guarantee where the order belongs to.</param>
    /// <param name="rulesChangedAt">When rules changed that the case would meet, if it had not its own; null when none did.</param>
    /// <param name="refused">A message that was not taken; null when none was sent.</param>
    internal static CasePageView Of(
        CaseFile opened,
        string nonce,
        string path,
        Reader reader,
        PolicyPack policy,
        string? notice = null,
        IReadOnlyList<ProblemView>? problems = null,
        IReadOnlyList<RedressBody>? bodies = null,
        DateTimeOffset? rulesChangedAt = null,
        RefusedMessage? refused = null)
    {
        IReadOnlyList<ActionLinkView> actions = ActionList.Of(opened, reader);
        IReadOnlyList<DebtCardView> debts = Debts(opened, actions, reader, policy);
        return new CasePageView(
            reader,
            path,
            opened.Viewer,
            opened.Claim,
            Item(opened, reader),
            Turn(opened, reader, policy),
            debts.Count > 1 ? [.. actions.Where(a => a.Debt is null)] : actions,
            Steps.Of(opened, reader),
            Pending(opened, reader, nonce),
            Offer(opened, policy, reader),
            debts,
            Decision(opened, reader),
            EvidenceViews.Of(opened, path, nonce, reader, problems ?? []),
            Sentences.Story(reader, opened.Timeline),
            opened.Link?.ExpiresAt,
            notice)
        {
            Return = opened.Return is { } sent ? ReturnCardViews.Of(sent, opened, reader) : [],
            Payout = PayoutCardView.Of(opened, reader, nonce),
            Statements = opened.Statements,
            Losses = opened.Losses,
            Lines = opened.Lines.Count > 1 ? opened.Lines : [],
            Left = WhatIsLeft.Of(opened, path, reader, bodies ?? []),
            Messages = MessagesView.Of(opened, reader, nonce, refused),
            RulesChangedAt = rulesChangedAt,
            GiveBack = opened.GiveBack is { } asked
                ? reader.Say($"giveBack.{asked.Why}", ("amount", reader.Money(asked.Amount)))
                : null,
        };
    }

    /// <summary>What the item is called: its title, else its category, else its number; and how many more there are.</summary>
    public static string Item(CaseFile file, Reader reader) =>
        ItemNames.WithMore(ItemNames.ToRead(file.Order, file.Claim.OrderId), file.Lines.Count - 1, reader.Language);

    private static TurnView Turn(CaseFile file, Reader reader, PolicyPack policy)
    {
        TurnView turn = Turns.Of(file, reader);
        return turn with
        {
            Soon = turn.Deadline - reader.Now < policy.SellerAnswer.RemindersBeforeEnd.Max(),
            Rule = turn.Deadline is null ? null : RuleOf(file, turn.Deadline, reader),
            RestDays = file.RestDaysUntil(turn.Deadline) is { } country ? RestDays.Of(reader.Language, country) : null,
        };
    }

    /// <summary>The paragraph that a deadline of a case rests on: that of the stage which ends then, else of the one that is waited for.</summary>
    internal static string? RuleOf(CaseFile file, DateTimeOffset? deadline, Reader reader)
    {
        StageRecord? stage = file.OpenStages.FirstOrDefault(s => s.Deadline == deadline) ?? file.MyTurn ?? file.OpenStages.MinBy(s => s.Deadline);
        return stage is not null && Paragraphs.Of(stage.Kind) is { } anchor ? Paragraphs.At(anchor, reader.Language, file.Claim) : null;
    }

    private static PendingView? Pending(CaseFile file, Reader reader, string nonce) =>
        Turns.Given(file) is { } given ? new PendingView(given.Id, Sentences.Answer(reader, given.Kind), given.EffectiveAt, nonce) : null;

    private static OfferNoteView? Offer(CaseFile file, PolicyPack policy, Reader reader) =>
        file.Offers is [.., { } offer] ? Offer(offer, file, policy, reader) with { Earlier = [.. file.Offers.SkipLast(1).Reverse().Select(o => Offer(o, file, policy, reader))] } : null;

    private static OfferNoteView Offer(OfferRecord offer, CaseFile file, PolicyPack policy, Reader reader) => new(offer, policy.Offers.MaximumRounds, offer.State == OfferState.Open)
    {
        ByNow = Turns.ByNow(offer, file),
        For = [.. file.Lines.Where(l => offer.ForLines.Contains(l.Record.Line)).Select(l => LineWords.Item(l, reader))],
    };

    // Each that is still pursued; where none is, the last of them.
    private static IReadOnlyList<DebtCardView> Debts(CaseFile file, IReadOnlyList<ActionLinkView> actions, Reader reader, PolicyPack policy)
    {
        if (file.Viewer != Party.Seller || file.Debts.Count == 0)
        {
            return [];
        }

        IReadOnlyList<DebtRecord> open = Turns.OpenDebts(file);
        return open.Count < 2
            ? [Debt(open.Count == 1 ? open[0] : file.Debts.MaxBy(d => d.OpenedAt)!, file, reader, policy)]
            : [.. open.Select((debt, index) => Debt(debt, file, reader, policy) with
            {
                Number = index + 1,
                Reference = reader.Say("debt.reference", ("reference", PaymentPages.BankReference(debt))),
                Actions = [.. actions.Where(a => a.Debt == debt.Id)],
            })];
    }

    private static DebtCardView Debt(DebtRecord debt, CaseFile file, Reader reader, PolicyPack policy)
    {
        DebtPlan plan = file.DebtPlans.FirstOrDefault(p => p.DebtId == debt.Id)
            ?? DebtPlan.Of(debt, [], new PaymentPages(Offered: true), canFallAway: false, policy, reader.Now);
        return new DebtCardView(
            debt,
            Arranged(file, debt, reader),
            [.. plan.Instalments.Select(i => new PlannedView(i.DueAt, reader.Say(i.Paid ? "debt.instalment.paid" : "debt.instalment", ("number", $"{i.Number}"), ("amount", reader.Money(i.Amount)))))],
            [.. plan.Steps.Select(step => new PlannedView(step.At, reader.Say($"debt.plan.{step.Kind}")))],
            [.. plan.Exits.Select(exit => Sentences.Consequence(reader, exit, file.Viewer))],
            debt.ClosedAt is null ? Paying(file, debt, reader) : null)
        {
            Rule = Paragraphs.At("debt", reader.Language, file.Claim),
        };
    }

    // Who cannot pay on a page pays by bank.
    private static DebtPayingView Paying(CaseFile file, DebtRecord debt, Reader reader)
    {
        bool byBank = file.Actions.Any(a => a.Kind == CommandKind.PayDebt && a.WhyNot?.Code == "PAY_BY_BANK");
        return new DebtPayingView(
            byBank ? reader.Say("debt.bank", ("amount", reader.Money(debt.Outstanding)), ("reference", PaymentPages.BankReference(debt))) : null,
            [.. file.PaymentPages.Where(p => p.DebtId == debt.Id).Select(p => new PaymentPageView(
                reader.Say(p.Url is null ? "debt.page.opening" : "debt.page", ("amount", reader.Money(new Money(p.AmountMinor, p.Currency)))), p.Url))]);
    }

    private static string? Arranged(CaseFile file, DebtRecord debt, Reader reader)
    {
        DebtArrangementRecord? arranged = file.Arrangements
            .Where(a => a.DebtId == debt.Id && a.State is ArrangementState.Running or ArrangementState.Asked)
            .OrderByDescending(a => a.Kind)
            .FirstOrDefault();
        string? key = arranged is null ? null : $"debt.arranged.{(arranged.State == ArrangementState.Asked ? "Asked" : arranged.Kind)}";
        return key is null
            ? null
            : reader.Say(key, ("amount", reader.Money(new Money(arranged!.AmountMinor, debt.Currency))), ("count", $"{arranged.Instalments}"), ("at", reader.Instant(arranged.DueAt)));
    }

    private static DecisionView? Decision(CaseFile file, Reader reader)
    {
        if (file.Claim.IsOpen)
        {
            return null;
        }

        List<ReasonView> reasons = Reasons(file, reader);
        Dictionary<string, string> values = file.Offers.LastOrDefault(o => o.State == OfferState.Accepted) is { } offer ? new() { ["remedy"] = reader.Word(offer.Remedy) } : [];
        string key = $"decision.{file.Claim.Outcome}";
        if (EndingCause.Of(file.Timeline, file.Appeals) is { } cause && Sentence.Has($"{key}.{cause}"))
        {
            key = $"{key}.{cause}";
        }

        bool needsPoints = file.Claim.Outcome == ClaimOutcome.Refused && reasons.Count == 0;
        string? text = needsPoints ? null : Sentence.TryGet(reader.Language, key, values);
        return new DecisionView((text ?? reader.SayFirst(key + ".plain", key)) + NotAll(file, reader) + WhyFraud(file, reader), reasons, file.Appeal.Offered ? file.Appeal.Until : null)
        {
            AppealRule = Paragraphs.At("appeal", reader.Language, file.Claim),
        };
    }

    // A claim that was paid in part says which items it was not paid for.
    private static string NotAll(CaseFile file, Reader reader)
    {
        IReadOnlyList<ClaimLine> refused = file.Claim.PaidMinor == 0 ? [] : [.. file.Lines.Where(l => l.Record.RefusedBecause is not null)];
        return refused.Count == 0 ? "" : " " + reader.Say("decision.notAll", ("items", string.Join(", ", refused.Select(l => LineWords.Item(l, reader)))));
    }

    // Whoever is refused reads which rules made a person look; it is nothing for the seller.
    private static string WhyFraud(CaseFile file, Reader reader) =>
        file is { Viewer: Party.Buyer, Claim: { Outcome: ClaimOutcome.RefusedForFraud, RefusalReasons: { Length: > 0 } codes } }
            ? " " + reader.Say("story.FraudExplained", ("reasons", reader.Word(codes)))
            : "";

    private static List<ReasonView> Reasons(CaseFile file, Reader reader)
    {
        AppealRecord? review = file.Appeals.LastOrDefault(a => a.DecidedAt is not null);
        if (review is null || review.ForBuyer is not { } forBuyer || review.Criteria is "")
        {
            // Decided by default, or given up by a party: nobody judged the criteria.
            return [];
        }

        // A review for the seller names the criteria that were not met; one for the buyer has met them all.
        HashSet<string> notMet = forBuyer ? [] : [.. (review.Criteria ?? file.Claim.RefusalReasons ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        return [.. Appeals.Criteria.Keys.Select(code => new ReasonView(reader.Word(code), !notMet.Contains(code)))];
    }
}
