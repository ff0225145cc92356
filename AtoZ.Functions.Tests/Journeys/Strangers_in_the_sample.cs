using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Messages.Email;
using AtoZ.Functions.Tests.Workflows.Support;
using AtoZ.Local.Sample;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Journeys;

/// <summary>Whoever files a claim of their own while the sample is being played must not end the app: nobody plays its parties.</summary>
public class Strangers_in_the_sample
{
    [Fact]
    public async Task A_claim_that_is_not_of_the_sample_is_left_alone()
    {
        await using Story story = await Story.Begin();
        ClaimRecord claim = await story.Record();
        StageRecord stage = await story.Store.Read(db => db.Stages.FirstAsync(s => s.ClosedAt == null));
        MailRequest mail = new("k", claim.Id, Party.Seller, "seller@example.com", "en", MailPurpose.SellerNotified, new Uri("http://localhost/case/x"), new Dictionary<string, string>());

        SampleCast cast = new();
        Assert.Null(cast.OnMail(mail, claim));
        Assert.Null(cast.OnStage(stage, claim));
    }

    [Fact]
    public async Task An_inquiry_that_is_not_of_the_sample_is_left_alone()
    {
        await using Story story = await Story.Asked();
        MailRequest mail = new("k", story.Claim, Party.Seller, "seller@example.com", "en", MailPurpose.InquiryAsked, new Uri("http://localhost/case/x"), new Dictionary<string, string>());

        Assert.Null(new SampleCast().OnInquiry(mail, await story.Inquiry()));
    }
}
