using AtoZ.Functions.Settings;
using AtoZ.Functions.Tests.Hosting;
using AtoZ.Local;
using FunctionsHost;
using FunctionsHost.Settings;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace AtoZ.Functions.Tests.Settings;

public class AddressFollowsPortTests
{
    [Theory]
    [InlineData(null, null, null, "http://localhost:7071/")]
    [InlineData(null, 8080, null, "http://localhost:8080/")]
    [InlineData(9090, 8080, null, "http://localhost:9090/")]
    [InlineData(0, 8080, null, "http://localhost:7071/")]
    [InlineData(9090, 8080, "https://claims.example", "https://claims.example/")]
    public void Links_begin_with_the_port_that_was_chosen(int? option, int? inFile, string? publicBaseUrl, string address)
    {
        using TempFolder folder = new();
        ConfigurationManager configuration = new();
        configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["PublicBaseUrl"] = publicBaseUrl });
        HostFacts.AnnouncePort(new LocalHostOptions { Port = option }, new LocalSettings(new Dictionary<string, string?>(), Cors: null, CorsCredentials: false, inFile), configuration);
        LocalDefaults.AddTo(configuration, folder.Path);
        Assert.Equal(address, AppSettings.From(configuration, "/").PublicBaseUrl.ToString());
    }
}
