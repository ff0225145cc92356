using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace AtoZ.Functions.Data;

/// <summary>The relational store. SQLite and PostgreSQL each have a context of their own for their migrations; the model is one.</summary>
internal abstract class AtoZDb(DbContextOptions options) : DbContext(options)
{
    public DbSet<OrderLine> OrderLines => this.Set<OrderLine>();

    public DbSet<BuyerRecord> Buyers => this.Set<BuyerRecord>();

    public DbSet<SellerRecord> Sellers => this.Set<SellerRecord>();

    public DbSet<FactRecord> Facts => this.Set<FactRecord>();

    public DbSet<UploadRecord> Uploads => this.Set<UploadRecord>();

    public DbSet<WebhookEndpointRecord> WebhookEndpoints => this.Set<WebhookEndpointRecord>();

    public DbSet<WebhookDeliveryRecord> WebhookDeliveries => this.Set<WebhookDeliveryRecord>();

    public DbSet<ClaimRecord> Claims => this.Set<ClaimRecord>();

    public DbSet<ClaimLineRecord> ClaimLines => this.Set<ClaimLineRecord>();

    public DbSet<StageRecord> Stages => this.Set<StageRecord>();

    public DbSet<CommandRecord> Commands => this.Set<CommandRecord>();

    public DbSet<TimelineRecord> Timeline => this.Set<TimelineRecord>();

    public DbSet<DecisionRecord> Decisions => this.Set<DecisionRecord>();

    public DbSet<RecordKeyRecord> RecordKeys => this.Set<RecordKeyRecord>();

    public DbSet<FraudCheckRecord> FraudChecks => this.Set<FraudCheckRecord>();

    public DbSet<MessageRecord> Messages => this.Set<MessageRecord>();

    public DbSet<OfferRecord> Offers => this.Set<OfferRecord>();

    public DbSet<ReturnRecord> Returns => this.Set<ReturnRecord>();

    public DbSet<AppealRecord> Appeals => this.Set<AppealRecord>();

    public DbSet<VoteRecord> Votes => this.Set<VoteRecord>();

    public DbSet<EvidenceRecord> Evidence => this.Set<EvidenceRecord>();

    public DbSet<FingerprintBand> FingerprintBands => this.Set<FingerprintBand>();

    public DbSet<EvidenceRequestRecord> EvidenceRequests => this.Set<EvidenceRequestRecord>();

    public DbSet<ReplyTimeRecord> ReplyTimes => this.Set<ReplyTimeRecord>();

    public DbSet<UploadGrantRecord> UploadGrants => this.Set<UploadGrantRecord>();

    public DbSet<LegalHoldRecord> LegalHolds => this.Set<LegalHoldRecord>();

    public DbSet<PartyMarkRecord> PartyMarks => this.Set<PartyMarkRecord>();

    public DbSet<FraudSnoozeRecord> FraudSnoozes => this.Set<FraudSnoozeRecord>();

    public DbSet<StaffDepartureRecord> StaffDepartures => this.Set<StaffDepartureRecord>();

    public DbSet<TaskLeaseRecord> TaskLeases => this.Set<TaskLeaseRecord>();

    public DbSet<InquiryRecord> Inquiries => this.Set<InquiryRecord>();

    public DbSet<ClaimDraftRecord> ClaimDrafts => this.Set<ClaimDraftRecord>();

    public DbSet<InquiryMessageRecord> InquiryMessages => this.Set<InquiryMessageRecord>();

    public DbSet<LossLineRecord> LossLines => this.Set<LossLineRecord>();

    public DbSet<StatementRecord> Statements => this.Set<StatementRecord>();

    public DbSet<MailRecord> Mails => this.Set<MailRecord>();

    public DbSet<LinkRecord> Links => this.Set<LinkRecord>();

    public DbSet<NonceRecord> Nonces => this.Set<NonceRecord>();

    public DbSet<IdempotencyRecord> IdempotencyKeys => this.Set<IdempotencyRecord>();

    public DbSet<LedgerTransaction> LedgerTransactions => this.Set<LedgerTransaction>();

    public DbSet<LedgerPosting> LedgerPostings => this.Set<LedgerPosting>();

    public DbSet<PaymentOrderRecord> PaymentOrders => this.Set<PaymentOrderRecord>();

    public DbSet<PaymentEventRecord> PaymentEvents => this.Set<PaymentEventRecord>();

    public DbSet<DisbursementRecord> Disbursements => this.Set<DisbursementRecord>();

    public DbSet<DebtRecord> Debts => this.Set<DebtRecord>();

    public DbSet<RecoveryAttemptRecord> RecoveryAttempts => this.Set<RecoveryAttemptRecord>();

    public DbSet<DebtArrangementRecord> DebtArrangements => this.Set<DebtArrangementRecord>();

    public DbSet<InsuranceCertificateRecord> InsuranceCertificates => this.Set<InsuranceCertificateRecord>();

    public DbSet<PayoutApprovalRecord> PayoutApprovals => this.Set<PayoutApprovalRecord>();

    public DbSet<ExchangeRateRecord> ExchangeRates => this.Set<ExchangeRateRecord>();

    public DbSet<RefundChoiceRecord> RefundChoices => this.Set<RefundChoiceRecord>();

    public DbSet<PolicyPackRecord> PolicyPacks => this.Set<PolicyPackRecord>();

    public DbSet<PolicyEventRecord> PolicyEvents => this.Set<PolicyEventRecord>();

    public DbSet<IntakeCheckRecord> IntakeChecks => this.Set<IntakeCheckRecord>();

    /// <summary>Whether this transaction wrote webhooks, so that they can go out after its commit.</summary>
    internal bool HasDeliveries { get; set; }

    /// <summary>How far this transaction may reach.</summary>
    internal WriteScope Reaches { get; set; } = WriteScope.Everything;

    /// <summary>Since when it has that to itself.</summary>
    internal long ReachesSince { get; set; }

    /// <inheritdoc/>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        this.Reaches.Check(this.ChangeTracker);
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<ClaimId>().HaveConversion<ClaimIdConverter>().HaveMaxLength(64);
        configurationBuilder.Properties<DebtId>().HaveConversion<DebtIdConverter>().HaveMaxLength(96);
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        if (this.Database.IsSqlite())
        {
            // SQLite has no instant: a fixed-width UTC text sorts as time does.
            configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTextConverter>();
        }
        else
        {
            configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
        }
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        AtoZModel.Configure(modelBuilder);
    }

    private sealed class ClaimIdConverter() : ValueConverter<ClaimId, string>(id => id.Value, text => new ClaimId(text));

    private sealed class DebtIdConverter() : ValueConverter<DebtId, string>(id => id.Value, text => new DebtId(text));

    private sealed class UtcTextConverter() : ValueConverter<DateTimeOffset, string>(
        at => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", System.Globalization.CultureInfo.InvariantCulture),
        text => Instants.Usable(DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture)));

    // PostgreSQL keeps instants and refuses any other offset.
    private sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTimeOffset>(at => at.ToUniversalTime(), at => Instants.Usable(at));
}

/// <summary>The store in one SQLite file.</summary>
internal sealed class SqliteAtoZDb(DbContextOptions<SqliteAtoZDb> options) : AtoZDb(options);

/// <summary>The store in PostgreSQL.</summary>
internal sealed class PostgresAtoZDb(DbContextOptions<PostgresAtoZDb> options) : AtoZDb(options);
