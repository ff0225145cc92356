using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Tests.Workflows.Support;
using AtoZ.Functions.Workflows;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows;

/// <summary>PROCESS §13: the command is stored first; the event is only the wake-up and may be lost or repeated.</summary>
public class Wake_ups_are_lost_or_repeated
{
    [Fact]
    public async Task A_lost_one_still_counts_at_the_next_reminder_or_deadline_and_not_the_silence()
    {
        await using Story story = await Story.Begin(new Market { HeldMinor = 8_000 });
        await story.Give(CommandKind.SellerPays, Party.Seller, new NoPayload(), wake: false);
        await story.Pass(TimeSpan.FromHours(73));
        await story.EndsWell(ClaimOutcome.PaidBySeller);
    }

    [Fact]
    public async Task Repeated_wrong_and_late_ones_change_nothing()
    {
        await using Story story = await Story.Begin(new Market { HeldMinor = 8_000 });
        for (int i = 0; i < 5; i++)
        {
            await Launch.Wake(story.Client, InstanceIds.Claim(story.Claim), EventNames.Of(StageKind.SellerAnswer, 1), "cmd_unknown");
        }

        CommandReceipt receipt = await story.SellerPays();
        await Launch.Wake(story.Client, receipt);
        await Launch.Wake(story.Client, "claim-unknown", "SellerAnswer/1", "cmd_unknown");
        await Launch.Claim(story.Client, story.Claim);
        await story.Pass(TimeSpan.FromDays(10));
        await story.EndsWell(ClaimOutcome.PaidBySeller);
    }
}
