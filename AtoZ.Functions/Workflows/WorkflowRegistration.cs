using AtoZ.Functions.Evidence;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Records;
using AtoZ.Functions.Workflows.Answer;
using AtoZ.Functions.Workflows.Draft;
using AtoZ.Functions.Workflows.Fraud;
using AtoZ.Functions.Workflows.Offer;
using AtoZ.Functions.Workflows.Payout;
using AtoZ.Functions.Workflows.Recovery;
using AtoZ.Functions.Workflows.Returns;
using AtoZ.Functions.Workflows.Reviews;
using AtoZ.Functions.Workflows.Sweeps;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AtoZ.Functions.Workflows;

/// <summary>Adds what orchestrations, activities and sweeps stand on.</summary>
internal static class WorkflowRegistration
{
    /// <summary>Adds the workflow.</summary>
    public static IServiceCollection AddWorkflow(this IServiceCollection services)
    {
        services.TryAddSingleton<IReportStore, BlobReportStore>();
        services.AddSingleton<SilentCases>().AddSingleton<StalledDebts>().AddSingleton<DueDisbursements>().AddSingleton<GiveBackMail>();
        services.AddSingleton<AgeingReport>().AddSingleton<Reconciliation>().AddSingleton<Housekeeping>().AddSingleton<PolicyNotices>();
        services.AddSingleton<DeskMeter>().AddSingleton<OverdueStages>().AddSingleton<SilenceReport>();
        services.AddTelling();
        return services.AddSingleton<CaseStore>().AddSingleton<ExpertCalls>().AddSingleton<CaseMail>().AddSingleton<InquiryMail>().AddSingleton<ClaimDraftMail>().AddSingleton<ArrangementMail>();
    }

    private static void AddTelling(this IServiceCollection services) => services
        .AddSingleton<Telling>()
        .Tells<ClaimId, ConfirmReceipt>()
        .Tells<ClaimClosing, TellDecision>()
        .Tells<DebtId, NotifyDebt>()
        .Tells<DebtReminder, RemindDebt>()
        .Tells<string, NotifySeller>()
        .Tells<string, AskForEvidence>()
        .Tells<string, AskAboutDelivery>()
        .Tells<string, AskExpert>()
        .Tells<string, ShowOffer>()
        .Tells<string, AskForShipment>()
        .Tells<string, TellShipment>()
        .Tells<string, TellDelivery>()
        .Tells<string, AskForLabel>()
        .Tells<string, AskToPost>()
        .Tells<string, TellPosted>()
        .Tells<string, AskToInspect>()
        .Tells<string, TellDebitFailed>()
        .Tells<string, AskVoter>();
}
