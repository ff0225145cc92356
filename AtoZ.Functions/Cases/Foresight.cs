using AtoZ.Functions.Cases.Commands;
using AtoZ.Functions.Cases.Staff;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.Terms;
using AtoZ.Functions.Messages.Links;
using AtoZ.Functions.Payments;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Cases;

/// <summary>What would come of something that is no command, or why it can't be done.</summary>
internal sealed record Foreseen(Refusal? WhyNot, IReadOnlyList<Consequence> Consequences)
{
    /// <summary>It can't be done.</summary>
    public static Foreseen Not(Refusal refusal) => new(refusal, []);
}

/// <summary>
/// The dry runs: an act is checked by the very desk that would take it, in a reading that is thrown away, and what it leads to is told from what its
/// stage promises. So what a dry run lets pass is taken, and what it refuses is refused.
/// </summary>
internal sealed class Foresight(AtoZStore store, ILinks links, CaseReader reader, CommandDesk commands, StaffDesk staff, IPolicyLibrary policies, TimeProvider clock)
{
    /// <summary>What a command of a party or the backend would lead to; null when there is no such claim.</summary>
    public async Task<CaseAction?> Of(NewCommand command)
    {
        Refusal? refusal = await store.Read(async db => (await commands.Accept(db, command)).Refusal);
        return await Of(command, refusal);
    }

    /// <summary>What a decision of staff would lead to; null when there is no such claim.</summary>
    public async Task<CaseAction?> Of(StaffMember member, ClaimId claim, CommandKind kind, object payload, DebtId? debt)
    {
        Refusal? refusal = await store.Read(async db => (await staff.Give(db, member, claim, kind, payload, debt)).Refusal);
        return await Of(new NewCommand(claim, kind, StaffDesk.RoleFor(kind) ?? Party.None, member.Name, payload, debt), refusal);
    }

    /// <summary>What an appeal by link would lead to.</summary>
    public async Task<Foreseen> OfAppeal(string token, string statement)
    {
        (LinkRecord? link, Refusal? refusal) = await links.Open(token);
        return link is null ? Foreseen.Not(refusal!) : await store.Read(db => OfAppeal(db, link, statement));
    }

    private async Task<Foreseen> OfAppeal(AtoZDb db, LinkRecord link, string statement)
    {
        if (await db.Claims.SingleOrDefaultAsync(c => c.Id == link.ClaimId) is not { } claim)
        {
            return Foreseen.Not(CaseDesk.NotYet);
        }

        AppealTerms terms = policies.For(claim).Appeals;
        DateTimeOffset now = clock.GetUtcNow();
        List<AppealRecord> appeals = await db.Appeals.Where(a => a.ClaimId == claim.Id).ToListAsync();
        if ((AppealRights.Check(claim, appeals, link.Party, terms, now) ?? AppealRights.CheckStatement(statement, appeals, terms)) is { } refusal)
        {
            return Foreseen.Not(refusal);
        }

        List<DebtRecord> debts = await db.Debts.Where(d => d.ClaimId == claim.Id).ToListAsync();
        bool bears = (await CaseReader.Asked(db, claim.Id))?.Default.IsBorne() == true;
        Money atStake = await WhatIsMissing.AtStake(db, claim);
        return new Foreseen(null, ConsequencesOfAppeal.Of(new AppealAtHand(link.Party, claim, appeals, atStake, await WhatIsMissing.OfRefused(db, claim), debts, bears, terms, now)));
    }

    private async Task<CaseAction?> Of(NewCommand command, Refusal? refusal)
    {
        if (await reader.Preview(command) is not { } action)
        {
            return null;
        }

        return refusal is null ? action : new CaseAction(command.Kind, refusal, null, [], command.DebtId);
    }
}
