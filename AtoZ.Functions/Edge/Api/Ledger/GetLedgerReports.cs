using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Workflows.Sweeps;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace AtoZ.Functions.Edge.Api.Ledger;

/// <summary>The chart of accounts, the provision that the open debts ask for, and whether claims, ledger, payments and orchestrations agree.</summary>
internal sealed class GetLedgerReports(Provisions provisions, Reconciliation reconciliation)
{
    [Function("GetAccounts")]
    [Gives(200, typeof(AccountsShown))]
    public IResult Accounts([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/ledger/accounts")] HttpRequest request) => Answer.Ok(new AccountsShown(ChartOfAccounts.Accounts));

    [Function("GetProvision")]
    [Gives(200, typeof(ProvisionsShown))]
    public async Task<IResult> Provision([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/ledger/provision")] HttpRequest request) => Answer.Ok(new ProvisionsShown(await provisions.Required()));

    [Function("GetReconciliation")]
    [Gives(200, typeof(ReconciliationReport))]
    public async Task<IResult> Reconcile([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/ledger/reconciliation")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        Answer.Ok(await reconciliation.Run(client));
}

/// <summary>The chart of accounts.</summary>
internal sealed record AccountsShown(IReadOnlyList<LedgerAccount> Accounts);

/// <summary>Expected losses per currency.</summary>
internal sealed record ProvisionsShown(IReadOnlyList<Provision> Provisions);
