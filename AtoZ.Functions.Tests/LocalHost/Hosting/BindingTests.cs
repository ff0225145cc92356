using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Context.Features;
using Microsoft.Azure.Functions.Worker.Converters;
using Microsoft.Extensions.Hosting;
using Xunit;
using FromBodyAttribute = Microsoft.Azure.Functions.Worker.Http.FromBodyAttribute;

namespace AtoZ.Functions.Tests.LocalHost.Hosting;

/// <summary>The rules of AZURE-API.md §4 for parameters.</summary>
public class BindingTests
{
    private static readonly Guid Id = Guid.Parse("0b3f2d6e-8f3a-4b55-9a54-2f6f0f1f6c11");

    [Theory]
    [InlineData("guid/0b3f2d6e-8f3a-4b55-9a54-2f6f0f1f6c11", "0b3f2d6e-8f3a-4b55-9a54-2f6f0f1f6c11")]
    [InlineData("int/42", "42")]
    [InlineData("bool/true", "True")]
    [InlineData("date/2026-01-05T10:00:00", "2026-01-05T10:00:00")]
    [InlineData("optional/7", "7")]
    [InlineData("optional", "none")]
    [InlineData("text/a%20b", "a b")]
    [InlineData("default", "5")]
    [InlineData("default?size=9", "9")]
    [InlineData("converted/abc", "converted abc")]
    [InlineData("typed/abc", "typed abc")]
    [InlineData("context", "Context of context")]
    public async Task A_parameter_is_made_from_the_route_the_query_or_the_run(string path, string expected)
    {
        await using TestHost host = await TestHost.StartAsync(typeof(Samples));
        Assert.Equal(expected, await host.Client.GetStringAsync("/api/" + path));
    }

    [Theory]
    [InlineData("enum/Green")]
    [InlineData("missing")]
    [InlineData("int/4x")]
    [InlineData("bool/True")]
    public async Task What_cannot_be_made_is_a_FunctionInputConverterException(string path)
    {
        await using TestHost host = await TestHost.StartAsync(typeof(Samples));
        using HttpResponseMessage answer = await host.Client.GetAsync("/api/" + path);
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains(host.Logs.Lines, line => line.Error is FunctionInputConverterException);
    }

