using AtoZ.LocalHost;
using Xunit;

namespace AtoZ.Functions.Tests;

public class SmokeTests
{
    [Fact]
    public void The_local_host_can_be_loaded() => Assert.NotNull(typeof(AssemblyMarker).Assembly);
}
