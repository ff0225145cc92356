using System.Globalization;
using System.Text.RegularExpressions;
using AtoZ.Functions.Guarantee;
using Xunit;

namespace AtoZ.Functions.Tests.Edge.Api;

/// <summary>The first claim that a new user files, word for word as the README has it.</summary>
[Collection("api")]
public sealed partial class ReadmeTests(ApiHost api)
{
    [Fact]
    public async Task The_claim_of_the_readme_is_taken_and_paid_by_its_seller()
    {
        string readme = RepositoryRoot.Read("README.md");
        string columns = Columns().Match(readme).Groups["names"].Value;
        string csv = Ago().Replace(
            Csv().Match(readme).Groups["lines"].Value.Replace("$COLUMNS", columns, StringComparison.Ordinal),
            m => api.Clock.GetUtcNow().AddDays(-int.Parse(m.Groups["days"].Value, CultureInfo.InvariantCulture)).ToString("o"));
        Reply imported = await api.Send(HttpMethod.Post, "api/orders/import", ApiHost.Raw(csv, "text/csv"), null, api.BackendKey);
        Assert.True(imported is { Status: 200 } && imported.Json.GetProperty("added").GetInt32() == 1, imported.Body);

        Assert.Equal(200, (await api.Backend(HttpMethod.Post, "api/facts/sellers/seller-a", Body(readme, "api/facts/sellers/seller-a"))).Status);
        Reply filed = await api.Backend(HttpMethod.Post, "api/claims", Body(readme, "api/claims"));
        Assert.True(filed.Status == 201, filed.Body);
        await api.Idle();
        string token = await api.SellerToken(new ClaimId(filed.Text("id")));
        Reply paid = await api.Anybody(HttpMethod.Post, $"api/case/{token}/commands", new { kind = "SellerPays", nonce = await api.Nonce(token) });
        Assert.True(paid.Status == 202, paid.Body);
        await api.Idle();
        Assert.Equal("PaidBySeller", (await api.Backend(HttpMethod.Get, $"api/claims/{filed.Text("id")}")).Text("outcome"));
    }

    private static string Body(string readme, string path) =>
        Regex.Match(readme, $@"\$AT/{path} -H.*?--json '(?<body>[^']*)'", RegexOptions.Singleline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["body"].Value;

    [GeneratedRegex(@"^COLUMNS=(?<names>\S+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Columns();

    [GeneratedRegex(@"<<CSV\n(?<lines>.*?)\nCSV", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Csv();

    [GeneratedRegex(@"\$\(ago (?<days>\d+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ago();
}
