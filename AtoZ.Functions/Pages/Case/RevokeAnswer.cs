using AtoZ.Functions.Cases;
using AtoZ.Functions.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Pages.Case;

/// <summary>Takes an answer back as long as it has not taken effect (PROCESS §5).</summary>
public sealed class RevokeAnswer(CaseFrontDesk desk, CaseDesk cases)
{
    /// <summary>Takes the answer back and shows the case.</summary>
    [Function("RevokeAnswer")]
    public async Task<IActionResult> Post([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "case/{token}/revoke")] HttpRequest request, string token)
    {
        ArgumentNullException.ThrowIfNull(request);
        (CaseVisit? visit, HtmlPage? closed) = await desk.Open(token, request);
        if (visit is null)
        {
            return closed!;
        }

        IReadOnlyDictionary<string, string> sent = await SentForm.Read(request);
        Refusal? refusal = await cases.Revoke(token, sent.GetValueOrDefault("nonce") ?? "", sent.GetValueOrDefault("command") ?? "");
        return refusal is null ? new SeeOther(visit.Path, "revoke") : await desk.Refused(visit, refusal);
    }
}
