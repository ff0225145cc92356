using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using Microsoft.DurableTask.Client;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows.Sweeps;

/// <summary>Finds cases that nobody would ever hear of again, and puts them right.</summary>
internal sealed class SilentCases(AtoZStore store, CaseStore cases, IPolicyLibrary policies, TimeProvider clock)
{
    /// <summary>Starts claims whose orchestration was never started, or ended before they did.</summary>
    public async Task<int> StartLostClaims(DurableTaskClient client)
    {
        DateTimeOffset settled = Settled();
        List<ClaimId> open = await store.Read(db => db.Claims.Where(c => c.ClosedAt == null && c.FiledAt <= settled).Select(c => c.Id).ToListAsync());
        HashSet<string> alive = open.Count == 0 ? [] : await LiveInstances.Of(client, "claim-");
        int started = 0;
        foreach (ClaimId claim in open.Where(c => !alive.Contains(InstanceIds.Claim(c))))
        {
            await LiveInstances.Clear(client, InstanceIds.Claim(claim));
            await Launch.Claim(client, claim);
            await Repaired(claim, "claim-started");
            started++;
        }

        return started;
    }

    /// <summary>Starts inquiries whose orchestration was never started, and wakes those that did not hear what was said or that they ended.</summary>
    public async Task<int> PutInquiriesRight(DurableTaskClient client)
    {
        DateTimeOffset settled = Settled();
        HashSet<string> alive = await LiveInstances.Of(client, "inquiry-");
        List<ClaimId> open = await store.Read(db => db.Inquiries
            .Where(i => i.OpenedAt <= settled && (i.EndedAt == null || db.InquiryMessages.Any(m => m.InquiryId == i.Id && m.Refund == RefundState.UnderWay && m.At <= settled)))
            .Select(i => i.Id)
            .ToListAsync());
        List<ClaimId> lost = [.. open.Where(i => !alive.Contains(InstanceIds.Inquiry(i)))];
        foreach (ClaimId inquiry in lost)
        {
            await LiveInstances.Clear(client, InstanceIds.Inquiry(inquiry));
            await Launch.Inquiry(client, inquiry);
        }

        List<ClaimId> unheard = await store.Read(db => db.Inquiries
            .Where(i => (i.EndedAt <= settled && i.NextActor == Party.System) || db.InquiryMessages.Any(m => m.InquiryId == i.Id && m.Number > i.ToldMessages && m.At <= settled))
            .Select(i => i.Id)
            .ToListAsync());
        List<ClaimId> deaf = [.. unheard.Where(i => alive.Contains(InstanceIds.Inquiry(i)))];
        foreach (ClaimId inquiry in deaf)
        {
            await Launch.WakeInquiry(client, inquiry);
        }

        return lost.Count + deaf.Count;
    }

    /// <summary>
    /// Starts drafts of claims whose orchestration was never started, without which they would neither warn nor file themselves; and wakes those that
    /// did not hear that their draft ended, because a claim about the item was filed another way.
    /// </summary>
    public async Task<int> PutDraftsRight(DurableTaskClient client)
    {
        DateTimeOffset settled = Settled();
        List<ClaimId> open = await store.Read(db => db.ClaimDrafts.Where(d => d.EndedAt == null && d.OpenedAt <= settled).Select(d => d.Id).ToListAsync());
        HashSet<string> alive = await LiveInstances.Of(client, "draft-");
        List<ClaimId> carried = [.. alive.Select(instance => InstanceIds.CaseOf(instance).Claim!.Value)];
        List<ClaimId> deaf = carried.Count == 0 ? [] : await store.Read(db => db.ClaimDrafts.Where(d => d.EndedAt <= settled && carried.Contains(d.Id)).Select(d => d.Id).ToListAsync());
        foreach (ClaimId draft in deaf)
        {
            await Launch.WakeClaimDraft(client, draft);
        }

        List<ClaimId> lost = [.. open.Where(d => !alive.Contains(InstanceIds.ClaimDraft(d)))];
        foreach (ClaimId draft in lost)
        {
            await LiveInstances.Clear(client, InstanceIds.ClaimDraft(draft));
            await Launch.ClaimDraft(client, draft);
        }

        return lost.Count + deaf.Count;
    }

