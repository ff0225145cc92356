using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Messages.Email;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Pages.Staff;

/// <summary>Sends a mail of a claim once more, from the claim's page.</summary>
internal sealed class SendMailAgainByPage(StaffFrontDesk desk, MailsAgain mails, IMailer mailer, AtoZStore store)
{
    /// <summary>Takes the form.</summary>
    [Function("StaffSendMailAgain")]
    public async Task<IActionResult> Post([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/claim/{id}/mails")] HttpRequest request, string id)
    {
        (StaffMember? member, IReadOnlyDictionary<string, string> sent, IActionResult? instead) = await desk.EnterWithForm(request);
        if (member is null)
        {
            return instead!;
        }

        _ = Guid.TryParse(sent.GetValueOrDefault("mail"), out Guid mail);
        (MailRecord? copy, Refusal? refusal) = await store.Write(db => mails.Store(db, member, new ClaimId(id), mail));
        if (copy is null)
        {
            return await desk.Refused(request, refusal!, $"/staff/claim/{id}");
        }

        await mailer.Deliver(copy, request.HttpContext.RequestAborted);
        return new SeeOther($"/staff/claim/{id}", "mailed");
    }
}
