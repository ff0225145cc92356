using System.Text.Json;
using AtoZ.Functions.Cases;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.Conversation;
using AtoZ.Functions.Evidence;
using AtoZ.Functions.Facts.Fraud;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Payments;

namespace AtoZ.Functions.Edge.Api.Views;

/// <summary>Makes the JSON of a case. <c>root</c> is the case's own address, below which its parts are.</summary>
internal static class CaseViews
{
    /// <summary>A case for its viewer.</summary>
    /// <param name="file">The case.</param>
    /// <param name="root">Such as <c>/api/claims/clm_…</c>.</param>
    /// <param name="nonce">The one-time code for the next POST.</param>
    public static CaseView Of(CaseFile file, string root, string? nonce = null)
    {
        ClaimRecord claim = file.Claim;
        return new CaseView
        {
            Id = claim.Id,
            Viewer = file.Viewer,
            OrderId = file.Masked ? null : claim.OrderId,
            Line = claim.Line,
            Quantity = file.Lines.First(l => l.Record.Line == claim.Line).Record.Quantity,
            Lines = [.. file.Lines.Select(l => Of(l, Ended(file) is null))],
            BuyerId = file.Masked ? null : claim.BuyerId,
            SellerId = file.Masked ? null : claim.SellerId,
            ProductTitle = file.Order?.ProductTitle,
            Category = file.Order?.Category,
            EstimatedDeliveryAt = file.Order?.EstimatedDeliveryAt,
            DeliveredAt = file.Order?.DeliveredAt,
            Kind = claim.Kind,
            Description = file.Words(claim.Description),
            HappenedAt = claim.HappenedAt,
            Remedy = claim.Remedy,
            AmountMinor = claim.AmountMinor,
            Currency = claim.Currency,
            Language = claim.Language,
            Status = Ended(file) is { } ended ? Stages.Status(ended.Kind) : claim.Status,
            Outcome = Ended(file) is null ? claim.Outcome : ClaimOutcome.None,
            NextActor = file.Masked ? file.MyTurn?.NextActor ?? Party.None : claim.NextActor,
            Deadline = file.Masked ? file.MyTurn?.Deadline : claim.Deadline,
            RestDaysOf = file.RestDaysUntil(file.Masked ? file.MyTurn?.Deadline : claim.Deadline),
            Otherwise = [.. file.Otherwise.Select(Of)],
            Actions = [.. file.Actions.Select(a => Of(a, root))],
            Answers = [.. file.Answers.Select(a => Of(a, file, root))],
            Evidence = [.. file.Evidence.Select(e => Of(e, file.Viewer, root))],
            Sufficiency = Sufficiency(file),
            Meters = [.. file.Meters.Select(m => new MeterView(m.Key, m.Value.Satisfied, [.. m.Value.Requirements.Select(Of)]))],
            Requests = [.. file.Requests.Select(Staff.EvidenceRequestView.Of)],
            ReplyTimes = [.. file.ReplyTimes.Select(t => new ReplyTimeView(t.EvidenceId, t.Party, t.From, t.Until, t.RestDaysOf))],
            Statements = [.. file.Statements.Select(s => new StatementView(s.Number, s.Kind, file.Words(s.Text), s.At))],
            Losses = [.. file.Losses.Select(LossView.Of)],
            Offers = [.. file.Offers.Select(o => new OfferView(o.Round, o.By, o.Remedy, o.AmountMinor, file.Words(o.Message), o.MadeAt, o.State) { Lines = o.ForLines })],
            Messages = [.. file.Messages.Select(m => MessageView.Of(m with
            {
                Text = file.Words(m.Text),
                Translation = m.Translation is { } translation ? file.Words(translation) : null,
            }))],
            Return = file.Return is { } sent ? Of(sent, file) : null,
            Reviews = [.. file.Appeals.Select(a => Of(a, file))],
            Debts = [.. file.Debts.Select(d => Of(d) with { Plan = Plan(d, file), PaymentPages = Pages(d, file) })],
            Timeline = [.. file.Timeline.Select(Of)],
            Fraud = file.Fraud is { } fraud ? new FraudView(fraud.Score, fraud.Band, FraudDesk.Findings(fraud)) : null,
            Appeal = new AppealView(file.Appeal.Offered, file.Appeal.Until, Of(file.Appeal.WhyNot), file.Appeal.Offered && file.Link is not null ? $"{root}/appeal" : null),
            PaidMinor = Ended(file) is null ? claim.PaidMinor : 0,
            PaidParts = Ended(file) is null ? [.. file.Parts.Select(p => new PayoutPartView(p.Part, p.Amount.MinorUnits))] : [],
            Refund = file.Refund is { } refund ? RefundView.Of(refund) : null,
            RefusalReasons = Ended(file) is not null || (file.Viewer == Party.Seller && claim.Outcome == ClaimOutcome.RefusedForFraud)
                ? null
                : claim.RefusalReasons,
            PolicyVersion = claim.PolicyVersion,
            WorkflowVersion = claim.WorkflowVersion,
            FiledAt = claim.FiledAt,
            ClosedAt = Ended(file) is null ? claim.ClosedAt : null,
            Nonce = nonce,
            Links = Links(file, root),
        };
    }

    // An expert whose time is over does not see what came of it.
    private static ClaimLineView Of(ClaimLine line, bool sees) => new(
        line.Record.Line,
        line.Item,
        line.Record.Quantity,
        line.Record.AmountMinor,
        sees ? line.Record.PaidMinor : 0,
        sees ? line.Outcome : ClaimOutcome.None,
        sees ? line.Record.RefusedBecause : null);

