using AtoZ.Functions.Cases;
using AtoZ.Functions.Data;
using AtoZ.Functions.Policy;
using Microsoft.Extensions.DependencyInjection;

namespace AtoZ.Functions.Tests.Orchestrations.Support;

/// <summary>Insurance of the story's seller.</summary>
internal sealed partial class Story
{
    /// <summary>The seller proves an insurance that covers everything, as the intake of certificates takes it in.</summary>
    public Task Insured() => Store.Write(async db =>
    {
        db.InsuranceCertificates.Add(new InsuranceCertificateRecord
        {
            Id = "cert-1",
            SellerId = Market.Seller,
            Insurer = "Harbour Mutual",
            ValidFrom = Market.Start.AddYears(-1),
            ValidUntil = Market.Start.AddYears(1),
            LimitMinor = 100_000,
            DeductibleMinor = 0,
            Currency = "USD",
            ReceivedAt = Now,
        });
        await StagePromises.Renew(db, Services.GetRequiredService<IPolicyLibrary>(), Market.Seller);
        return true;
    });
}
