using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.Terms;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Workflows.Recovery;

/// <summary>
/// Tells the seller how the arrangements of a debt stand. What to say is read from their rows, each thing once by its key: a mail that
/// a crash swallowed is sent the next time somebody looks.
/// </summary>
internal sealed class ArrangementMail(CaseStore cases, CaseMail mail, PaymentPages pages)
{
    /// <summary>Sends what was not sent yet.</summary>
    public async Task Tell(DebtId id)
    {
        (ClaimId claim, List<(string Occasion, Dictionary<string, string> Facts)> news) = await cases.ReadByDebt(id, async (open, debt) =>
            (debt.ClaimId, News(debt, await DebtArrangements.Of(open, id), open.Policy.Arrangements).ToList()));
        foreach ((string occasion, Dictionary<string, string> facts) in news)
        {
            await mail.ToParty(claim, Party.Seller, MailPurpose.DebtArranged, occasion, facts, id);
        }
    }

    private IEnumerable<(string Occasion, Dictionary<string, string> Facts)> News(DebtRecord debt, List<DebtArrangementRecord> all, ArrangementTerms terms)
    {
        foreach (DebtArrangementRecord arranged in all)
        {
            if (Word(arranged) is { } word)
            {
                yield return ($"{debt.Id}/{arranged.Number}/{word}", Facts(debt, arranged, word, terms));
            }

            if (Late(debt, arranged, terms) is { } late)
            {
                Dictionary<string, string> facts = Facts(debt, arranged, "InstalmentDue", terms);
                facts[Names.Amount] = (late.Total - Arrangements.Paid(debt, arranged)).ToString();
                facts[Names.Deadline] = (late.DueAt + terms.InstalmentGrace).ToString("o");
                yield return ($"{debt.Id}/{arranged.Number}/instalment-{late.Number}", facts);
            }
        }
    }

    // What was kept needs no mail: the payment says it.
    private static string? Word(DebtArrangementRecord arranged) => (arranged.Kind, arranged.State) switch
    {
        (ArrangementKind.Promise, ArrangementState.Running) => "PromiseMade",
        (ArrangementKind.Promise, ArrangementState.Broken) => "PromiseBroken",
        (ArrangementKind.Plan, ArrangementState.Asked) => "PlanAsked",
        (ArrangementKind.Plan, ArrangementState.Running) => "PlanGranted",
        (ArrangementKind.Plan, ArrangementState.Refused) => "PlanRefused",
        (ArrangementKind.Plan, ArrangementState.Broken) => "PlanBroken",
        (ArrangementKind.Pause, ArrangementState.Running) => "PauseBegan",
        (ArrangementKind.Pause, ArrangementState.Kept) => "PauseEnded",
        _ => null,
    };

    private static Instalment? Late(DebtRecord debt, DebtArrangementRecord arranged, ArrangementTerms terms) =>
        arranged is { Kind: ArrangementKind.Plan, State: ArrangementState.Running }
        && InstalmentPlan.Open(InstalmentPlan.Of(arranged, debt.Currency, terms), Arrangements.Paid(debt, arranged)) is { } open && open.Number <= arranged.InstalmentsCalled
            ? open
            : null;

    private Dictionary<string, string> Facts(DebtRecord debt, DebtArrangementRecord arranged, string word, ArrangementTerms terms)
    {
        Dictionary<string, string> facts = DebtFacts.Of(debt, pages);
        facts[Names.Method] = word;
        if (arranged.EndedAt is null)
        {
            facts[Names.Deadline] = arranged.DueAt.ToString("o");
        }

        if (arranged.AmountMinor > 0)
        {
            facts[Names.Amount] = new Money(arranged.AmountMinor, debt.Currency).ToString();
        }

        if (arranged.Instalments > 0)
        {
            facts[Names.Instalments] = $"{arranged.Instalments}";
            facts[Names.Amount] = InstalmentPlan.Of(arranged, debt.Currency, terms)[0].Amount.ToString();
        }

        return facts;
    }
}
