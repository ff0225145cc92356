using AtoZ.Functions.Cases.Intake;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Workflows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows.Support;

/// <summary>Claims of other kinds than the one of the market.</summary>
internal sealed partial class Story
{
    /// <summary>A market whose parcel arrived five days after the promised day, three days ago the seller was told; nothing is claimed yet.</summary>
    public static async Task<Story> Arrived(Market? market = null, Action<OrderLine>? order = null, Action<IServiceCollection>? services = null)
    {
        Story story = await Open(market ?? new Market(), services: services);
        await story.Store.Write((market ?? new Market()).Fill);
        await story.Store.Write(async db =>
        {
            OrderLine line = await db.OrderLines.SingleAsync();
            (line.Status, line.DeliveredAt) = ("delivered", Market.Start.AddDays(-5));
            order?.Invoke(line);
        });
        return story;
    }

    /// <summary>Tries to file; a claim that is taken in begins.</summary>
    public async Task<IntakeResult> Files(ClaimKind kind, Remedy remedy, long? amountMinor, params string[] files)
    {
        ClaimIntake intake = ActivatorUtilities.CreateInstance<ClaimIntake>(_host.Services, new IntakeSettings("marketplace"));
        NewClaim claim = Market.Claim("order-1") with { Kind = kind, Remedy = remedy, AmountMinor = amountMinor, Description = "It is not as it should be: see what I put up." };
        List<string> ids = [];
        foreach (string type in files)
        {
            ids.Add((await Puts(null, type)).Id);
        }

        IntakeResult result = await Store.Write(db => intake.File(db, claim with { Evidence = ids }));
        if (result.ClaimId is { } id)
        {
            Claim = id;
            await Launch.Claim(Client, id);
        }

        await Idle();
        return result;
    }

    /// <summary>The same, and it is taken in.</summary>
    public async Task<ClaimRecord> Filed(ClaimKind kind, Remedy remedy, long? amountMinor, params string[] files)
    {
        IntakeResult result = await Files(kind, remedy, amountMinor, files);
        Assert.True(result.Accepted, result.Refusal?.Detail + string.Join(' ', result.FieldErrors.Select(e => e.Code)));
        return await Record();
    }

    /// <summary>A file of the buyer, kept beside a case or before one.</summary>
    public async Task<EvidenceRecord> Puts(ClaimId? of, string type)
    {
        string id = $"evd_{++_files}";
        EvidenceRecord record = new()
        {
            Id = id,
            ClaimId = of,
            Party = Party.Buyer,
            FileName = id,
            ContentType = type,
            Bytes = 1,
            Sha256 = id,
            OriginalBlob = id,
            SharedBlob = id,
            AddedAt = Now,
        };
        await Store.Write(db => Task.FromResult(db.Evidence.Add(record)));
        return record;
    }

    /// <summary>The seller contests, both seats of the review vote alike.</summary>
    public async Task Contested(bool forBuyer)
    {
        await SellerContests();
        await Pass(TimeSpan.FromHours(2));
        await Votes(Seat.Marketplace, forBuyer);
        await Votes(Seat.Independent, forBuyer);
    }

    /// <summary>The codes of the rules that a filing broke, or of its wrong fields.</summary>
    public static string Against(IntakeResult result) => string.Join(' ', result.FieldErrors.Select(e => e.Code).Concat(result.Verdict?.Broken.Select(f => f.Code) ?? []));
}
