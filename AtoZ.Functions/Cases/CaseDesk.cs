using AtoZ.Functions.Cases.Commands;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Messages.Links;
using AtoZ.Functions.Records;
using AtoZ.Functions.Texts;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Cases;

/// <summary>
/// What a holder of a signed link may do with the case: pages and API both come here. Whoever calls raises the wake-up after the
/// commit, by <c>Launch.Wake</c> with the receipt, or <c>Launch.Appeal</c>.
/// </summary>
internal sealed class CaseDesk(
    AtoZStore store, ILinks links, Nonces nonces, CaseReader reader, CommandDesk commands, IPolicyLibrary policies, Timeline timeline, TimeProvider clock)
{
    /// <summary>Opens a case: what its party may see, and a nonce for one answer. Writes nothing.</summary>
    public async Task<CaseOpened> Open(string token)
    {
        (LinkRecord? link, Refusal? refusal) = await links.Open(token);
        if (link is null)
        {
            return new CaseOpened(null, null, refusal);
        }

        return await reader.Read(link.ClaimId, link.Party, link) is { } file
            ? new CaseOpened(file, nonces.Issue(link), null)
            : new CaseOpened(null, null, LinkRefusals.Wrong);
    }

    /// <summary>Gives an answer, in a transaction of its own.</summary>
    /// <param name="token">The link's token.</param>
    /// <param name="nonce">The one-time code of the page.</param>
    /// <param name="kind">What to do.</param>
    /// <param name="payload">The command's record; see <see cref="PartyActions.PayloadOf"/>.</param>
    /// <param name="debt">The debt it is about, where it is another than the link's, or the link is about none.</param>
    /// <param name="atDeadline">A draft: it is sent when the time ends.</param>
    public async Task<CommandReceipt> Give(string token, string nonce, CommandKind kind, object payload, DebtId? debt = null, bool atDeadline = false)
    {
        (LinkRecord? link, Refusal? refusal) = await links.Open(token);
        return link is null ? Refused(refusal!) : await store.Write(WriteScope.Case(link.ClaimId), db => Give(db, link, nonce, kind, payload, debt, atDeadline));
    }

    /// <summary>Gives an answer within the caller's transaction. A refusal leaves the nonce good, so that the answer can be mended.</summary>
    public async Task<CommandReceipt> Give(AtoZDb db, LinkRecord link, string nonce, CommandKind kind, object payload, DebtId? debt = null, bool atDeadline = false)
    {
        if (NotThisLinks(link, kind) is { } notAllowed)
        {
            return Refused(notAllowed);
        }

        if (await nonces.Check(db, link, nonce) is { } spent)
        {
            return Refused(spent);
        }

        CommandReceipt receipt = await commands.Accept(db, CommandOf(link, kind, payload, debt) with { SendsItself = atDeadline });
        if (receipt.Accepted)
        {
            await nonces.Spend(db, link, nonce);
        }

        return receipt;
    }

    /// <summary>Takes an answer back, in a transaction of its own.</summary>
    /// <returns>Null when it was taken back.</returns>
    public async Task<Refusal?> Revoke(string token, string nonce, string commandId)
    {
        (LinkRecord? link, Refusal? refusal) = await links.Open(token);
        return link is null ? refusal : await store.Write(WriteScope.Case(link.ClaimId), db => Revoke(db, link, nonce, commandId));
    }

    /// <summary>Takes an answer back within the caller's transaction.</summary>
    public async Task<Refusal?> Revoke(AtoZDb db, LinkRecord link, string nonce, string commandId)
    {
        if (await nonces.Check(db, link, nonce) is { } spent)
        {
            return spent;
        }

        if (await commands.Revoke(db, link.ClaimId, commandId, link.Party, link.Id) is { } refusal)
        {
            return refusal;
        }

        await nonces.Spend(db, link, nonce);
        return null;
    }

    /// <summary>Appeals a decision, in a transaction of its own.</summary>
    public async Task<AppealReceipt> Appeal(string token, string nonce, string statement)
    {
        (LinkRecord? link, Refusal? refusal) = await links.Open(token);
        return link is null ? new AppealReceipt(null, null, refusal) : await store.Write(WriteScope.Case(link.ClaimId), db => Appeal(db, link, nonce, statement));
    }

    /// <summary>Appeals a decision within the caller's transaction: the statement is frozen as it is (PROCESS §7).</summary>
    public async Task<AppealReceipt> Appeal(AtoZDb db, LinkRecord link, string nonce, string statement)
    {
        if (await db.Claims.SingleOrDefaultAsync(c => c.Id == link.ClaimId) is not { } claim)
        {
            return new AppealReceipt(null, null, NotYet);
        }

        List<AppealRecord> appeals = await db.Appeals.Where(a => a.ClaimId == claim.Id).ToListAsync();
        Refusal? refusal = AppealRights.Check(claim, appeals, link.Party, policies.For(claim).Appeals, clock.GetUtcNow())
            ?? AppealRights.CheckStatement(statement, appeals, policies.For(claim).Appeals)
            ?? await nonces.Spend(db, link, nonce);
        if (refusal is not null)
        {
            return new AppealReceipt(null, null, refusal);
        }

        if (AppealRights.Joins(appeals, link.Party) is { } running)
        {
            await Join(db, link, running, statement);
            return new AppealReceipt(claim.Id, running.Number, null);
        }

        int number = appeals.Count + 1;
        db.Appeals.Add(new AppealRecord
        {
            ClaimId = claim.Id,
            Number = number,
            Origin = AppealRights.OriginOf(link.Party),
            Statement = statement.Trim(),
            OpenedAt = clock.GetUtcNow(),
        });
        return new AppealReceipt(claim.Id, number, null);
    }

    private async Task Join(AtoZDb db, LinkRecord link, AppealRecord running, string statement)
    {
        running.JoinedStatement = statement.Trim();
        running.JoinedAt = clock.GetUtcNow();
        await timeline.Append(
            db, link.ClaimId, $"appeal-joined/{running.Number}", link.Party, TimelineKind.AppealJoined, Audience.Both, new Dictionary<string, string> { [Names.Party] = link.Party.ToString() });
    }

    /// <summary>
    /// Whether a form did its act already: its code was spent, and between its issue and then the act was done by this very link. A form
    /// that comes twice, by a double click, is then answered with what the first did.
    /// </summary>
    /// <param name="link">The link.</param>
    /// <param name="nonce">The code of the form.</param>
    /// <param name="kind">The act; null for an appeal.</param>
    public async Task<bool> WasDone(LinkRecord link, string? nonce, CommandKind? kind)
    {
        return await store.Read(async db =>
        {
            if (await nonces.Spent(db, link.Id, nonce) is not { } spent)
            {
                return false;
            }

            if (kind is null)
            {
                List<AppealRecord> appeals = await db.Appeals.Where(a => a.ClaimId == link.ClaimId).ToListAsync();
                AppealOrigin own = AppealRights.OriginOf(link.Party);
                return appeals.Exists(a => Between(a.Origin == own ? a.OpenedAt : a.JoinedAt));
            }

            List<CommandRecord> given = await db.Commands
                .Where(c => c.ClaimId == link.ClaimId && c.Actor == link.Id && c.Kind == kind && c.State != CommandState.Revoked)
                .ToListAsync();
            return given.Exists(c => Between(c.GivenAt));

            bool Between(DateTimeOffset? at) => at >= spent.IssuedAt && at <= spent.UsedAt;
        });
    }

    /// <summary>What an answer would lead to, without giving it (PROCESS §5). Writes nothing.</summary>
    public async Task<(CaseAction? Action, Refusal? Refusal)> DryRun(string token, CommandKind kind, object payload, DebtId? debt = null)
    {
        (LinkRecord? link, Refusal? refusal) = await links.Open(token);
        if (link is null)
        {
            return (null, refusal);
        }

        if (NotThisLinks(link, kind) is { } notAllowed)
        {
            return (null, notAllowed);
        }

        NewCommand command = CommandOf(link, kind, payload, debt);
        Refusal? notTaken = await store.Read(async db => (await commands.Accept(db, command)).Refusal);
        return await reader.Preview(command) is not { } action
            ? (null, NotYet)
            : (notTaken is null ? action : new CaseAction(kind, notTaken, null, [], action.DebtId), null);
    }

    // The link of an inquiry: it has nothing to decide yet.
    internal static Refusal NotYet { get; } = new("CASE_IS_INQUIRY", 409, "This case is not a claim yet: the seller is being asked first.", "Read the inquiry of the case.");

    // An expert is asked in one stage; the link says nothing in any other. A seller's link is about the debt that its mail was about, as long as
    // no other one is named: the page shows them all.
    private static NewCommand CommandOf(LinkRecord link, CommandKind kind, object payload, DebtId? debt) =>
        new(link.ClaimId, kind, link.Party, link.Id, payload, debt ?? link.DebtId, link.Seat) { StageKey = ActionFinder.StageOf(link) };

    private static CommandReceipt Refused(Refusal refusal) => new(null, null, null, null, refusal);

    private static Refusal? NotThisLinks(LinkRecord link, CommandKind kind) => PartyActions.Of(link.Party, link.Purpose).Contains(kind)
        ? null
        : new Refusal(
            "NOT_YOURS", 403, $"This link does not allow {kind}.", $"It allows {string.Join(", ", PartyActions.Of(link.Party, link.Purpose))}.", "/kind");
}

/// <summary>A case opened by link, with the one-time code for one answer; or why it does not open.</summary>
internal sealed record CaseOpened(CaseFile? File, string? Nonce, Refusal? Refusal);

/// <summary>An appeal that was stored, to be launched after the commit; or why it was refused.</summary>
internal sealed record AppealReceipt(ClaimId? ClaimId, int? Number, Refusal? Refusal);
