using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Data;

/// <summary>Keys and indexes. A unique index here is a rule of the process: it holds even when two requests race.</summary>
internal static class AtoZModel
{
    public static void Configure(ModelBuilder model)
    {
        Facts(model);
        Inquiries(model);
        Cases(model);
        EvidenceTables(model);
        PolicyTables(model);
        FraudTables(model);
        MoneyTables(model);
        Delivery(model);
    }

    private static void Facts(ModelBuilder model)
    {
        model.Entity<OrderLine>(e =>
        {
            e.ToTable("order_lines").HasKey(o => new { o.OrderId, o.Line });
            e.HasIndex(o => o.BuyerId);
            e.HasIndex(o => o.SellerId);
            e.HasIndex(o => o.TrackingNumber);
        });
        model.Entity<BuyerRecord>().ToTable("buyers").HasKey(b => b.Id);
        model.Entity<SellerRecord>().ToTable("sellers").HasKey(s => s.Id);
        model.Entity<FactRecord>(e =>
        {
            e.ToTable("facts").HasKey(f => new { f.Type, f.Id });
            e.HasIndex(f => new { f.OrderId, f.Line });
        });
        model.Entity<UploadRecord>().ToTable("uploads").HasKey(u => u.Id);
    }

    private static void Inquiries(ModelBuilder model)
    {
        model.Entity<InquiryRecord>(e =>
        {
            e.ToTable("inquiries").HasKey(i => i.Id);
            e.Property(i => i.Revision).IsConcurrencyToken();
            e.HasIndex(i => new { i.OrderId, i.Line }, "one_open_inquiry_per_line").IsUnique().HasFilter("\"EndedAt\" IS NULL");
            e.HasIndex(i => new { i.OrderId, i.Line }, "inquiries_by_line");
            e.HasIndex(i => i.EndedAt);
        });
        model.Entity<ClaimDraftRecord>(e =>
        {
            e.ToTable("claim_drafts").HasKey(d => d.Id);
            e.Property(d => d.Revision).IsConcurrencyToken();
            e.HasIndex(d => new { d.OrderId, d.Line }).IsUnique().HasFilter("\"EndedAt\" IS NULL").HasDatabaseName("one_open_draft_per_line");
            e.HasIndex(d => d.EndedAt);
        });
        model.Entity<InquiryMessageRecord>().ToTable("inquiry_messages").HasKey(m => new { m.InquiryId, m.Number });
    }

    private static void Cases(ModelBuilder model)
    {
        model.Entity<ClaimRecord>(e =>
        {
            e.ToTable("claims").HasKey(c => c.Id);
            e.Property(c => c.Revision).IsConcurrencyToken();
            e.HasIndex(c => new { c.Status, c.Deadline });
            e.HasIndex(c => c.BuyerId);
            e.HasIndex(c => c.SellerId);
            e.HasIndex(c => new { c.Status, c.Id });
            e.HasIndex(c => c.FiledAt);
            e.HasIndex(c => c.OrderId);
            e.HasIndex(c => new { c.Outcome, c.Id });
        });
        model.Entity<ClaimLineRecord>(e =>
        {
            e.ToTable("claim_lines").HasKey(l => new { l.ClaimId, l.Line });

            // One open claim per order item (PROCESS §1).
            e.HasIndex(l => new { l.OrderId, l.Line }, "one_open_claim_per_line").IsUnique().HasFilter("\"ClosedAt\" IS NULL");
            e.HasIndex(l => new { l.OrderId, l.Line }, "claims_by_line");
        });
        model.Entity<StageRecord>(e =>
        {
            e.ToTable("stages").HasKey(s => s.Key);
            e.HasIndex(s => new { s.ClaimId, s.ClosedAt });
            e.HasIndex(s => s.Deadline).HasFilter("\"ClosedAt\" IS NULL").HasDatabaseName("open_stages_by_deadline");
            e.HasIndex(s => s.DebtId).HasFilter("\"DebtId\" IS NOT NULL").HasDatabaseName("stages_by_debt");
            e.HasIndex(s => s.AskedOf).HasFilter("\"AskedOf\" IS NOT NULL").HasDatabaseName("stages_by_expert");
        });
        model.Entity<CommandRecord>(e =>
        {
            e.ToTable("commands").HasKey(c => c.Id);
            e.HasIndex(c => new { c.StageKey, c.State });
            e.HasIndex(c => c.ClaimId);
            e.HasIndex(c => c.DebtId).HasFilter("\"DebtId\" IS NOT NULL").HasDatabaseName("commands_by_debt");
        });
        model.Entity<TimelineRecord>(e =>
        {
            e.ToTable("timeline").HasKey(t => t.Sequence);
            e.Property(t => t.Sequence).ValueGeneratedOnAdd();
            e.HasIndex(t => new { t.ClaimId, t.Key }).IsUnique();

            // The record is searched by date, over all claims.
            e.HasIndex(t => t.At);

            // A chain has one entry per place; entries of before chains were kept have none yet.
            e.HasIndex(t => new { t.ClaimId, t.Number }).IsUnique().HasFilter("\"Number\" > 0").HasDatabaseName("one_entry_per_place");
        });
        model.Entity<LossLineRecord>().ToTable("loss_lines").HasKey(l => new { l.ClaimId, l.Number });
        model.Entity<StatementRecord>().ToTable("statements").HasKey(s => new { s.ClaimId, s.Number });
        model.Entity<DecisionRecord>(e =>
        {
            e.ToTable("decisions").HasKey(d => d.Id);
            e.HasIndex(d => new { d.ClaimId, d.Key }).IsUnique();
            e.HasIndex(d => d.At);
        });
        model.Entity<RecordKeyRecord>().ToTable("record_keys").HasKey(k => k.Id);
        model.Entity<FraudCheckRecord>().ToTable("fraud_checks").HasKey(f => f.ClaimId);
        model.Entity<MessageRecord>(e =>
        {
            e.ToTable("messages").HasKey(m => new { m.ClaimId, m.Number });
            e.HasIndex(m => m.At).HasFilter("\"PassedAt\" IS NULL").HasDatabaseName("messages_to_pass_on");
        });
        model.Entity<OfferRecord>().ToTable("offers").HasKey(o => new { o.ClaimId, o.Round });
        model.Entity<ReturnRecord>().ToTable("returns").HasKey(r => r.ClaimId);
        model.Entity<AppealRecord>().ToTable("appeals").HasKey(a => new { a.ClaimId, a.Number });
        model.Entity<VoteRecord>().ToTable("votes").HasKey(v => new { v.ClaimId, v.AppealNumber, v.Seat });
        model.Entity<EvidenceRecord>(e =>
        {
            e.ToTable("evidence").HasKey(f => f.Id);
            e.HasIndex(f => f.ClaimId);
            e.HasIndex(f => f.Sha256);
        });
    }

