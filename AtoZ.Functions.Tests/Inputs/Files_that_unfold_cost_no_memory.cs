using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Tests.Edge.Api;
using AtoZ.Functions.Tests.Evidence;
using AtoZ.Functions.Tests.Support;
using Xunit;

namespace AtoZ.Functions.Tests.Inputs;

/// <summary>What unfolds without bound is not unfolded; the memory of this whole process is looked at.</summary>
[Collection(nameof(Alone))]
public sealed class Files_that_unfold_cost_no_memory(ApiHost api) : IClassFixture<ApiHost>
{
    [Trait("Case", "15")]
    [Theory]
    [InlineData("zTXt")]
    [InlineData("iTXt")]
    [InlineData("iCCP")]
    public async Task A_picture_that_unfolds_to_gigabytes_costs_no_memory(string chunk)
    {
        ClaimId claim = await api.Claim();
        byte[] bomb = FoldedPictures.Bomb(chunk, megabytes: 300);
        await Upload(claim, Files.PngOf("warm up"));
        GC.Collect();
        long before = GC.GetTotalAllocatedBytes(precise: true);
        Reply reply = await Upload(claim, bomb);
        Assert.True(reply.Status is 201 or >= 400 and < 500, reply.Body);
        long used = GC.GetTotalAllocatedBytes(precise: true) - before;
        Assert.True(used < 60_000_000, $"{used:N0} bytes were taken for a picture of one pixel.");
    }

    [Trait("Case", "15")]
    [Fact]
    public async Task Twenty_at_once_need_no_more_than_a_few()
    {
        ClaimId[] claims = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => api.Claim()));
        byte[] bomb = FoldedPictures.Bomb("zTXt", megabytes: 300);
        long peak = 0;
        using Timer watch = new(_ => peak = Math.Max(peak, Environment.WorkingSet), null, 0, 20);
        long before = Environment.WorkingSet;
        Reply[] replies = await Task.WhenAll(claims.Select(claim => Upload(claim, bomb)));
        Assert.All(replies, reply => Assert.Equal(201, reply.Status));
        Assert.True(peak - before < 400_000_000, $"Memory grew by {peak - before:N0} bytes.");
    }

    private Task<Reply> Upload(ClaimId claim, byte[] file) =>
        api.Send(HttpMethod.Post, $"api/claims/{claim}/evidence", new ByteArrayContent(file), null, api.BackendKey);
}
