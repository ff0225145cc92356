using AtoZ.Functions.Cases.Conversation;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Workflows;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace AtoZ.Functions.Edge.Pages.Case;

/// <summary>Writes to the other side from the page of a case. What is refused stays in the form.</summary>
internal sealed class WriteMessage(CaseFrontDesk front, MessageDesk desk, AtoZStore store)
{
    /// <summary>Sends a message and shows the case again.</summary>
    [Function("AddPageMessage")]
    public async Task<IActionResult> Post(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "case/{token}/messages")] HttpRequest request, string token, [DurableClient] DurableTaskClient client)
    {
        (CaseVisit? visit, HtmlPage? closed) = await front.Open(token, request);
        if (visit is null)
        {
            return closed!;
        }

        if (visit.File.Masked || visit.File.Link is not { } link)
        {
            return await front.Refused(visit, new Refusal("NOT_YOURS", StatusCodes.Status403Forbidden, "This link does not allow that.", "Go back to the case."));
        }

        IReadOnlyDictionary<string, string> sent = await SentForm.Read(request);
        string text = sent.GetValueOrDefault(MessagesView.Field) ?? "";
        MessageReceipt receipt = await store.Write(WriteScope.Case(link.ClaimId), db => desk.Write(db, link, sent.GetValueOrDefault("nonce"), text));
        if (receipt.Message is { } message)
        {
            await Launch.Message(client, message);
            return new SeeOther(visit.Path, "message");
        }

        return IsThere(visit, receipt.Refusal!, text) ? new SeeOther(visit.Path, "message") : await front.Show(visit, new RefusedMessage(text, receipt.Refusal!));
    }

    // A form that comes twice, by a double click, is answered with what the first did.
    private static bool IsThere(CaseVisit visit, Refusal refusal, string text) =>
        refusal.Code == "NONCE_USED" && visit.File.Messages.Any(m => m.Party == visit.File.Viewer && (m.Original ?? m.Text) == text.Trim());
}