    private static void PolicyTables(ModelBuilder model)
    {
        model.Entity<PolicyPackRecord>(e =>
        {
            e.ToTable("policy_packs").HasKey(p => p.Version);
            e.Property(p => p.Revision).IsConcurrencyToken();

            // Two packs cannot begin at one moment.
            e.HasIndex(p => p.ValidFrom).IsUnique().HasFilter("\"ValidFrom\" IS NOT NULL");
        });
        model.Entity<PolicyEventRecord>(e =>
        {
            e.ToTable("policy_events").HasKey(p => p.Sequence);
            e.Property(p => p.Sequence).ValueGeneratedOnAdd();
            e.HasIndex(p => p.Version);
        });
        model.Entity<IntakeCheckRecord>(e =>
        {
            e.ToTable("intake_checks").HasKey(i => i.Sequence);
            e.Property(i => i.Sequence).ValueGeneratedOnAdd();
            e.HasIndex(i => i.ClaimId);
        });
    }

    private static void EvidenceTables(ModelBuilder model)
    {
        model.Entity<FingerprintBand>(e =>
        {
            e.ToTable("fingerprint_bands").HasKey(b => new { b.Band, b.Value, b.EvidenceId });
            e.HasIndex(b => b.EvidenceId);
        });
        model.Entity<EvidenceRequestRecord>(e =>
        {
            e.ToTable("evidence_requests").HasKey(r => r.Id);

            // A party is asked once per stage (PROCESS §3).
            e.HasIndex(r => new { r.ClaimId, r.Scope, r.Party }).IsUnique();
            e.HasIndex(r => new { r.ClaimId, r.Number }).IsUnique();
            e.HasIndex(r => r.EndedAt);
        });
        model.Entity<ReplyTimeRecord>().ToTable("reply_times").HasKey(r => new { r.ClaimId, r.EvidenceId });
        model.Entity<UploadGrantRecord>(e =>
        {
            e.ToTable("upload_grants").HasKey(g => g.Id);
            e.HasIndex(g => g.ExpiresAt);
        });
        model.Entity<LegalHoldRecord>(e =>
        {
            e.ToTable("legal_holds").HasKey(h => h.Id);
            e.HasIndex(h => h.ClaimId);
        });
    }

    private static void FraudTables(ModelBuilder model)
    {
        model.Entity<PartyMarkRecord>(e =>
        {
            e.ToTable("party_marks").HasKey(m => new { m.Party, m.PartyId, m.Kind, m.Hash });
            e.HasIndex(m => new { m.Kind, m.Hash });
        });
        model.Entity<FraudSnoozeRecord>(e =>
        {
            e.ToTable("fraud_snoozes").HasKey(s => s.Id);
            e.HasIndex(s => new { s.Party, s.PartyId });
        });
        model.Entity<StaffDepartureRecord>().ToTable("staff_departures").HasKey(d => d.Key);
        model.Entity<TaskLeaseRecord>(e =>
        {
            e.ToTable("task_leases").HasKey(l => l.StageKey);
            e.HasIndex(l => l.ClaimId);
        });
    }

