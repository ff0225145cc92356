using System.Globalization;
using System.Text.Json;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Records;
using AtoZ.Functions.Texts;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Evidence;

/// <summary>Staff ask a party for more: once per stage, itemised, with a deadline (PROCESS §3). Whoever calls launches the request after the commit.</summary>
internal sealed class EvidenceRequestDesk(IPolicyLibrary policies, Timeline timeline, TimeProvider clock)
{
    /// <summary>Asks, within the caller's transaction. Whoever judges gets the whole window again after the party's deadline.</summary>
    /// <param name="db">The caller's transaction.</param>
    /// <param name="member">Who asks.</param>
    /// <param name="id">The claim.</param>
    /// <param name="party">Who is asked.</param>
    /// <param name="reason">Why, as the party reads it.</param>
    /// <param name="items">For what.</param>
    public async Task<EvidenceRequestReceipt> Ask(
        AtoZDb db, StaffMember member, ClaimId id, Party party, string reason, IReadOnlyList<RequestedItem> items)
    {
        if (!member.Judges)
        {
            return new(null, [], new Refusal("ROLE_MISSING", 403, "To ask for evidence needs the role Investigator, Reviewer or Approver.", "Let somebody with one of these roles ask."));
        }

        if (await db.Claims.SingleOrDefaultAsync(c => c.Id == id) is not { } claim)
        {
            return new(null, [], new Refusal("CLAIM_UNKNOWN", 404, "There is no such claim.", "Check the claim's id."));
        }

        List<StageRecord> open = await db.Stages.Where(s => s.ClaimId == id && s.ClosedAt == null).ToListAsync();
        List<EvidenceRequestRecord> earlier = await db.EvidenceRequests.Where(r => r.ClaimId == id).ToListAsync();
        Refusal? refusal = EvidenceRequests.Check(party, reason, items, claim) ?? Unknown(items) ?? Moment(open, earlier, party, claim);
        if (refusal is not null)
        {
            return new(null, [], refusal);
        }

        PartyWindows windows = await PartyCalendars.Of(db, claim, policies.For(claim));
        EvidenceRequestRecord request = Record(claim, member, party, reason, items, EvidenceRequests.Scope(open)!, earlier.Count + 1, windows);
        db.EvidenceRequests.Add(request);
        IReadOnlyList<StageRecord> moved = await Extend(db, claim, open, request.Deadline);
        Audience audience = party == Party.Buyer ? Audience.Buyer : Audience.Seller;
        Dictionary<string, string> facts = new() { [Names.Party] = party.ToString(), [Names.Deadline] = request.Deadline.ToString("o"), [Names.Message] = Words(request, Languages.Default) };
        await timeline.Append(db, id, $"evidence-requested/{request.Number}", Party.Marketplace, TimelineKind.EvidenceRequested, audience, facts);
        return new(request, moved, null);
    }

    public static IReadOnlyList<RequestedItem> Items(EvidenceRequestRecord request) =>
        JsonSerializer.Deserialize<List<RequestedItem>>(request.Items, JsonSerializerOptions.Web)!;

    /// <summary>A request in words: the reason, then the items, numbered.</summary>
    public static string Words(EvidenceRequestRecord request, string language) => string.Join('\n', Items(request)
        .Select((item, n) => string.Create(CultureInfo.InvariantCulture, $"{n + 1}. {(item.Code is null ? "" : Sentence.Get(language, $"evid.{item.Code}") + ": ")}{item.Text}"))
        .Prepend(request.Reason));

    private static Refusal? Unknown(IReadOnlyList<RequestedItem> items)
    {
        int wrong = items.ToList().FindIndex(i => i.Code is not null && !EvidenceRequirements.Codes.Contains(i.Code));
        return wrong >= 0
            ? new Refusal("REQUIREMENT_UNKNOWN", 422, $"'{items[wrong].Code}' is no requirement.", $"Use one of {string.Join(", ", EvidenceRequirements.Codes)}, or leave the code out.", $"/items/{wrong}/code")
            : null;
    }

    private static Refusal? Moment(List<StageRecord> open, List<EvidenceRequestRecord> earlier, Party party, ClaimRecord claim)
    {
        if (EvidenceRequests.Scope(open) is not { } scope)
        {
            return new Refusal("NOT_POSSIBLE_NOW", 409, $"Nobody judges the claim now: it is {claim.Status}.", "Ask while the claim is with an expert, an investigator, the reviewers or an approver.");
        }

        return earlier.Exists(r => r.Scope == scope && r.Party == party)
            ? new Refusal("ALREADY_ASKED", 409, $"{party} was asked in this stage already.", "A party is asked once per stage: decide on what is there.")
            : null;
    }

    private EvidenceRequestRecord Record(
        ClaimRecord claim, StaffMember member, Party party, string reason, IReadOnlyList<RequestedItem> items, string scope, int number, PartyWindows windows)
    {
        DateTimeOffset now = clock.GetUtcNow();
        return new EvidenceRequestRecord
        {
            Id = "req_" + Guid.CreateVersion7(now).ToString("N"),
            ClaimId = claim.Id,
            Party = party,
            Scope = scope,
            Number = number,
            Items = JsonSerializer.Serialize(items, JsonSerializerOptions.Web),
            Reason = reason.Trim(),
            AskedBy = member.Name,
            AskedAt = now,
            Deadline = windows.End(StageKind.EvidenceRequest, party, now, windows.Policy.Evidence.RequestWindow),
        };
    }

    private async Task<IReadOnlyList<StageRecord>> Extend(AtoZDb db, ClaimRecord claim, List<StageRecord> open, DateTimeOffset until)
    {
        PolicyPack policy = policies.For(claim);
        AppealRecord? review = await db.Appeals.Where(a => a.ClaimId == claim.Id && a.DecidedAt == null).OrderBy(a => a.Number).LastOrDefaultAsync();
        List<StageRecord> judging = [.. open.Where(s => EvidenceRequests.Decides(s.Kind) && !Stages.IsStanding(s.Kind))];
        foreach (StageRecord stage in judging)
        {
            StageTimes.Move(claim, stage, EvidenceRequests.JudgedUntil(stage, until, policy, review?.OpenedAt));
        }

        return judging;
    }
}

/// <summary>A request that was stored, to be launched after the commit, and the stages that now end later; or why it was refused.</summary>
internal sealed record EvidenceRequestReceipt(EvidenceRequestRecord? Request, IReadOnlyList<StageRecord> Moved, Refusal? Refusal);
