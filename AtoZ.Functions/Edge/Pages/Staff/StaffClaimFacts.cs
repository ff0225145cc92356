using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Pages.Case;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Edge.Pages.Staff;

/// <summary>The facts of a claim as staff read them: what, whose, when, and what is owed.</summary>
internal static class StaffClaimFacts
{
    /// <summary>Each with its label.</summary>
    public static IEnumerable<(string Label, string Value)> Of(StaffClaimView view) =>
    [
        .. Claimed(view.File.Claim, view.File.Lines.Select(l => l.Record.Line), view.Frame.Reader),
        .. view.File.Order is { } order ? Ordered(order, view.Frame.Reader) : [],
        .. Parties(view.File.Claim, view.Frame.Reader),
        .. PayoutCardViews.Of(view.File, view.Frame.Reader).Select(p => (view.Frame.Reader.Say("payout.of", ("part", p.Label)), p.Value)),
        .. view.File.Return is { } sent ? ReturnCardViews.Of(sent, view.File, view.Frame.Reader) : [],
        .. view.File.Debts.SelectMany(debt => Owed(debt, view.File.Arrangements.Where(a => a.DebtId == debt.Id), view.Frame.Reader)),
        .. view.Approvals.Select(approval => Approval(approval, view.Frame.Reader)),
    ];

    private static (string, string) Approval(PayoutApprovalRecord approval, Reader reader) =>
        (reader.Say(approval.Approved ? "staff.facts.approvedBy" : "staff.facts.stoppedBy"), $"{approval.Approver}: {approval.Reason}");

    private static IEnumerable<(string, string)> Claimed(ClaimRecord claim, IEnumerable<int> lines, Reader reader)
    {
        yield return (reader.Say("staff.facts.claim"), claim.Id.Value);
        yield return (reader.Say("staff.facts.kind"), Format.Capital(reader.Word(claim.Kind)));
        yield return (reader.Say("staff.facts.remedy"), Format.Capital(reader.Word(claim.Remedy)));
        yield return (reader.Say("staff.facts.amount"), reader.Money(claim.Amount));
        yield return (reader.Say("staff.facts.paid"), reader.Money(claim.Paid));
        yield return (reader.Say("staff.facts.order"), $"{claim.OrderId}, {string.Join(", ", lines)}");
    }

    private static IEnumerable<(string, string)> Ordered(OrderLine order, Reader reader)
    {
        yield return (reader.Say("staff.facts.total"), reader.Money(order.Total));
        yield return (reader.Say("staff.facts.status"), order.Status);
        yield return (reader.Say("staff.facts.bought"), When(order.PurchasedAt, reader));
        yield return (reader.Say("staff.facts.shipped"), When(order.ShippedAt, reader));
        yield return (reader.Say("staff.facts.promised"), When(order.EstimatedDeliveryAt, reader));
        yield return (reader.Say("staff.facts.delivered"), When(order.DeliveredAt, reader));
        yield return (reader.Say("staff.facts.contacted"), When(order.SellerContactedAt, reader));
    }

    private static IEnumerable<(string, string)> Parties(ClaimRecord claim, Reader reader)
    {
        yield return (reader.Say("staff.facts.buyer"), claim.BuyerId);
        yield return (reader.Say("staff.facts.seller"), claim.SellerId);
        string fulfilled = claim.FulfilledByMarketplace ? "staff.facts.byMarketplace" : "staff.facts.bySeller";
        yield return (reader.Say("staff.facts.fulfilled"), reader.Say(fulfilled));
        yield return (reader.Say("staff.facts.counts"), reader.Say(claim.CountsAgainstSeller ? "staff.yes" : "staff.no"));
        yield return (reader.Say("staff.facts.filed"), When(claim.FiledAt, reader));
        yield return (reader.Say("staff.facts.versions"), $"{claim.PolicyVersion}, {claim.WorkflowVersion}");
    }

    private static IEnumerable<(string, string)> Owed(DebtRecord debt, IEnumerable<DebtArrangementRecord> arrangements, Reader reader)
    {
        string open = debt.HeldSince is null ? "staff.facts.open" : "staff.facts.openHeld";
        string whole = reader.Money(new Money(debt.AmountMinor, debt.Currency));
        yield return (
            reader.Say("staff.facts.debt", ("state", reader.Word(debt.State))),
            reader.Say(open, ("open", reader.Money(debt.Outstanding)), ("amount", whole)));
        foreach (DebtArrangementRecord arranged in arrangements)
        {
            string kind = reader.Say($"staff.arrangement.{arranged.Kind}"), state = reader.Say($"staff.arrangement.{arranged.State}");
            yield return (reader.Say("staff.facts.arranged", ("kind", kind), ("state", state)), Arranged(arranged, debt.Currency, reader));
        }
    }

    private static string Arranged(DebtArrangementRecord arranged, string currency, Reader reader)
    {
        string[] parts =
        [
            .. arranged.AmountMinor > 0 ? [reader.Money(new Money(arranged.AmountMinor, currency))] : (string[])[],
            .. arranged.Instalments > 0 ? [reader.Say("staff.facts.instalments", ("count", $"{arranged.Instalments}"))] : (string[])[],
            reader.Say("staff.facts.askedDue", ("asked", When(arranged.AskedAt, reader)), ("due", When(arranged.DueAt, reader))),
        ];
        return $"{string.Join(", ", parts)} {arranged.Reason}";
    }

    private static string When(DateTimeOffset? at, Reader reader) => at is { } known ? reader.Brief(known) : reader.Say("staff.unknown");
}
