using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Settings;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace AtoZ.Functions.Tests.Settings;

/// <summary>The genuine host shows of a worker that died at start only that it loaded no function: its own last words must say why.</summary>
public class StartUpTests
{
    [Fact]
    public async Task What_keeps_the_app_from_starting_is_one_line_and_exit_code_2()
    {
        using StringWriter said = new();

        Assert.Equal(2, await StartUp.Run(() => throw new InvalidOperationException("The setting LinkSigningKey is missing:\nset it."), said));
        Assert.Equal("AtoZ cannot start: The setting LinkSigningKey is missing: set it." + Environment.NewLine, said.ToString());
    }

    [Fact]
    public async Task A_policy_pack_that_is_wrong_is_one_line_too()
    {
        using StringWriter said = new();
        Assert.Equal(2, await StartUp.Run(() => throw new PolicyPackException("2026-11.json", "$.links", "is missing"), said));
        Assert.Equal("AtoZ cannot start: 2026-11.json: $.links: is missing." + Environment.NewLine, said.ToString());
    }

    [Fact]
    public async Task What_nobody_foresaw_keeps_its_trace() =>
        await Assert.ThrowsAsync<NotSupportedException>(() => StartUp.Run(() => throw new NotSupportedException()));

    [Fact]
    public async Task An_app_that_has_run_ends_with_0()
    {
        IHost host = new HostBuilder().Build();
        Task<int> running = StartUp.Run(() => host);
        await host.StopAsync();
        Assert.Equal(0, await running);
    }
}
