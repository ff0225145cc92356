using System.Net;
using AtoZ.Functions.Messages.Webhooks;
using Xunit;

namespace AtoZ.Functions.Tests.Messages.Webhooks;

public sealed class AddressGuardTests
{
    private static readonly AddressGuard Strict = new(ownMachine: false);
    private static readonly AddressGuard Local = new(ownMachine: true);

    [Theory]
    [InlineData("https://hooks.example.com/a?b=c", null)]
    [InlineData("https://8.8.8.8/", null)]
    [InlineData("https://[2a00:1450:4001::1]/", null)]
    [InlineData("http://hooks.example.com/", "WEBHOOK_URL_NOT_SAFE")]
    [InlineData("http://localhost/", "WEBHOOK_URL_NOT_SAFE")]
    [InlineData("https://127.0.0.1/", "WEBHOOK_URL_NOT_SAFE")]
    [InlineData("https://2130706433/", "WEBHOOK_URL_NOT_SAFE")]
    [InlineData("https://[::1]/", "WEBHOOK_URL_NOT_SAFE")]
    [InlineData("https://[::ffff:10.0.0.1]/", "WEBHOOK_URL_NOT_SAFE")]
    [InlineData("https://169.254.169.254/metadata", "WEBHOOK_URL_NOT_SAFE")]
    [InlineData("https://user:word@hooks.example.com/", "WEBHOOK_URL_WRONG")]
    [InlineData("https://hooks.example.com/#part", "WEBHOOK_URL_WRONG")]
    [InlineData("ftp://hooks.example.com/", "WEBHOOK_URL_WRONG")]
    [InlineData("/hooks", "WEBHOOK_URL_WRONG")]
    [InlineData("", "WEBHOOK_URL_WRONG")]
    public void Only_public_https_addresses_are_taken(string url, string? code) => Assert.Equal(code, Strict.Check(url)?.Code);

    [Theory]
    [InlineData("http://localhost:8080/", null)]
    [InlineData("http://127.0.0.1:1/", null)]
    [InlineData("http://10.0.0.1/", "WEBHOOK_URL_NOT_SAFE")]
    [InlineData("https://10.0.0.1/", "WEBHOOK_URL_NOT_SAFE")]
    public void A_local_host_takes_its_own_machine_and_no_other(string url, string? code) => Assert.Equal(code, Local.Check(url)?.Code);

    [Theory]
    [InlineData("9.255.255.255", true)]
    [InlineData("10.0.0.0", false)]
    [InlineData("10.255.255.255", false)]
    [InlineData("11.0.0.0", true)]
    [InlineData("172.15.255.255", true)]
    [InlineData("172.16.0.0", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("172.32.0.0", true)]
    [InlineData("192.168.1.1", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("2002:a00:1::", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("2606:4700::1111", true)]
    public void The_address_that_is_connected_to_is_judged(string address, bool allowed) => Assert.Equal(allowed, Strict.Allows(IPAddress.Parse(address)));
}
