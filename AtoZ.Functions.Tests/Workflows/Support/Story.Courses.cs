using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;

namespace AtoZ.Functions.Tests.Workflows.Support;

/// <summary>Whole courses of a case that several tests go through.</summary>
internal sealed partial class Story
{
    /// <summary>An inquiry that became a claim, whose reason the buyer changed.</summary>
    public static async Task<Story> ClaimedAfterAsking()
    {
        Story story = await Asked();
        await story.SellerSays(InquiryMessageKind.Tracking, "It is on its way.", "JD0146");
        await story.Pass(TimeSpan.FromHours(48));
        await story.BuyerClaims();
        await story.Give(CommandKind.BuyerChangesReason, Party.Buyer, new ReasonChangePayload(ClaimKind.Lost, "The carrier lost the parcel."));
        return story;
    }

    /// <summary>The seller contests, and both voters say the same.</summary>
    public async Task IsReviewed(bool forBuyer)
    {
        await SellerContests();
        await Pass(TimeSpan.FromHours(2));
        await Votes(Seat.Marketplace, forBuyer);
        await Votes(Seat.Independent, forBuyer);
    }

    /// <summary>An offer was declined, the votes of the review were split, and the adjudicator refused.</summary>
    public static async Task<Story> Adjudicated()
    {
        Story story = await Begin();
        await story.SellerOffers(1_000);
        await story.Pass(TimeSpan.FromMinutes(61));
        await story.BuyerDeclines();
        await story.SellerContests();
        await story.Pass(TimeSpan.FromMinutes(61));
        await story.Votes(Seat.Marketplace, true);
        await story.Pass(TimeSpan.FromDays(4));
        await story.Votes(Seat.Independent, false);
        await story.Votes(Seat.Adjudicator, false);
        return story;
    }
}
