using AtoZ.Functions.Cases.Staff;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Messages.Email;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Api.Staff;

/// <summary>The mails of a claim for support: what went out, what came back, and one of them once more.</summary>
internal sealed class SendMailAgain(IStaffSignIn signIn, MailsAgain mails, IMailer mailer, Posted posted)
{
    [Function("ListClaimMails")]
    [Gives(200, typeof(MailsShown))]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/staff/claims/{claimId}/mails")] HttpRequest request, string claimId) =>
        signIn.Who(request) switch
        {
            null => Problems.From(StaffRefusals.NotSignedIn),
            { } member when !member.Is(Party.Support) && !member.Is(Party.Auditor) => Problems.From(StaffRefusals.Needs(Party.Support)),
            _ => Answer.Ok(new MailsShown([.. (await mails.Of(new ClaimId(claimId))).Select(MailShown.Of)])),
        };

    [Function(nameof(SendMailAgain))]
    [Takes(typeof(MailAgainBody))]
    [Gives(202, typeof(MailShown))]
    [Refuses("MAIL_NOT_OF_CLAIM", "ROLE_MISSING")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/staff/claims/{claimId}/mails")] HttpRequest request, string claimId, CancellationToken cancellationToken)
    {
        if (signIn.Who(request) is not { } member)
        {
            return Problems.From(StaffRefusals.NotSignedIn);
        }

        MailRecord? copy = null;
        Answer answer = await posted.Once<MailAgainBody>(
            request,
            $"staff {member.Name}",
            async (db, body) =>
            {
                (copy, Refusal? refusal) = await mails.Store(db, member, new ClaimId(claimId), body.Mail);
                return copy is null ? Problems.From(refusal!) : Answer.Accepted(MailShown.Of(copy));
            },
            cancellationToken);
        if (copy is not null)
        {
            await mailer.Deliver(copy, cancellationToken);
        }

        return answer;
    }
}

/// <summary>Which mail is sent once more.</summary>
internal sealed record MailAgainBody(Guid Mail);

/// <summary>The mails of a claim, the latest first.</summary>
internal sealed record MailsShown(IReadOnlyList<MailShown> Mails);

/// <summary>A mail without its text, which holds a link of its receiver.</summary>
/// <param name="Id">Names it here.</param>
/// <param name="To">The party.</param>
/// <param name="Address">Where to.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="CreatedAt">When it was written.</param>
/// <param name="SentAt">When it was handed over; null while it is still tried.</param>
/// <param name="BouncedAt">When it came back; null when it did not.</param>
internal sealed record MailShown(Guid Id, Party To, string Address, string Subject, DateTimeOffset CreatedAt, DateTimeOffset? SentAt, DateTimeOffset? BouncedAt)
{
    /// <summary>A mail, as it is shown.</summary>
    public static MailShown Of(MailRecord mail) =>
        new MailShown(mail.OperationId, mail.To, mail.Address, mail.Subject, mail.CreatedAt, mail.SentAt, mail.BouncedAt);
}
