using AtoZ.Functions.Cases;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Policy;
using Microsoft.Extensions.DependencyInjection;

namespace AtoZ.Functions.Tests.Workflows.Support;

/// <summary>Insurance of the story's seller.</summary>
internal sealed partial class Story
{
    /// <summary>The seller proves an insurance that covers everything, as the intake of certificates takes it in.</summary>
    public Task Insured(string seller = Market.Seller, string certificate = "cert-1") => Store.Write(async db =>
    {
        db.InsuranceCertificates.Add(new InsuranceCertificateRecord
        {
            Id = certificate,
            SellerId = seller,
            Insurer = "Harbour Mutual",
            ValidFrom = Market.Start.AddYears(-1),
            ValidUntil = Now.AddYears(1),
            LimitMinor = 100_000,
            DeductibleMinor = 0,
            Currency = "USD",
            ReceivedAt = Now,
        });
        await StagePromises.Renew(db, Services.GetRequiredService<IPolicyLibrary>(), seller);
        return true;
    });
}
