using AtoZ.Functions.Data;
using AtoZ.Functions.Evidence;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Messages.Links;
using Microsoft.AspNetCore.Http;

namespace AtoZ.Functions.Edge.Pages.Case;

/// <summary>Takes a file that the form of a page brings, once for each one-time code.</summary>
internal sealed class FileForm(EvidenceDesk evidence, AtoZStore store, Nonces nonces)
{
    private static readonly EvidenceReceipt NoFile = Refused(new Refusal("FILE_REQUIRED", StatusCodes.Status422UnprocessableEntity, "There is no file.", "Choose a file."));

    /// <summary>Takes it for the case of a link.</summary>
    public async Task<EvidenceReceipt> Take(HttpRequest request, LinkRecord link, ClaimId claim, Party by)
    {
        if (!request.HasFormContentType)
        {
            return NoFile;
        }

        IFormCollection form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        if (form.Files.GetFile("file") is not { Length: > 0 } file)
        {
            return NoFile;
        }

        if (await store.Write(db => nonces.Spend(db, link, form["nonce"])) is { } spent)
        {
            return Refused(spent);
        }

        await using Stream content = file.OpenReadStream();
        return await evidence.Add(new EvidenceUpload(claim, by, file.FileName, content, form["withhold"]), request.HttpContext.RequestAborted);
    }

    private static EvidenceReceipt Refused(Refusal refusal) => new(null, false, refusal);
}
