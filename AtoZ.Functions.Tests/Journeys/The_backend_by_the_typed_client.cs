using AtoZ.Client;
using AtoZ.Client.Models;
using AtoZ.Functions.Tests.Edge.Api;
using AtoZ.Functions.Tests.Evidence;
using AtoZ.Functions.Tests.Messages.Webhooks;
using Microsoft.Kiota.Abstractions;
using Xunit;

namespace AtoZ.Functions.Tests.Journeys;

/// <summary>What a marketplace's backend does all day, through the client that is made from the description of the API.</summary>
[Collection("api")]
public sealed class The_backend_by_the_typed_client(ApiHost api)
{
    private readonly AtoZApi _atoz = api.OpenAsBackend();

    [Fact]
    public async Task A_claim_goes_from_the_order_to_the_books()
    {
        await _atoz.Import(api.Clock.GetUtcNow(), "typed-1", "typed-1-buyer", "typed-1-seller");
        FileClaimBody body = ApiClients.Claim("typed-1", "typed-1-buyer");
        Findings? preview = await _atoz.Api.Claims.Preview.PostAsync(body);
        ClaimFiled? filed = await _atoz.Api.Claims.PostAsync(body, r => r.Once("typed-1"));
        ClaimFiled? again = await _atoz.Api.Claims.PostAsync(body, r => r.Once("typed-1"));
        await api.Idle();
        string id = filed!.Id!;
        Assert.True(preview!.Eligible);
        Assert.Equal((id, $"/api/claims/{id}"), (again!.Id, again.Links!["self"]));

        await Pay(id);

        CaseView? closed = await _atoz.Api.Claims[id].GetAsync();
        Assert.Equal((ClaimStatus.Closed, ClaimOutcome.PaidBySeller, 8_000), (closed!.Status, closed.Outcome, closed.PaidMinor));
        ClaimPage? page = await _atoz.Api.Claims.GetAsync(r => r.QueryParameters.OrderId = "typed-1");
        Assert.Equal([id], page!.Claims!.Select(c => c.Id));
        TimelineShown? story = await _atoz.Api.Claims[id].Timeline.GetAsync();
        Assert.Contains(TimelineKind.Closed, story!.Entries!.Select(e => e.Kind!.Value));
        ClaimLedger? ledger = await _atoz.Api.Claims[id].Ledger.GetAsync();
        Balances? balances = await _atoz.Api.Ledger.Balances.GetAsync();
        Assert.Equal((0, 0), (ledger!.SumMinor, balances!.SumMinor!["USD"]));
        Assert.True(await Told(id, null));
    }

    [Fact]
    public async Task The_buyer_s_word_goes_through_the_backend()
    {
        string id = await api.File(_atoz, "typed-2");
        CommandBody withdrawal = new()
        {
            Kind = CommandKind.BuyerWithdraws,
            Payload = new() { WithdrawalPayload = new() { Reason = "It came after all.", Cause = WithdrawalCause.ItemReceived } },
        };
        ActionView? foreseen = await _atoz.Api.Claims[id].Commands.DryRun.PostAsync(withdrawal);
        Assert.True(foreseen!.Offered);

        CommandAccepted? accepted = await _atoz.Api.Claims[id].Commands.PostAsync(withdrawal);
        await api.Idle();

        CaseView? claim = await _atoz.Api.Claims[id].GetAsync();
        Assert.Equal($"/api/claims/{id}", accepted!.Case);
        Assert.Equal((ClaimStatus.Closed, ClaimOutcome.Withdrawn), (claim!.Status, claim.Outcome));
    }

    [Fact]
    public async Task A_file_is_put_up_and_read_again()
    {
        string id = await api.File(_atoz, "typed-3");
        byte[] photo = Files.Png();
        using MemoryStream bytes = new(photo);
        EvidenceView? added = await _atoz.Api.Claims[id].Evidence.PostAsync(
            bytes, "application/octet-stream", r => r.Headers.Add("X-File-Name", "door.png"));
        await api.Idle();

        using MemoryStream read = new();
        await using Stream? content = await _atoz.Api.Claims[id].Evidence[added!.Id!].GetAsync();
        await content!.CopyToAsync(read);

        Assert.Equal(("door.png", "image/png"), (added.FileName, added.ContentType));
        Assert.Equal(photo, read.ToArray());
    }

