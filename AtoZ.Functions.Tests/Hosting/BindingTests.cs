using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Context.Features;
using Microsoft.Azure.Functions.Worker.Converters;
using Microsoft.Extensions.Hosting;
using Xunit;
using static AtoZ.Functions.Tests.Hosting.BindingTests;

namespace AtoZ.Functions.Tests.Hosting;

/// <summary>The rules of AZURE-API.md §4 for parameters.</summary>
public class BindingTests
{
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
        await using TestHost host = await TestHost.StartAsync(typeof(BindingSamples));
        Assert.Equal(expected, await host.Client.GetStringAsync("/api/" + path));
    }

    [Theory]
    [InlineData("enum/Green")]
    [InlineData("missing")]
    [InlineData("int/4x")]
    [InlineData("bool/True")]
    public async Task What_cannot_be_made_is_a_FunctionInputConverterException(string path)
    {
        await using TestHost host = await TestHost.StartAsync(typeof(BindingSamples));
        using HttpResponseMessage answer = await host.Client.GetAsync("/api/" + path);
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains(host.Logs.Lines, line => line.Error is FunctionInputConverterException);
    }

    [Fact]
    public async Task Middleware_may_look_at_an_input_and_change_it()
    {
        await using TestHost host = await TestHost.StartAsync(new TestHostSettings
        {
            FunctionTypes = [typeof(BindingSamples)],
            Configure = builder => builder.UseMiddleware(async (context, next) =>
            {
                FunctionInputBindingResult inputs = await context.Features.Get<IFunctionInputBindingFeature>()!.BindFunctionInputAsync(context);
                inputs.Values[1] = (int)inputs.Values[1]! + 96;
                await next();
            }),
        });
        Assert.Equal("99", await host.Client.GetStringAsync("/api/int/3"));
    }

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
}

public static class BindingSamples
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

    private static ContentResult Text(object value) => new() { Content = value.ToString() };
}
