using AtoZ.Functions.Cases;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Commands;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Pages.Case;

/// <summary>Takes an answer back as long as it has not taken effect (PROCESS §5).</summary>
internal sealed class RevokeAnswer(CaseFrontDesk desk, CaseDesk cases)
{
    /// <summary>Takes the answer back and shows the case.</summary>
    [Function("RevokeAnswer")]
    public async Task<IActionResult> Post([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "case/{token}/revoke")] HttpRequest request, string token)
    {
        (CaseVisit? visit, HtmlPage? closed) = await desk.Open(token, request);
        if (visit is null)
        {
            return closed!;
        }

        IReadOnlyDictionary<string, string> sent = await SentForm.Read(request);
        Refusal? refusal = await cases.Revoke(token, sent.GetValueOrDefault("nonce") ?? "", sent.GetValueOrDefault("command") ?? "");
        if (refusal is null || (refusal.Code == "NONCE_USED" && await WasRevoked(token, request, sent)))
        {
            return new SeeOther(visit.Path, "revoke");
        }

        return await desk.Refused(visit, refusal);
    }

    // A form that comes twice, by a double click, is answered with what the first did.
    private async Task<bool> WasRevoked(string token, HttpRequest request, IReadOnlyDictionary<string, string> sent) =>
        (await desk.Open(token, request)).Visit?.File.Answers.Any(a => a.Id == sent.GetValueOrDefault("command") && a.State == CommandState.Revoked) is true;
}
