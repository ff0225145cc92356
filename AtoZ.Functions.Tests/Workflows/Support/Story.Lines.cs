using AtoZ.Functions.Cases.Filing;
using AtoZ.Functions.Cases.Intake;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Workflows;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows.Support;

/// <summary>Claims about several lines of the order.</summary>
internal sealed partial class Story
{
    /// <summary>A market whose order has a line for each price; nothing is claimed yet.</summary>
    public static async Task<Story> Ordered(Market market, params long[] prices)
    {
        Story story = await Open(market);
        await story.Store.Write((market with { PriceMinor = prices[0] }).Fill);
        await story.Store.Write(db =>
        {
            db.OrderLines.AddRange(prices.Skip(1).Select((price, i) => OrderLine(i + 2, price, market.Fulfilled)));
            return Task.CompletedTask;
        });
        return story;
    }

    /// <summary>The same, and one claim is about all of it.</summary>
    public static async Task<Story> Claimed(Market market, params long[] prices)
    {
        Story story = await Ordered(market, prices);
        IntakeResult result = await story.FilesLines([.. Enumerable.Range(2, prices.Length - 1).Select(line => new NewClaimLine(line))]);
        Assert.True(result.Accepted, result.Refusal?.Detail);
        return story;
    }

    /// <summary>Tries to file a claim about line 1 and others; one that is taken in begins.</summary>
    public async Task<IntakeResult> FilesLines(IReadOnlyList<NewClaimLine> more, Func<NewClaim, NewClaim>? change = null)
    {
        ClaimIntake intake = ActivatorUtilities.CreateInstance<ClaimIntake>(_host.Services, new IntakeSettings("marketplace"));
        NewClaim claim = Market.Claim("order-1") with { MoreLines = more };
        IntakeResult result = await Store.Write(db => intake.File(db, change?.Invoke(claim) ?? claim));
        if (result.ClaimId is { } id)
        {
            Claim = id;
            await Launch.Claim(Client, id);
        }

        await Idle();
        return result;
    }

    /// <summary>A vote for the buyer that refuses some lines.</summary>
    public async Task<CommandReceipt> VotesFor(Seat seat, params int[] refused) => await Give(
        CommandKind.CastVote,
        seat == Seat.Independent ? Party.Expert : Party.Reviewer,
        Ballot(true) with { RefusedLines = [.. refused.Select(line => new LineRefusal(line, "APP-01", "The scan shows it."))] },
        $"voter of {seat} in {await Reviews()}",
        seat: seat);

    /// <summary>Another line of the order becomes known.</summary>
    public Task Orders(int line, long price) => Store.Write(db => Task.FromResult(db.OrderLines.Add(OrderLine(line, price, fulfilled: false))));

    /// <summary>The buyer files what was typed.</summary>
    public async Task<FilingReceipt> FilesDraft()
    {
        FilingReceipt filed = await Store.Write(db => Filing.File(db, Claim));
        if (filed.Id is { } id)
        {
            await Launch.Claim(Client, id);
        }

        await Idle();
        return filed;
    }

    /// <summary>Each line of the claim as <c>line: paid outcome</c>.</summary>
    public async Task<IReadOnlyList<string>> Lines() =>
        [.. (await Seen(Party.Marketplace)).Lines.Select(l => $"{l.Record.Line}: {l.Record.PaidMinor} {l.Outcome}")];

    private static OrderLine OrderLine(int line, long price, bool fulfilled)
    {
        OrderLine first = Market.Order("order-1", price, fulfilled);
        return new OrderLine
        {
            OrderId = first.OrderId,
            Line = line,
            BuyerId = first.BuyerId,
            SellerId = first.SellerId,
            ProductId = $"product-{line}",
            ProductTitle = $"Item {line}",
            Category = first.Category,
            Quantity = 1,
            UnitPriceMinor = price,
            FreightMinor = 0,
            Currency = first.Currency,
            Status = first.Status,
            PurchasedAt = first.PurchasedAt,
            ShippedAt = first.ShippedAt,
            EstimatedDeliveryAt = first.EstimatedDeliveryAt,
            SellerContactedAt = first.SellerContactedAt,
            FulfilledByMarketplace = fulfilled,
        };
    }
}
