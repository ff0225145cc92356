using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Messages.Webhooks;
using AtoZ.Functions.Records;
using AtoZ.Functions.Tests.Data;
using AtoZ.Functions.Tests.Guarantee.Policy;
using AtoZ.Functions.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Records;

public class TimelineTests
{
    private static readonly ClaimId Claim = new("clm_1");

    [Fact]
    public async Task An_entry_is_added_once_per_key_within_and_across_transactions()
    {
        await using TestStore store = await TestStore.Create();
        Timeline timeline = new(new Outbox(), new FixedClock(ThePack.Noon));

        bool[] added = await store.Store.Write(async db => new[]
        {
            await timeline.Append(db, Claim, "paid", Party.System, TimelineKind.BuyerPaid, Audience.Both, new Dictionary<string, string> { ["amountMinor"] = "5" }),
            await timeline.Append(db, Claim, "paid", Party.System, TimelineKind.BuyerPaid, Audience.Both),
            await timeline.Append(db, new ClaimId("clm_2"), "paid", Party.System, TimelineKind.BuyerPaid, Audience.Both),
        });
        bool again = await store.Store.Write(db => timeline.Append(db, Claim, "paid", Party.System, TimelineKind.BuyerPaid, Audience.Both));

        Assert.Equal([true, false, true], added);
        Assert.False(again);
        Assert.Equal("{\"amountMinor\":\"5\"}", (await store.Store.Read(db => db.Timeline.SingleAsync(t => t.ClaimId == Claim))).Data);
    }
}