    // An expert sees a masked case: neither places nor numbers that lead to one.
    private static ReturnView Of(ReturnRecord sent, CaseFile file) => new(
        sent.State,
        sent.AmountMinor,
        sent.Bearer,
        file.Masked ? null : sent.LabelCarrier,
        file.Masked ? null : sent.LabelTracking,
        file.Masked ? null : sent.Note,
        sent.PostageUpToMinor,
        sent.PostedAt,
        file.Masked ? null : sent.Carrier,
        file.Masked ? null : sent.TrackingNumber,
        sent.PostageMinor,
        sent.ReceivedAt,
        sent.Condition,
        sent.Complaint is { } complaint ? file.Words(complaint) : null,
        sent.InspectedAt);

    /// <summary>A debt.</summary>
    public static DebtView Of(DebtRecord debt) =>
        new DebtView(debt.Id, debt.ClaimId, debt.AmountMinor, debt.RecoveredMinor, debt.Currency, debt.State, debt.OpenedAt, debt.NextAttemptAt, debt.HeldSince, debt.InsurerAskedAt, BankReference: PaymentPages.BankReference(debt));

    private static List<PaymentPageShown> Pages(DebtRecord debt, CaseFile file) =>
        [.. file.PaymentPages.Where(p => p.DebtId == debt.Id).Select(p => new PaymentPageShown(p.AmountMinor, p.Currency, p.Url))];

    /// <summary>An entry of the timeline.</summary>
    public static TimelineView Of(TimelineRecord entry) =>
        new TimelineView(entry.At, entry.Actor, entry.Kind, Json(entry.Data));

    /// <summary>Something to do.</summary>
    public static ActionView Of(CaseAction action, string root)
    {
        return new ActionView(
            action.Kind, action.Offered, action.Until, Of(action.WhyNot), [.. action.Consequences.Select(Of)], action.DebtId, action.Offered ? $"{root}/commands" : null, action.Method);
    }

    /// <summary>A file, as a viewer sees it.</summary>
    public static EvidenceView Of(EvidenceRecord file, Party viewer, string root)
    {
        return new EvidenceView(
            file.Id, file.Party, EvidenceDesk.NameFor(file, viewer), file.ContentType, file.Bytes, file.Sha256, file.AddedAt, file.Late, $"{root}/evidence/{file.Id}", file.ErasedAt, file.WithheldBecause is { } cause ? Enum.Parse<WithholdingCause>(cause) : null, file.Scan, file.Locked);
    }

    private static DebtPlanView? Plan(DebtRecord debt, CaseFile file) => file.DebtPlans.FirstOrDefault(p => p.DebtId == debt.Id) is { } plan
        ? new DebtPlanView(
            plan.Steps,
            [.. file.Arrangements.Where(a => a.DebtId == debt.Id).Select(a => new ArrangementView(a.Number, a.Kind, a.State, a.AmountMinor, a.Instalments, a.AskedAt, a.DueAt, a.Reason, a.EndedAt))],
            [.. plan.Instalments.Select(i => new InstalmentView(i.Number, i.Amount.MinorUnits, i.DueAt, i.Paid))],
            [.. plan.Exits.Select(Of)])
        : null;

    // The stage of an expert whose time is over: what came of the case since is nothing that was asked of them.
    private static StageRecord? Ended(CaseFile file) => file.Asked is { ClosedAt: not null } asked ? asked : null;

    private static ConsequenceView Of(Consequence c) => new(c.Code, c.Amount?.MinorUnits, c.Amount?.Currency, c.At);

    private static RefusalView? Of(Refusal? refusal) => refusal is null ? null : new RefusalView(refusal.Code, refusal.Detail, refusal.Remedy);

    private static AnswerView Of(CommandRecord answer, CaseFile file, string root) => new(
        answer.Id,
        answer.Kind,
        Json(answer.Payload),
        answer.GivenAt,
        answer.EffectiveAt,
        answer.State,
        answer.State == CommandState.Pending && file.Link is not null ? $"{root}/commands/{answer.Id}/revoke" : null);

    private static ReviewView Of(AppealRecord review, CaseFile file) => new(
        review.Number,
        review.Origin,
        file.Words(review.Statement),
        review.JoinedStatement is { } joined ? file.Words(joined) : null,
        review.OpenedAt,
        review.ForBuyer,
        review.DecidedAt,
        [.. file.Votes.Where(v => v.AppealNumber == review.Number).Select(v => new VoteView(v.Seat, v.ForBuyer, CriterionVote.In(v.Criteria)) { RefusedLines = LineRefusal.In(v.RefusedLines) })]);

    private static RequirementView Of(RequirementState state) => new(state.Requirement.Code, state.Requirement.Level.ToString(), state.Met);

    private static SufficiencyView Sufficiency(CaseFile file)
    {
        // The marketplace looks with the buyer's eyes: the claim stands or falls with the buyer's proof.
        Party party = file.Viewer == Party.Seller ? Party.Seller : Party.Buyer;
        EvidenceSufficiency found = file.Meters[party];
        return new SufficiencyView(
            found.Satisfied,
            [.. found.Requirements.Select(Of)],
            file.Room.FilesLeft,
            file.Room.BytesPerFile,
            file.Room.AcceptedTypes);
    }

    private static Dictionary<string, string> Links(CaseFile file, string root)
    {
        Dictionary<string, string> links = new(StringComparer.Ordinal) { ["self"] = root, ["evidence"] = $"{root}/evidence" };
        if (file.Link is null)
        {
            links["timeline"] = $"{root}/timeline";
            links["ledger"] = $"{root}/ledger";
            return links;
        }

        links["dryRun"] = $"{root}/dry-run";
        return links;
    }

    private static JsonElement Json(string text) => JsonSerializer.Deserialize<JsonElement>(text);
}
