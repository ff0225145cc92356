using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Texts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Pages.Case;

/// <summary>The seller's account of the last quarter, by the link of any of their cases.</summary>
internal sealed class ShowStatement(CaseFrontDesk desk, AtoZStore store, PageRenderer pages, TimeProvider clock)
{
    private const int Days = 92;

    private static Refusal NotASeller { get; } = new("NOT_YOURS", StatusCodes.Status403Forbidden, "Only a seller's link opens a statement.", "Open the case itself with this link.");

    /// <summary>Shows the statement.</summary>
    [Function("ShowStatement")]
    public async Task<IActionResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "case/{token}/statement")] HttpRequest request, string token)
    {
        (CaseVisit? visit, HtmlPage? closed) = await desk.Open(token, request);
        if (visit is null)
        {
            return closed!;
        }

        if (visit.File.Viewer != Party.Seller)
        {
            return await desk.Refused(visit, NotASeller);
        }

        DateTimeOffset until = clock.GetUtcNow().AddTicks(1), from = until.AddDays(-Days);
        IReadOnlyList<SellerStatement> statements = await store.Read(db => SellerStatements.Read(db, visit.File.Claim.SellerId, from, until));
        return await pages.Page<StatementPage>(new StatementPageView(visit.Reader, visit.Path, from, until, statements));
    }
}

/// <summary>The page of a seller's account.</summary>
public sealed record StatementPageView(Reader Reader, string Path, DateTimeOffset From, DateTimeOffset Until, IReadOnlyList<SellerStatement> Statements)
{
    /// <summary>A booking's purpose in words; what comes after a colon is the debt it is for.</summary>
    public string Purpose(string purpose) => this.Reader.SayFirst($"statement.purpose.{purpose.Split(':')[0]}", "statement.purpose.other");
}
