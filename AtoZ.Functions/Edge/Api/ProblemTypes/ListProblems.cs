using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Guarantee;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Api.ProblemTypes;

/// <summary>The catalogue of refusals. Codes are stable: act on them, never on the text.</summary>
internal sealed class ListProblems
{
    [Function(nameof(ListProblems))]
    [Gives(200, typeof(ProblemList))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/problems")] HttpRequest request) => Answer.Ok(new ProblemList(ProblemCatalogue.All));
}

/// <summary>One kind of refusal: the <c>type</c> of a problem leads here.</summary>
internal sealed class GetProblem
{
    [Function(nameof(GetProblem))]
    [Gives(200, typeof(ProblemKind))]
    [Refuses("PROBLEM_UNKNOWN")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/problems/{code}")] HttpRequest request, string code) =>
        ProblemCatalogue.Of((code ?? "").ToUpperInvariant()) is { } kind
            ? Answer.Ok(kind)
            : Problems.From(new Refusal("PROBLEM_UNKNOWN", 404, "There is no such problem.", "Compare with /api/problems."));
}

/// <summary>Every kind of refusal.</summary>
internal sealed record ProblemList(IReadOnlyList<ProblemKind> Problems);
