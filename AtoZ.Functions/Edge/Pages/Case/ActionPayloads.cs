using AtoZ.Functions.Cases;
using AtoZ.Functions.Edge.Pages.Shared;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Edge.Pages.Case;

/// <summary>Makes a command's record out of a sent form, or says field by field what is wrong with it.</summary>
internal static class ActionPayloads
{
    /// <summary>The record of a command; null when there are problems.</summary>
    public static (object? Payload, IReadOnlyList<ProblemView> Problems) Read(string slug, CaseFile file, Reader reader, IReadOnlyDictionary<string, string> sent)
    {
        List<ProblemView> problems = [.. Missing(ActionInputs.Of(slug, file, reader, sent), reader, sent)];
        object payload = slug switch
        {
            "offer" => Offer(file, reader, sent, problems),
            "counter" => new CounterOfferPayload(Amount(file.Claim.Currency, reader, sent, problems), file.Claim.Currency, Text(sent, "reason")),
            "contest" => new ContestPayload(Text(sent, "reason")),
            "label" => new ReturnLabelPayload(Text(sent, "carrier"), Text(sent, "trackingNumber"), Text(sent, "note")),
            "post" => new ReturnPostedPayload(Text(sent, "carrier"), Text(sent, "trackingNumber"), AmountOr(0, file, reader, sent, problems)),
            "inspect" => new ReturnInspectionPayload(
                Enum.TryParse(Text(sent, "condition"), out ReturnCondition condition) ? condition : (ReturnCondition)(-1), Text(sent, "reason")),
            "ship" => new ShipmentPayload(Text(sent, "carrier"), Text(sent, "trackingNumber")),
            "debt" => Debt(file, reader, sent, problems),
            "vote" => Vote(file, sent),
            "opinion" or "fraud" => new FraudOpinionPayload(Text(sent, "fraudulent") == "true", Text(sent, "reason"), Text(sent, "found") is { Length: > 0 } found ? found : null),
            "withdraw" => new WithdrawalPayload("", Enum.TryParse(Text(sent, "reason"), out WithdrawalCause cause) && Enum.IsDefined(cause) ? cause : WithdrawalCause.Other),
            "reason" => new ReasonChangePayload(Enum.TryParse(Text(sent, "kind"), out ClaimKind kind) && Enum.IsDefined(kind) ? kind : file.Claim.Kind, Text(sent, "description")),
            _ when CommandCatalogue.OfSlug(slug)?.Reason is not null => new ReasonPayload(Text(sent, "reason")),
            _ => DebtInputs.Payload(slug, file, reader, sent, problems) ?? new NoPayload(),
        };
        return problems.Count == 0 ? (payload, problems) : (null, problems);
    }

    private static IEnumerable<ProblemView> Missing(IEnumerable<InputView> inputs, Reader reader, IReadOnlyDictionary<string, string> sent)
    {
        foreach (InputView input in inputs.Where(i => i.Required))
        {
            string value = Text(sent, input.Name);
            if (input.Kind == InputKind.Choice && input.Options.All(o => o.Value != value))
            {
                yield return new ProblemView(input.Name, reader.Say("refusal.CHOICE_REQUIRED"));
            }
            else if (input.Kind == InputKind.Line && VisibleText.IsMissing(value))
            {
                string code = input.Name == "carrier" ? "CARRIER_REQUIRED" : "TRACKING_REQUIRED";
                yield return new ProblemView(input.Name, reader.Say($"refusal.{code}")) { Rule = Sentences.Rule(reader, code) };
            }
            else if (input.Kind == InputKind.Words && VisibleText.IsMissing(value))
            {
                yield return new ProblemView(input.Name, reader.Say("refusal.REASON_REQUIRED"));
            }
        }
    }

    private static OfferPayload Offer(CaseFile file, Reader reader, IReadOnlyDictionary<string, string> sent, List<ProblemView> problems)
    {
        Remedy remedy = Enum.TryParse(Text(sent, "remedy"), out Remedy chosen) ? chosen : Remedy.Refund;
        IReadOnlyList<int>? lines = remedy is Remedy.PartRefund or Remedy.Return ? LineInputs.Chosen(sent) : null;
        long amount = 0;
        if (remedy == Remedy.PartRefund)
        {
            amount = Amount(file.Claim.Currency, reader, sent, problems);
            if (problems.Count == 0 && (amount <= 0 || amount >= file.AtStake.MinorUnits))
            {
                problems.Add(new ProblemView("amount", reader.Say("refusal.OFFER_NOT_A_PART")) { Rule = Sentences.Rule(reader, "OFFER_NOT_A_PART", file.Claim) });
            }
        }

        // Whoever names no amount offers what was paid for it.
        if (remedy == Remedy.Return)
        {
            amount = AmountOr(file.Stakes.Of(remedy, lines).MinorUnits, file, reader, sent, problems);
        }

        return new OfferPayload(remedy, amount, Text(sent, "message"), lines);
    }

    private static DebtPaymentPayload Debt(CaseFile file, Reader reader, IReadOnlyDictionary<string, string> sent, List<ProblemView> problems)
    {
        Money outstanding = Turns.OpenDebt(file)?.Outstanding ?? Money.Zero(file.Claim.Currency);
        long amount = Amount(outstanding.Currency, reader, sent, problems);
        if (amount > outstanding.MinorUnits)
        {
            problems.Add(new ProblemView("amount", reader.Say("refusal.AMOUNT_TOO_MUCH", ("amount", reader.Money(outstanding)))));
        }
        else if (amount <= 0 && problems.Count == 0)
        {
            problems.Add(new ProblemView("amount", reader.Say("refusal.AMOUNT_NOT_POSITIVE")));
        }

        return new DebtPaymentPayload(amount);
    }

    private static long AmountOr(long usual, CaseFile file, Reader reader, IReadOnlyDictionary<string, string> sent, List<ProblemView> problems) =>
        Text(sent, "amount").Length == 0 ? usual : Amount(file.Claim.Currency, reader, sent, problems);

    internal static long Amount(string currency, Reader reader, IReadOnlyDictionary<string, string> sent, List<ProblemView> problems)
    {
        if (AmountText.Parse(Text(sent, "amount"), currency) is { } minor)
        {
            return minor;
        }

        problems.Add(new ProblemView("amount", reader.Say("refusal.AMOUNT_UNREADABLE", ("example", AmountText.Write(new Money(1250, currency))))));
        return 0;
    }

    // The verdict follows from the criteria, so the form does not ask for it twice.
    private static VotePayload Vote(CaseFile file, IReadOnlyDictionary<string, string> sent)
    {
        List<CriterionVote> criteria = [.. Appeals.Criteria.Keys.Select(code => new CriterionVote(code, Text(sent, $"met-{code}") == "true", Text(sent, $"why-{code}")))];
        bool forBuyer = criteria.All(c => c.Met);
        return new VotePayload(forBuyer, criteria, forBuyer ? LineInputs.Refused(file, sent) : null);
    }

    private static string Text(IReadOnlyDictionary<string, string> sent, string name) => sent.GetValueOrDefault(name)?.Trim() ?? "";
}
