using System.Reflection;
using System.Text.RegularExpressions;
using AtoZ.Functions.Edge.Api.Views;
using AtoZ.Functions.Guarantee.Commands;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Api.OpenApi;

/// <summary>A route of the API, as the code of its function says it.</summary>
internal sealed partial record ApiRoute(string Name, Type Function, string Verb, string Path, IReadOnlyList<RoutePart> Parts, AuthorizationLevel Level, MethodInfo Method)
{
    private const string Prefix = "api/";

    private static readonly GivesAttribute CommandGiven = new(202, typeof(CommandAccepted));
    private static readonly GivesAttribute CommandForeseen = new(200, typeof(ActionView));
    private static readonly HearsAttribute IfMatch = new("If-Match", CaseTag.IfMatch);

    /// <summary>The command of the catalogue that it gives; null for a route that stands for itself.</summary>
    public CommandRow? Command { get; init; }

    /// <summary>What it does, where the function serves several routes; null where the function's own words say it.</summary>
    public string? About => this.Command?.Route?.About is { } about && this.IsDryRun ? $"Shows what this would lead to, and changes nothing: {about}" : this.Command?.Route?.About;

    /// <summary>Whether the command is only asked about.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>The body; null when none is read.</summary>
    public TakesAttribute? Takes => this.Command is { } row ? GivesCommandsAttribute.Takes(row, this.IsDryRun) : this.Method.GetCustomAttribute<TakesAttribute>();

    /// <summary>The good answers.</summary>
    public IReadOnlyList<GivesAttribute> Gives => this.Command is not null ? [this.IsDryRun ? CommandForeseen : CommandGiven] : [.. this.Method.GetCustomAttributes<GivesAttribute>().OrderBy(g => g.Status)];

    /// <summary>The query.</summary>
    public IReadOnlyList<AsksAttribute> Asks => [.. this.Method.GetCustomAttributes<AsksAttribute>()];

    /// <summary>The request headers that it heeds.</summary>
    public IReadOnlyList<HearsAttribute> Hears => this.Command is not null ? this.IsDryRun ? [] : [IfMatch] : [.. this.Method.GetCustomAttributes<HearsAttribute>()];

    /// <summary>Whether a link in the path opens it.</summary>
    public bool IsLink => this.Path.Contains("{token}", StringComparison.Ordinal);

    /// <summary>Whether staff must sign in.</summary>
    public bool IsStaff => this.Path.StartsWith("/api/staff/", StringComparison.Ordinal);

    /// <summary>The last part of the namespace: what the route is about.</summary>
    public string Tag => this.Function.Namespace!.Split('.')[^1] is var last && last == "Api" ? "General" : last;

    /// <summary>Every code of a problem that the route may answer, sorted.</summary>
    public IReadOnlyList<string> Codes => [.. ImpliedCodes.Of(this).Concat(OwnCodes).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private IEnumerable<string> OwnCodes => this.Command is { } row ? GivesCommandsAttribute.Codes(row, this.IsDryRun) : this.Method.GetCustomAttribute<RefusesAttribute>()?.Codes ?? [];

    /// <summary>All routes below <c>/api</c> of an assembly, by path; the one that answers everything else is none.</summary>
    public static IReadOnlyList<ApiRoute> In(Assembly assembly) =>
    [
        .. from type in assembly.GetTypes()
           from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance)
           let function = method.GetCustomAttribute<FunctionAttribute>()
           where function is not null
           let trigger = method.GetParameters().Select(p => p.GetCustomAttribute<HttpTriggerAttribute>()).FirstOrDefault(t => t is not null)
           where trigger?.Route is not null && trigger.Route.StartsWith(Prefix, StringComparison.Ordinal) && !trigger.Route.Contains("{*", StringComparison.Ordinal)
           from verb in trigger.Methods ?? []
           where verb != "head"
           from route in Described(new ApiRoute(function.Name, type, verb, trigger.Route!, [], trigger.AuthLevel, method))
           orderby route.Path, verb
           select route with { Path = PathOf(route.Path), Parts = PartsOf(route.Path) },
    ];

    // The API lists each command at its own address, whatever function serves it.
    private static IEnumerable<ApiRoute> Described(ApiRoute route) => route.Method.GetCustomAttribute<GivesCommandsAttribute>() is { } commands
        ? commands.Rows.Select(row => route with
        {
            Name = (commands.DryRun ? "DryRun" : "") + row.Route!.Operation,
            Path = route.Path.Replace(GivesCommandsAttribute.Part, row.Route.Act, StringComparison.Ordinal),
            Command = row,
            IsDryRun = commands.DryRun,
        })
        : [route];

    private static string PathOf(string route) => "/" + Part().Replace(route, "{${name}}");

    private static List<RoutePart> PartsOf(string route) => [.. Part().Matches(route).Select(m => new RoutePart(m.Groups["name"].Value, m.Groups["kind"].Value is ":int" or ":long"))];

    [GeneratedRegex("""\{(?<name>\w+)(?<kind>:\w+)?\}""", RegexOptions.None, 1000)]
    private static partial Regex Part();
}

/// <summary>A part of a path that the caller fills in.</summary>
internal sealed record RoutePart(string Name, bool IsNumber);