    [Fact]
    public async Task Events_come_to_an_address_of_the_backend()
    {
        await using Receiver receiver = await Receiver.Start();
        WebhookShown? added = await _atoz.Api.Webhooks.PostAsync(new WebhookBody { Url = receiver.Address, Events = ["claim.submitted"] });
        string id = await api.File(_atoz, "typed-4");
        Assert.Contains(id, (await receiver.Next()).Body, StringComparison.Ordinal);
        await api.Idle();

        DeliveryPage? deliveries = await _atoz.Api.Webhooks[added!.Id!].Deliveries.GetAsync();
        await _atoz.Api.Webhooks[added.Id!].DeleteAsync();

        Assert.Equal(["claim.submitted"], deliveries!.Deliveries!.Select(d => d.Type));
        Assert.DoesNotContain(added.Id, (await _atoz.Api.Webhooks.GetAsync())!.Webhooks!.Select(w => w.Id));
    }

    [Fact]
    public async Task Staff_decide_with_a_key_of_their_own()
    {
        string id = await api.File(_atoz, "typed-5", price: "1495.00");
        await api.Pass(TimeSpan.FromDays(4));
        AtoZApi ruth = api.OpenAsStaff("ruth"), anna = api.OpenAsStaff("anna");
        ApprovalBody approval = new() { Approve = true, Reason = "Looks right." };

        ProblemBody problem = await Assert.ThrowsAsync<ProblemBody>(() => ruth.Api.Staff.Claims[id].PayoutApproval.PostAsync(approval));
        QueueShown? queue = await anna.Api.Staff.Queue.GetAsync();
        await anna.Api.Staff.Claims[id].PayoutApproval.PostAsync(approval);
        await api.Idle();

        Assert.Equal(("ROLE_MISSING", 403), (problem.Code, problem.ResponseStatusCode));
        Assert.Contains(id, queue!.Tasks!.Select(t => t.Claim?.Id));
        Assert.Equal(ClaimOutcome.PaidByMarketplace, (await _atoz.Api.Claims[id].GetAsync())!.Outcome);
    }

    [Fact]
    public async Task A_refusal_says_its_code_and_its_field()
    {
        FileClaimBody incomplete = ApiClients.Claim("typed-6", "typed-6-buyer");
        incomplete.BuyerId = null;

        ProblemBody problem = await Assert.ThrowsAsync<ProblemBody>(() => _atoz.Api.Claims.PostAsync(incomplete));

        Assert.Equal(("FIELD_MISSING", "/buyerId", 400), (problem.Code, problem.Field, problem.ResponseStatusCode));
        Assert.Equal(problem.Detail, problem.Message);
        Assert.NotEmpty(problem.Remedy!);
    }

    [Fact]
    public async Task A_wrong_key_is_refused_by_the_platform()
    {
        AtoZApi stranger = AtoZApi.Open(api.Address, "wrong");
        ApiException refused = await Assert.ThrowsAsync<ApiException>(() => stranger.Api.Claims.GetAsync());
        Assert.Equal(401, refused.ResponseStatusCode);
    }

    private async Task Pay(string claim)
    {
        string token = await api.SellerToken(new AtoZ.Functions.Guarantee.ClaimId(claim));
        CaseView? shown = await _atoz.Api.Case[token].GetAsync();
        await _atoz.Api.Case[token].Commands.PostAsync(new CommandBody { Kind = CommandKind.SellerPays, Nonce = shown!.Nonce });
        await api.Idle();
    }

    // The feed is read page by page, from the cursor that one has kept; here from the beginning.
    private async Task<bool> Told(string claim, string? cursor)
    {
        EventPage? page = await _atoz.Api.Events.GetAsync(r => (r.QueryParameters.Cursor, r.QueryParameters.Limit) = (cursor, 50));
        return page!.Events!.Any(e => e.Data!.ClaimId == claim) || (page.Events!.Count > 0 && await Told(claim, page.Next));
    }
}