    /// <summary>Starts appeals that were stored but never started. Reviews within a claim belong to the claim's orchestration.</summary>
    public async Task<int> StartLostAppeals(DurableTaskClient client)
    {
        DateTimeOffset settled = Settled();
        List<AppealRecord> open = await store.Read(db => db.Appeals
            .Where(a => a.DecidedAt == null && a.OpenedAt <= settled && (a.Origin == AppealOrigin.BuyerAppeals || a.Origin == AppealOrigin.SellerAppeals))
            .ToListAsync());
        HashSet<string> alive = open.Count == 0 ? [] : await LiveInstances.Of(client, "appeal-");
        int started = 0;
        foreach (AppealRecord appeal in open.Where(a => !alive.Contains(InstanceIds.Appeal(a.ClaimId, a.Number))))
        {
            await LiveInstances.Clear(client, InstanceIds.Appeal(appeal.ClaimId, appeal.Number));
            await Launch.Appeal(client, appeal.ClaimId, appeal.Number);
            await Repaired(appeal.ClaimId, $"appeal-started/{appeal.Number}");
            started++;
        }

        return started;
    }

    /// <summary>Starts requests for evidence that were stored but never started, or ended before they did.</summary>
    public async Task<int> StartLostRequests(DurableTaskClient client)
    {
        DateTimeOffset settled = Settled();
        List<EvidenceRequestRecord> open = await store.Read(db => db.EvidenceRequests.Where(r => r.EndedAt == null && r.AskedAt <= settled).ToListAsync());
        HashSet<string> alive = open.Count == 0 ? [] : await LiveInstances.Of(client, "evidence-request-");
        int started = 0;
        foreach (EvidenceRequestRecord request in open.Where(r => !alive.Contains(InstanceIds.EvidenceRequest(r.ClaimId, r.Number))))
        {
            await LiveInstances.Clear(client, InstanceIds.EvidenceRequest(request.ClaimId, request.Number));
            await Launch.EvidenceRequest(client, request.ClaimId, request.Number);
            await Repaired(request.ClaimId, $"request-started/{request.Number}");
            started++;
        }

        return started;
    }

    /// <summary>Passes on messages that were stored but never passed on, or could not be.</summary>
    public async Task<int> StartLostMessages(DurableTaskClient client)
    {
        DateTimeOffset settled = Settled();
        List<MessageRecord> waiting = await store.Read(db => db.Messages.Where(m => m.PassedAt == null && m.At <= settled).OrderBy(m => m.At).ToListAsync());
        HashSet<string> alive = waiting.Count == 0 ? [] : await LiveInstances.Of(client, "message-");
        List<MessageRecord> lost = [.. waiting.Where(m => !alive.Contains(InstanceIds.Message(m.ClaimId, m.Number)))];
        foreach (MessageRecord message in lost)
        {
            await LiveInstances.Clear(client, InstanceIds.Message(message.ClaimId, message.Number));
            await Launch.Message(client, message);
        }

        return lost.Count;
    }

    /// <summary>Gives open claims that say nobody's turn, or no deadline, the system's own until their orchestration says better.</summary>
    public async Task<int> NameLostTurns()
    {
        List<ClaimId> lost = await store.Read(db => db.Claims
            .Where(c => c.ClosedAt == null && (c.NextActor == Party.None || c.Deadline == null))
            .Select(c => c.Id)
            .ToListAsync());
        foreach (ClaimId claim in lost)
        {
            await cases.Change(claim, async open =>
            {
                open.SystemTurn(open.Claim.Status);
                await Repaired(open, "turn-named");
            });
        }

        return lost.Count;
    }

    /// <summary>Raises the events of commands again that should have been heard by now.</summary>
    public async Task<int> WakeUnheardCommands(DurableTaskClient client)
    {
        DateTimeOffset settled = Settled();
        var unheard = await store.Read(db => db.Commands
            .Where(c => c.State == CommandState.Pending && c.EffectiveAt <= settled)
            .Join(db.Stages.Where(s => s.ClosedAt == null), c => c.StageKey, s => s.Key, (c, s) => new { Command = c, s.InstanceId, s.EventName })
            .ToListAsync());
        foreach (var call in unheard)
        {
            await Launch.Wake(client, call.InstanceId, call.EventName, call.Command.Id);
            await Repaired(call.Command.ClaimId, $"woken/{call.Command.Id}");
        }

        return unheard.Count;
    }

    private DateTimeOffset Settled()
    {
        DateTimeOffset now = clock.GetUtcNow();
        return now - policies.InForce(now).Sweeps.Grace;
    }

    private Task Repaired(ClaimId claim, string what) => cases.Change(claim, open => Repaired(open, what));

    internal static Task Repaired(OpenedCase open, string what) => open.Note(
        $"repaired/{what}/{open.Now.ToUnixTimeSeconds()}", Party.System, TimelineKind.Repaired, Audience.Staff, ("what", what));
}
