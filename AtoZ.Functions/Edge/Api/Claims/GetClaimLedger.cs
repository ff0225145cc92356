using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Edge.Api.Views;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Payments;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Edge.Api.Claims;

/// <summary>Every booking of a claim, with the sum that must be zero (PROCESS §10).</summary>
internal sealed class GetClaimLedger(AtoZStore store)
{
    [Function(nameof(GetClaimLedger))]
    [Gives(200, typeof(ClaimLedger))]
    [Refuses("CLAIM_UNKNOWN")]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/claims/{claimId}/ledger")] HttpRequest request, string claimId)
    {
        ClaimId id = new(claimId);
        return store.Read<IResult>(async db =>
        {
            if (!await db.Claims.AnyAsync(c => c.Id == id))
            {
                return Problems.From(ClaimRefusals.Unknown);
            }

            List<LedgerTransaction> bookings = await db.LedgerTransactions.Include(t => t.Postings).Where(t => t.ClaimId == id).OrderBy(t => t.Id).ToListAsync();
            return Answer.Ok(new ClaimLedger([.. bookings.Select(Shown)], bookings.SelectMany(b => b.Postings).Sum(p => p.AmountMinor)));
        });
    }

    private static Booking Shown(LedgerTransaction t) =>
        new(t.Key, t.Purpose, t.At, [.. t.Postings.Select(p => new BookedSide(p.Account, p.Holder, p.AmountMinor, p.Currency, p.Part))], ConversionView.Of(Rates.Read(t.Conversion)));
}

/// <summary>The bookings of a claim.</summary>
internal sealed record ClaimLedger(IReadOnlyList<Booking> Bookings, long SumMinor);

/// <summary>A booking; one of two currencies with its conversion.</summary>
internal sealed record Booking(string Key, string Purpose, DateTimeOffset At, IReadOnlyList<BookedSide> Postings, ConversionView? Conversion = null);

/// <summary>One side of a booking: debit positive, credit negative.</summary>
/// <param name="Account">One of the chart.</param>
/// <param name="Holder">Whose: a seller, a buyer, a claim, or empty.</param>
/// <param name="AmountMinor">With its sign.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Part">What of a payout it is for; null where nothing is paid out.</param>
internal sealed record BookedSide(string Account, string Holder, long AmountMinor, string Currency, MoneyPart? Part = null);
