using AtoZ.Functions.Cases.Staff;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.Limits;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Payments;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Edge.Api.Ledger;

/// <summary>Every posting of a period as CSV (RFC 4180), streamed; texts that a spreadsheet would run as formulas are made harmless.</summary>
internal sealed class ExportLedger(AtoZStore store, IStaffSignIn signIn, TimeProvider clock)
{
    [Function(nameof(ExportLedger))]
    [Costly]
    [Gives(200, ContentType = "text/csv")]
    [Asks("from", typeof(DateTimeOffset), "First moment; by default 31 days back.")]
    [Asks("until", typeof(DateTimeOffset), "First moment after; by default now.")]
    [Refuses("PERIOD_WRONG")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/ledger/export.csv")] HttpRequest request) => Of(request);

    [Function("ExportLedgerForAuditors")]
    [Costly]
    [Gives(200, ContentType = "text/csv")]
    [Asks("from", typeof(DateTimeOffset), "First moment; by default 31 days back.")]
    [Asks("until", typeof(DateTimeOffset), "First moment after; by default now.")]
    [Refuses("PERIOD_WRONG")]
    public IResult ForAuditors([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/staff/ledger/export.csv")] HttpRequest request) => signIn.Who(request) switch
    {
        null => Problems.From(StaffRefusals.NotSignedIn),
        { } member when !member.Is(Party.Auditor) => Problems.From(StaffRefusals.Needs(Party.Auditor)),
        _ => Of(request),
    };

    private IResult Of(HttpRequest request)
    {
        (Period? period, Guarantee.Refusal? refusal) = Period.Of(request, clock.GetUtcNow());
        return period is null ? Problems.From(refusal!) : new CsvAnswer("ledger", write => store.Read(async db =>
        {
            await write(Csv.Row("booking", "key", "claim", "purpose", "at", "account", "holder", "amount", "currency", "part", "rate"));
            var rows = db.LedgerPostings
                .Join(db.LedgerTransactions, p => p.TransactionId, t => t.Id, (p, t) => new { Posting = p, Booking = t })
                .Where(r => r.Booking.At >= period.From && r.Booking.At < period.Until)
                .OrderBy(r => r.Booking.Id).ThenBy(r => r.Posting.Id)
                .Select(r => new { r.Booking.Id, r.Booking.Key, r.Booking.ClaimId, r.Booking.Purpose, r.Booking.At, r.Posting.Account, r.Posting.Holder, r.Posting.AmountMinor, r.Posting.Currency, r.Posting.Part, r.Booking.Conversion });
            await foreach (var r in rows.AsAsyncEnumerable())
            {
                await write(Csv.Row(r.Id, r.Key, r.ClaimId?.Value, r.Purpose, r.At, r.Account, r.Holder, new Money(r.AmountMinor, r.Currency), r.Currency, r.Part?.ToString(), Rates.Read(r.Conversion)?.Rate));
            }

            return true;
        }));
    }
}
