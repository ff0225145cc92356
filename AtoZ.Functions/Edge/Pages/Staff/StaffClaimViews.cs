using AtoZ.Functions.Cases;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Pages.Case;
using AtoZ.Functions.Facts.Fraud;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Messages.Email;
using AtoZ.Functions.Texts;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Edge.Pages.Staff;

/// <summary>Gathers a claim for staff: everything but the votes of a review that is not decided.</summary>
internal sealed class StaffClaimViews(CaseReader cases, MailsAgain mails, AtoZStore store)
{
    /// <summary>The claim; null when there is none.</summary>
    public async Task<StaffClaimView?> Of(ClaimId id, StaffMember member, StaffFrame frame, string? notice)
    {
        if (await cases.Read(id, Role(member), person: member.Name) is not { } file)
        {
            return null;
        }

        List<LedgerTransaction> bookings = await store.Read(db => db.LedgerTransactions.Include(t => t.Postings).Where(t => t.ClaimId == id).OrderBy(t => t.Id).ToListAsync());
        List<PayoutApprovalRecord> approvals = await store.Read(db => db.PayoutApprovals.Where(a => a.ClaimId == id).ToListAsync());
        List<ActionLinkView> actions = [];
        foreach (Party role in member.Roles)
        {
            CaseFile seen = role == file.Viewer ? file : (await cases.Read(id, role, person: member.Name))!;
            actions.AddRange(seen.Actions.Select(a => Action(a, seen, frame.Reader)).OfType<ActionLinkView>());
        }

        string path = $"/staff/claim/{id.Value}";
        return new StaffClaimView(
            frame, file, path, CasePageViews.Item(file, frame.Reader), [.. actions.DistinctBy(a => (a.Slug, a.Debt))],
            Steps.Of(file, frame.Reader), Findings(file.Fraud, frame.Reader),
            EvidenceViews.Files(file, path, frame.Reader), Sentences.Story(frame.Reader, file.Timeline), bookings, Votes(file), approvals, notice)
        {
            Held = await store.Read(db => db.TaskLeases.AnyAsync(l => l.ClaimId == id && l.Holder == member.Name && l.Until > frame.Reader.Now)),
            Mails = member.Is(Party.Support) || member.Is(Party.Auditor) ? await mails.Of(id) : [],
            CanAsk = member.Judges && EvidenceRequests.Scope(file.OpenStages) is not null,
        };
    }

    /// <summary>The role that a member looks at a claim with.</summary>
    public static Party Role(StaffMember member) => member is { Roles: [var first, ..] } ? first : Party.Marketplace;

    private static ActionLinkView? Action(CaseAction action, CaseFile file, Reader reader) => Slugs.Of(action.Kind) is { } slug && (action.Offered || (file.Claim.IsOpen && !CommandCatalogue.Of(action.Kind).ShownOnlyWhenPossible))
        ? new ActionLinkView(
            slug,
            reader.Say($"action.{slug}.title", ("amount", reader.Money(action.Amount ?? file.AtStake))),
            reader.Say($"action.{slug}.about") + WhichDebt(action, file, reader),
            action.WhyNot is null ? null : $"{action.WhyNot.Detail}")
        {
            Debt = action.DebtId,
        }
        : null;

    // What can be done about one of several debts says which.
    private static string WhichDebt(CaseAction action, CaseFile file, Reader reader) =>
        file.Debts.Count(d => d.ClosedAt is null) > 1 && file.Debts.FirstOrDefault(d => d.Id == action.DebtId) is { } debt
            ? $" {ActionForms.WhichDebt(debt, reader)}"
            : "";

    private static List<VoteRow> Votes(CaseFile file) => [.. file.Votes.Select(v => new VoteRow(
        v.AppealNumber, v.Seat, v.Voter, v.ForBuyer, CriterionVote.In(v.Criteria)))];

    private static List<FindingView> Findings(FraudCheckRecord? check, Reader reader) => check is null
        ? []
        : [.. FraudDesk.Findings(check).Select(f => new FindingView(f.Code, FindingTexts.Of(f, reader), f.Fired, f.Counts, f.Weight, f.Version, f.Side, f.Basis))];
}