    private static void MoneyTables(ModelBuilder model)
    {
        model.Entity<LedgerTransaction>(e =>
        {
            e.ToTable("ledger_transactions").HasKey(t => t.Id);
            e.Property(t => t.Id).ValueGeneratedOnAdd();

            // Money moves once per claim and purpose (PROCESS §8).
            e.HasIndex(t => t.Key).IsUnique();
            e.HasIndex(t => t.ClaimId);

            // The brake sums up what was paid today (PROCESS §8).
            e.HasIndex(t => new { t.Purpose, t.At });
            e.HasMany(t => t.Postings).WithOne().HasForeignKey(p => p.TransactionId);
        });
        model.Entity<LedgerPosting>(e =>
        {
            e.ToTable("ledger_postings").HasKey(p => p.Id);
            e.Property(p => p.Id).ValueGeneratedOnAdd();
            e.HasIndex(p => new { p.Account, p.Holder });
        });
        model.Entity<PaymentOrderRecord>(e =>
        {
            e.ToTable("payment_orders").HasKey(o => o.Key);
            e.HasIndex(o => new { o.State, o.AskedAt });
            e.HasIndex(o => o.ClaimId);
            e.HasIndex(o => o.OrderId);
        });
        model.Entity<PaymentEventRecord>().ToTable("payment_events").HasKey(e => e.Id);
        model.Entity<DisbursementRecord>(e =>
        {
            e.ToTable("disbursements").HasKey(d => d.Id);
            e.HasIndex(d => new { d.SellerId, d.ReleasedAt });
        });
        model.Entity<DebtRecord>(e =>
        {
            e.ToTable("debts").HasKey(d => d.Id);
            e.HasIndex(d => new { d.SellerId, d.State });
            e.HasIndex(d => d.ClaimId);
        });
        model.Entity<RecoveryAttemptRecord>().ToTable("recovery_attempts").HasKey(a => new { a.DebtId, a.Number });
        model.Entity<DebtArrangementRecord>().ToTable("debt_arrangements").HasKey(a => new { a.DebtId, a.Number });
        model.Entity<InsuranceCertificateRecord>(e =>
        {
            e.ToTable("insurance_certificates").HasKey(c => c.Id);
            e.HasIndex(c => c.SellerId);
        });
        model.Entity<ExchangeRateRecord>(e =>
        {
            e.ToTable("exchange_rates").HasKey(r => r.Id);
            e.HasIndex(r => new { r.Currency, r.ToCurrency, r.At });
        });
        model.Entity<RefundChoiceRecord>().ToTable("refund_choices").HasKey(r => r.ClaimId);
        model.Entity<PayoutApprovalRecord>().ToTable("payout_approvals").HasKey(a => new { a.ClaimId, a.Approver });
    }

    private static void Delivery(ModelBuilder model)
    {
        model.Entity<MailRecord>(e =>
        {
            e.ToTable("mails").HasKey(m => m.Key);
            e.HasIndex(m => m.ClaimId);
            e.HasIndex(m => m.MessageNumber).IsUnique();
            e.HasIndex(m => m.StageKey);
            e.HasIndex(m => m.OperationId).IsUnique();
        });
        model.Entity<LinkRecord>(e =>
        {
            e.ToTable("links").HasKey(l => l.Id);
            e.HasIndex(l => l.ClaimId);
        });
        model.Entity<NonceRecord>(e =>
        {
            e.ToTable("nonces").HasKey(n => n.Value);
            e.HasIndex(n => n.IssuedAt);
        });
        model.Entity<IdempotencyRecord>(e =>
        {
            e.ToTable("idempotency_keys").HasKey(i => new { i.Scope, i.Key });
            e.HasIndex(i => i.CreatedAt);
        });
        model.Entity<WebhookEndpointRecord>().ToTable("webhook_endpoints").HasKey(w => w.Id);
        model.Entity<WebhookDeliveryRecord>(e =>
        {
            e.ToTable("webhook_deliveries").HasKey(w => w.Sequence);
            e.Property(w => w.Sequence).ValueGeneratedOnAdd();
            e.HasIndex(w => w.Key).IsUnique();
            e.HasIndex(w => w.EndpointId);
            e.HasIndex(w => new { w.EndpointId, w.NextAttemptAt }).HasFilter("\"NextAttemptAt\" IS NOT NULL").HasDatabaseName("webhook_deliveries_due");
        });
    }
}
