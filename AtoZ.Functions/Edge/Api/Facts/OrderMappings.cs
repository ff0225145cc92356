using AtoZ.Functions.Edge.Api.Json;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Facts.Orders;
using AtoZ.Functions.Facts.Orders.Mappings;
using AtoZ.Functions.Guarantee;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Api.Facts;

/// <summary>The mappings by which exports of shops are imported: those of the program, then the marketplace's own.</summary>
internal sealed class ListOrderMappings(MappingLibrary mappings)
{
    [Function(nameof(ListOrderMappings))]
    [Gives(200, typeof(OrderMappingsShown))]
    [Refuses("STORAGE_UNAVAILABLE")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/orders/mappings")] HttpRequest request, CancellationToken cancellationToken) =>
        Answer.Ok(new OrderMappingsShown([.. (await mappings.All(cancellationToken)).Select(OrderMappingShown.Of)]));
}

/// <summary>A mapping whole, to be read or to begin one's own with.</summary>
internal sealed class GetOrderMapping(MappingLibrary mappings)
{
    [Function(nameof(GetOrderMapping))]
    [Gives(200, typeof(OrderMapping))]
    [Refuses("MAPPING_UNKNOWN", "STORAGE_UNAVAILABLE")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/orders/mappings/{name}")] HttpRequest request, string name, CancellationToken cancellationToken) =>
        await mappings.Find(name, cancellationToken) is { } mapping ? Answer.Ok(mapping) : Problems.From(MappingRefusals.Unknown(name));
}

/// <summary>Keeps a mapping of the marketplace's own under a name; the one before is replaced. Sending it again changes nothing.</summary>
internal sealed class PutOrderMapping(MappingLibrary mappings)
{
    [Function(nameof(PutOrderMapping))]
    [Takes(typeof(OrderMapping), Once = false)]
    [Gives(200, typeof(OrderMappingShown))]
    [Refuses("MAPPING_BUILT_IN", "MAPPING_INVALID", "STORAGE_UNAVAILABLE")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "api/orders/mappings/{name}")] HttpRequest request, string name, CancellationToken cancellationToken)
    {
        BodyRead<OrderMapping> body = await RequestBody.Read<OrderMapping>(request, cancellationToken);
        if ((body.Refusal ?? Check(body.Value!, name)) is { } refusal)
        {
            return Problems.From(refusal);
        }

        await mappings.Put(body.Value!, cancellationToken);
        return Answer.Ok(OrderMappingShown.Of(body.Value!));
    }

    private static Refusal? Check(OrderMapping mapping, string name) =>
        BuiltInMappings.Find(name) is not null ? MappingRefusals.BuiltIn(name)
        : mapping.Name != name ? new Refusal("MAPPING_INVALID", 422, $"The mapping calls itself '{mapping.Name}', its address '{name}'.", "Use one name.", "/name")
        : MappingCheck.Of(mapping);
}

/// <summary>Removes a mapping of the marketplace's own. Removing it again finds nothing to remove.</summary>
internal sealed class RemoveOrderMapping(MappingLibrary mappings)
{
    [Function(nameof(RemoveOrderMapping))]
    [Gives(204)]
    [Refuses("MAPPING_BUILT_IN", "MAPPING_UNKNOWN", "STORAGE_UNAVAILABLE")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "delete", Route = "api/orders/mappings/{name}")] HttpRequest request, string name, CancellationToken cancellationToken) =>
        BuiltInMappings.Find(name) is not null ? Problems.From(MappingRefusals.BuiltIn(name))
        : await mappings.Remove(name, cancellationToken) ? Results.NoContent()
        : Problems.From(MappingRefusals.Unknown(name));
}

/// <summary>The mappings.</summary>
/// <param name="Mappings">All of them.</param>
internal sealed record OrderMappingsShown(IReadOnlyList<OrderMappingShown> Mappings);

/// <summary>A mapping in short.</summary>
/// <param name="Name">What it is asked for by.</param>
/// <param name="Title">What it reads.</param>
/// <param name="Source">Where the export's columns are documented.</param>
/// <param name="BuiltIn">Whether it came with the program, and cannot be changed.</param>
/// <param name="Fields">The columns of the order import that it fills.</param>
/// <param name="Needs">What the request must say besides.</param>
internal sealed record OrderMappingShown(string Name, string Title, string Source, bool BuiltIn, IReadOnlyList<string> Fields, IReadOnlyList<string> Needs)
{
    internal static OrderMappingShown Of(OrderMapping mapping) => new(
        mapping.Name,
        mapping.Title,
        mapping.Source,
        BuiltInMappings.Find(mapping.Name) is not null,
        [.. mapping.Fields.Keys],
        [
            .. ImportColumns.Required.Where(name => name != ImportColumns.LineNumber && !mapping.Fields.ContainsKey(name)),
            .. mapping.TimeZone is null && mapping.InstantFormats?.Any(f => !MappedInstants.HasOffset(f)) is true ? (string[])["timeZone"] : [],
        ]);
}

/// <summary>What can be wrong with the name of a mapping.</summary>
internal static class MappingRefusals
{
    public static Refusal Unknown(string name, string? field = null) => new(
        "MAPPING_UNKNOWN", 404, $"There is no mapping '{name}'.", "Compare with /api/orders/mappings.", field);

    public static Refusal BuiltIn(string name) => new(
        "MAPPING_BUILT_IN", 409, $"The mapping '{name}' came with the program.", "Keep your own under another name.");
}