    [Theory]
    [InlineData("{broken", "application/json")]
    [InlineData("""{"id":"0b3f2d6e-8f3a-4b55-9a54-2f6f0f1f6c11","size":"many"}""", "application/json")]
    [InlineData("", "application/json")]
    [InlineData("""{"size":1}""", "text/plain")]
    public async Task A_bad_body_is_an_InvalidOperationException_that_middleware_can_answer(string body, string type)
    {
        await using TestHost host = await StartWithProblemsAsync();
        using HttpResponseMessage answer = await host.Client.PostAsync("/api/body", new StringContent(body, Encoding.UTF8, type));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Fact]
    public async Task A_body_is_read_with_any_case_of_names()
    {
        await using TestHost host = await StartWithProblemsAsync();
        using HttpResponseMessage answer = await host.Client.PostAsync("/api/body", new StringContent($$"""{"ID":"{{Id}}","Size":3}""", Encoding.UTF8, "application/json"));
        Assert.Equal($"{Id} 3", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Middleware_may_look_at_an_input_and_change_it()
    {
        await using TestHost host = await TestHost.StartAsync(new TestHostSettings
        {
            FunctionTypes = [typeof(Samples)],
            Configure = builder => builder.UseWhen(context => context.FunctionDefinition.Name == "Body", async (context, next) =>
            {
                FunctionInputBindingResult inputs = await context.Features.Get<IFunctionInputBindingFeature>()!.BindFunctionInputAsync(context);
                inputs.Values[1] = ((Body)inputs.Values[1]!) with { Size = 99 };
                await next();
            }),
        });
        using HttpResponseMessage answer = await host.Client.PostAsync("/api/body", new StringContent($$"""{"id":"{{Id}}","size":3}""", Encoding.UTF8, "application/json"));
        Assert.Equal($"{Id} 99", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task BindInputAsync_gives_an_input_that_can_be_set()
    {
        await using TestHost host = await TestHost.StartAsync(new TestHostSettings
        {
            FunctionTypes = [typeof(DurableSamples.Functions)],
            Configure = builder =>
            {
                builder.Services.Add(new(typeof(DurableSamples.IPayments), typeof(DurableSamples.Payments), Microsoft.Extensions.DependencyInjection.ServiceLifetime.Singleton));
                builder.UseWhen(context => context.FunctionDefinition.Name == "Pay", async (context, next) =>
                {
                    BindingMetadata trigger = context.FunctionDefinition.InputBindings.Values.Single(binding => binding.Type == "activityTrigger");
                    InputBindingData<DurableSamples.Order?> input = await context.BindInputAsync<DurableSamples.Order>(trigger);
                    input.Value = input.Value! with { Id = "changed" };
                    await next();
                });
            },
        });
        using HttpResponseMessage started = await host.Client.PostAsync("/api/orders/o1/pay", content: null);
        await host.IdleAsync();
        Assert.Contains("\"changed\"", await host.Client.GetStringAsync(started.Headers.Location), StringComparison.Ordinal);
    }

    private static Task<TestHost> StartWithProblemsAsync() => TestHost.StartAsync(new TestHostSettings
    {
        FunctionTypes = [typeof(Samples)],
        Configure = builder => builder.UseMiddleware(async (context, next) =>
        {
            try
            {
                await next();
            }
            catch (InvalidOperationException error)
            {
                context.GetInvocationResult().Value = new UnprocessableEntityObjectResult(error.Message);
            }
        }),
    });

    public sealed record Body(Guid Id, int Size);

    public enum Colour
    {
        Red,
        Green,
    }

    [InputConverter(typeof(TypedConverter))]
    public sealed record Typed(string Text);

    public sealed class TypedConverter : IInputConverter
    {
        public ValueTask<ConversionResult> ConvertAsync(ConverterContext context) =>
            new(context.TargetType == typeof(Typed) ? ConversionResult.Success(new Typed("typed " + context.Source)) : ConversionResult.Unhandled());
    }

    public sealed class PrefixConverter : IInputConverter
    {
        public ValueTask<ConversionResult> ConvertAsync(ConverterContext context) => new(ConversionResult.Success("converted " + context.Source));
    }

    public static class Samples
    {
        [Function("Guid")]
        public static IActionResult ReadId([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "guid/{id}")] HttpRequest request, Guid id) => Text(id);

        [Function("Int")]
        public static IActionResult ReadNumber([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "int/{n}")] HttpRequest request, int n) => Text(n);

        [Function("Bool")]
        public static IActionResult Bool([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "bool/{b}")] HttpRequest request, bool b) => Text(b);

        [Function("Date")]
        public static IActionResult Date([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "date/{d}")] HttpRequest request, DateTime d) => Text(d.ToString("s"));

        [Function("Optional")]
        public static IActionResult Optional([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "optional/{n?}")] HttpRequest request, int? n) => Text(n is { } number ? number : "none");

        [Function("Text")]
        public static IActionResult ReadText([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "text/{t}")] HttpRequest request, string t) => Text(t);

        [Function("Default")]
        public static IActionResult Default([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, int size = 5) => Text(size);

        [Function("Missing")]
        public static IActionResult Missing([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, int size) => Text(size);

        [Function("Enum")]
        public static IActionResult Enum([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "enum/{colour}")] HttpRequest request, Colour colour) => Text(colour);

        [Function("Converted")]
        public static IActionResult Converted(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "converted/{t}")] HttpRequest request, [InputConverter(typeof(PrefixConverter))] string t) => Text(t);

        [Function("Typed")]
        public static IActionResult ReadTyped([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "typed/{t}")] HttpRequest request, Typed t) => Text(t.Text);

        [Function("Context")]
        public static IActionResult Context([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, FunctionContext context, CancellationToken stop) =>
            Text(stop == context.CancellationToken && context.GetHttpContext()!.Request == request ? "Context of context".Replace("context", context.FunctionDefinition.Name.ToLowerInvariant()) : "?");

        [Function("Body")]
        public static IActionResult ReadBody([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequest request, [FromBody] Body body) => Text($"{body.Id} {body.Size}");

        private static ContentResult Text(object value) => new() { Content = value.ToString() };
    }
}
