using System.Text.RegularExpressions;
using AtoZ.Local;
using FunctionsHost.Discovery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Xunit;

namespace AtoZ.Functions.Tests.Hosting;

/// <summary>
/// The genuine host tries routes in the order of the functions' names, and the first match wins: here over the very list that it reads. A route
/// that another one swallows works nowhere but in a host that is kinder.
/// </summary>
public partial class RoutesAreReachedTests
{
    private static readonly IReadOnlyList<(LocalFunction Function, HttpTrigger Trigger)> InOrder = [.. FunctionCatalog.Find(LocalAtoZ.Options()).OfTrigger<HttpTrigger>()];

    public static TheoryData<string> Names => [.. InOrder.Select(found => found.Function.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_route_is_reached_with_each_of_its_methods(string name)
    {
        (_, HttpTrigger trigger) = InOrder.Single(found => found.Function.Name == name);
        string path = "/" + Part().Replace(trigger.Route ?? name, part => part.Groups["kind"].Value is "int" or "long" ? "7" : "something");

        Assert.All(trigger.Methods, method => Assert.Equal(name, Answering(path, method)));
    }

    [Fact]
    public void The_two_that_answer_everything_else_come_last() =>
        Assert.Equal(["ZzUnknownRoute", "ZzzUnknownPage"], InOrder.Select(found => found.Function.Name).TakeLast(2));

    private static string? Answering(string path, string method) => InOrder
        .FirstOrDefault(found => found.Trigger.Methods.Contains(method) && Matches(found.Trigger.Route ?? found.Function.Name, path)).Function?.Name;

    private static bool Matches(string route, string path)
    {
        RouteValueDictionary values = [];
        return new TemplateMatcher(TemplateParser.Parse(route), []).TryMatch(new PathString(path), values)
            && Part().Matches(route).All(part => part.Groups["kind"].Value is not ("int" or "long") || long.TryParse(values[part.Groups["name"].Value] as string, out _));
    }

    [GeneratedRegex(@"\{\*?(?<name>\w+)(:(?<kind>\w+))?\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Part();
}
