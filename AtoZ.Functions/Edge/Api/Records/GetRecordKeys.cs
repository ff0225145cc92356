using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Records;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Api.Records;

/// <summary>The public keys of all records, as a JSON Web Key Set: whoever holds a dossier compares and checks with them.</summary>
internal sealed class GetRecordKeys(PublicKeys keys)
{
    [Function(nameof(GetRecordKeys))]
    [Gives(200, typeof(PublicKeySet))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/records/keys")] HttpRequest request) => Answer.Ok(await keys.All());
}
