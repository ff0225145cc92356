using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using AtoZ.Functions.Edge.Api.OpenApi;
using Microsoft.Azure.Functions.Worker;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using Xunit;

namespace AtoZ.Functions.Tests.Edge.Api.OpenApi;

public sealed class OpenApiTests
{
    private static readonly JsonObject Document = ApiDocument.Of(typeof(AtoZApp).Assembly, new Uri("https://claims.example/"));

    private static IEnumerable<ApiRoute> Routes => ApiRoute.In(typeof(AtoZApp).Assembly);

    [Fact]
    public void Every_group_of_routes_says_what_it_is_for() =>
        Assert.All(Routes.Select(route => route.Tag).Distinct(StringComparer.Ordinal), tag => Assert.NotEqual(tag, ApiTags.About(tag)));

    [Fact]
    public async Task A_reader_of_openapi_finds_nothing_wrong()
    {
        using MemoryStream bytes = new(Encoding.UTF8.GetBytes(Document.ToJsonString()));
        ReadResult read = await OpenApiDocument.LoadAsync(bytes, "json");
        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, read.Diagnostic!.SpecificationVersion);
        Assert.Empty(read.Diagnostic.Errors.Select(e => e.ToString()));
        Assert.Empty(read.Diagnostic.Warnings.Select(w => w.ToString()));
        Assert.Equal(Document["paths"]!.AsObject().Count, read.Document!.Paths.Count);
    }

    [Fact]
    public void Every_function_below_api_is_in_it()
    {
        IEnumerable<string> functions =
            from type in typeof(AtoZApp).Assembly.GetTypes()
            from method in type.GetMethods()
            from parameter in method.GetParameters()
            let trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>()
            where trigger?.Route is not null && trigger.Route.StartsWith("api/", StringComparison.Ordinal)
            from name in method.GetCustomAttribute<GivesCommandsAttribute>() is { } commands
                ? commands.Rows.Select(row => commands.DryRun ? $"DryRun{row.Route!.Operation}" : row.Route!.Operation)
                : [method.GetCustomAttribute<FunctionAttribute>()!.Name]
            select name;
        IEnumerable<string> described = Document["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject()).Select(o => o.Value!["operationId"]!.GetValue<string>());
        Assert.Equal(functions.Except(["ZzUnknownRoute"]).Distinct().Order(), described.Distinct().Order());
    }

    [Fact]
    public void Every_route_says_what_it_gives() => Assert.Empty(Routes.Where(r => r.Gives.Count == 0).Select(r => r.Name));

    [Fact]
    public void Every_post_says_what_it_takes() =>
        Assert.Empty(Routes.Where(r => r.Verb is "post" or "put" or "patch" && r.Takes is null).Select(r => r.Name));

    [Fact]
    public void Every_route_has_words() =>
        Assert.Empty(Document["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject()).Where(o => o.Value!["summary"]!.GetValue<string>().Length < 10).Select(o => o.Value!["operationId"]!.GetValue<string>()));

    [Fact]
    public void Names_of_operations_are_unique() =>
        Assert.Empty(Routes.GroupBy(r => r.Name).Where(g => g.Count() > 1).Select(g => g.Key));
}
