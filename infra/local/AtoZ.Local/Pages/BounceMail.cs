using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Pages;
using AtoZ.Functions.Edge.Pages.Staff;
using AtoZ.Functions.Messages.Email;
using AtoZ.Functions.Workflows;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace AtoZ.Local.Pages;

/// <summary>Lets a mail of the local mailbox come back, as a receiver's server would: to see the window begin once more.</summary>
internal sealed class BounceMail(AtoZStore store, IMailBounces bounces)
{
    /// <summary>Lets the mail bounce and shows it again.</summary>
    [Function("BounceMail")]
    public async Task<IActionResult> Post(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "dev/mail-bounce/{*key}")] HttpRequest request, string key, [DurableClient] DurableTaskClient client)
    {
        if (StaffFrontDesk.ComesFromElsewhere(request))
        {
            return new StatusCodeResult(StatusCodes.Status403Forbidden);
        }

        BounceReceipt receipt = await store.Write(db => bounces.Record(db, key));
        await Launch.Wake(client, receipt);
        return new SeeOther(receipt.Refusal is null ? MailPaths.Page(key) : "/dev/mail");
    }
}
