using System.Globalization;
using AtoZ.Functions.Cases.Filing;
using AtoZ.Functions.Cases.Inquiries;
using AtoZ.Functions.Data;
using AtoZ.Functions.Facts;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.Eligibility;
using AtoZ.Functions.Guarantee.Policy.Losses;
using AtoZ.Functions.Guarantee.Policy.Terms;
using AtoZ.Functions.Records;
using AtoZ.Functions.Texts;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Cases.Intake;

/// <summary>
/// Takes claims in (PROCESS §1): fields, then eligibility, then the claim with its first timeline entry, all in the caller's
/// transaction. The orchestration is started by the caller after the commit.
/// </summary>
internal sealed class ClaimIntake(IPolicyLibrary policies, Timeline timeline, Decisions decisions, TimeProvider clock, IntakeSettings settings)
{
    /// <summary>Why nothing else begins about an item that is claimed about.</summary>
    internal static Refusal AlreadyOpen { get; } = new("CLAIM_ALREADY_OPEN", 409, "A claim about this item is open.", "Follow the open claim; add to it what is new.");

    /// <summary>Says what filing would say, and changes nothing.</summary>
    public async Task<IntakeResult> Preview(AtoZDb db, NewClaim claim) => (await Examine(db, claim)).Result;

    /// <summary>Files a claim, or says why not.</summary>
    public async Task<IntakeResult> File(AtoZDb db, NewClaim claim)
    {
        Examination examined = await Examine(db, claim);
        if (!examined.Result.Accepted)
        {
            FiledFacts.Keep(db, null, examined.Policy.Version, examined.Facts, examined.Result.Verdict);
            await PutOnRecord(db, claim, examined, null);
            return examined.Result;
        }

        ClaimRecord record = await Record(db, claim, examined);
        db.Claims.Add(record);
        FiledFacts.Keep(db, record.Id, examined.Policy.Version, examined.Facts, examined.Result.Verdict);
        if (examined.Inquiry is { } inquiry)
        {
            InquiryClaims.End(inquiry, InquiryState.BecameClaim, examined.Now);
        }

        if (await ClaimDraftDesk.OpenOn(db, claim.OrderId, claim.Line) is { } draft)
        {
            ClaimDraftDesk.End(draft, record.Id, examined.Now);
        }

        foreach (EvidenceRecord file in examined.Evidence)
        {
            file.ClaimId = record.Id;
        }

        db.LossLines.AddRange(LossLines(record.Id, examined.Result.Losses));
        await timeline.Append(db, record.Id, "submitted", Party.Buyer, TimelineKind.Submitted, Audience.Both, Facts(record, examined.Evidence.Count, examined.Result.Verdict!));
        await PutOnRecord(db, claim, examined, record.Id);
        return examined.Result with { ClaimId = record.Id };
    }

    private static Dictionary<string, string> Facts(ClaimRecord record, int files, EligibilityVerdict verdict) => new(StringComparer.Ordinal)
    {
        ["kind"] = record.Kind.ToString(),
        ["amountMinor"] = record.AmountMinor.ToString(CultureInfo.InvariantCulture),
        ["currency"] = record.Currency,
        ["evidence"] = files.ToString(CultureInfo.InvariantCulture),
        ["policy"] = record.PolicyVersion,
        ["rules"] = string.Join(',', verdict.Findings.Select(f => f.Code)),
    };

    // Nothing is judged of a claim whose fields are wrong, so there is nothing to put on record.
    private async Task PutOnRecord(AtoZDb db, NewClaim claim, Examination examined, ClaimId? id)
    {
        if (examined.Facts is { } scoped)
        {
            string subject = id?.Value ?? RefusedFilings.SubjectOf(claim.OrderId, claim.Line);
            await decisions.Record(db, new DecisionDraft(id, subject, "eligibility", DecisionKind.Eligibility, null, Audience.Both, scoped.Facts, examined.Policy.Version, scoped.Scope, Party.System, "system"));
        }
    }

    private static Refusal? Refused(EligibilityVerdict verdict, EligibilityFacts facts)
    {
        if (verdict.Eligible)
        {
            return null;
        }

        return facts.OpenClaimOnLine
            ? AlreadyOpen
            : new Refusal(
                "NOT_ELIGIBLE",
                422,
                $"The claim cannot be filed: {string.Join(" ", verdict.Broken.Select(f => f.Reason))}",
                verdict.EligibleFrom is { } from ? $"File again from {from:u} on." : "Each finding says how to mend it.");
    }

    private static IEnumerable<Refusal> EvidenceErrors(NewClaim claim, IReadOnlyList<EvidenceRecord> found, ClaimId? inquiry, EvidenceTerms terms)
    {
        if (claim.Evidence.Count > terms.MaximumFiles)
        {
            yield return new Refusal("EVIDENCE_TOO_MANY", 422, $"At most {terms.MaximumFiles} files can be added.", "Choose the files that matter most.", "/evidence");
        }

        for (int i = 0; i < claim.Evidence.Count; i++)
        {
            bool repeated = claim.Evidence.Take(i).Contains(claim.Evidence[i], StringComparer.Ordinal);
            if (repeated || found.All(e => !string.Equals(e.Id, claim.Evidence[i], StringComparison.Ordinal) || (e.ClaimId is not null && e.ClaimId != inquiry)))
            {
                yield return new Refusal(
                    "EVIDENCE_UNKNOWN", 422, "There is no such file, or it belongs to a claim already.", "Put the file up first, then name its id once.", $"/evidence/{i}");
            }
        }
    }

    private async Task<Examination> Examine(AtoZDb db, NewClaim claim)
    {
        DateTimeOffset now = clock.GetUtcNow();
        OrderLine? line = await db.OrderLines.SingleOrDefaultAsync(o => o.OrderId == claim.OrderId && o.Line == claim.Line);
        PolicyPack policy = policies.InForce(now, ScopeOf(claim, line));
        List<EvidenceRecord> evidence = await db.Evidence.Where(e => claim.Evidence.Contains(e.Id)).ToListAsync();

        // A claim about an item that is being asked about goes on with that case; harm is a case of its own.
        InquiryRecord? inquiry = claim.Kind.IsHarm() ? null : await InquiryClaims.OpenOn(db, claim.OrderId, claim.Line);
        List<Refusal> errors = [.. NewClaimFields.Check(claim, line, policy.Offers, now), .. EvidenceErrors(claim, evidence, inquiry?.Id, policy.Evidence), .. LossRules.Check(claim, evidence.ToDictionary(e => e.Id, e => e.ContentType, StringComparer.Ordinal), now)];
        if (errors.Count > 0)
        {
            Refusal invalid = new("CLAIM_INVALID", 422, "The claim has fields that are wrong.", "Mend each field that is named.", errors[0].Field);
            return new Examination(new IntakeResult(null, invalid, errors, null), policy, line, inquiry, [], now, 0, 0, null);
        }

        LossBreakdown? losses = claim.Losses.Count == 0 || line is null ? null : Losses(claim, line, policy, now);
        EligibilityFacts facts = await EligibilityFactsReader.Read(db, losses is null ? claim : claim with { AmountMinor = losses.TotalMinor }, line, evidence, settings.MarketplaceSellerId, policy.Eligibility, now);
        EligibilityVerdict verdict = EligibilityRules.Check(facts, policy);
        IntakeResult result = new(null, Refused(verdict, facts), [], verdict) { Losses = losses, AmountMinor = facts.AmountMinor };
        return new Examination(result, policy, line, inquiry, evidence, now, facts.AmountMinor, facts.Pieces, new ScopedFacts(ScopeOf(claim, line), facts));
    }

    // A line that is not known has no currency either; the claim is refused, and no overlay matters.
    private static PolicyScope ScopeOf(NewClaim claim, OrderLine? line) =>
        new(claim.Kind, line?.BuyerCountry, line?.Category, claim.Currency ?? line?.Currency ?? "");

    private static LossBreakdown Losses(NewClaim claim, OrderLine line, PolicyPack policy, DateTimeOffset now) => LossRules.Compute(
        claim.Losses, claim.HappenedAt ?? now, EligibilityFactsReader.PaidFor(line, claim.Quantity ?? line.Quantity), line.InsurerPaidMinor, claim.Currency ?? line.Currency, policy.Losses);

    private static IEnumerable<LossLineRecord> LossLines(ClaimId id, LossBreakdown? losses) => (losses?.Lines ?? []).Select((line, i) => new LossLineRecord
    {
        ClaimId = id,
        Number = i + 1,
        Kind = line.Loss.Kind,
        Description = line.Loss.Description.Trim(),
        AskedMinor = line.Loss.AmountMinor,
        DepreciationMinor = line.DepreciationMinor,
        CappedMinor = line.CappedMinor,
        ClaimedMinor = line.ClaimedMinor,
        Category = line.Loss.Category,
        BoughtAt = line.Loss.BoughtAt,
        Proofs = string.Join(',', line.Loss.Proofs),
    });

    private static async Task<ClaimRecord> Record(AtoZDb db, NewClaim claim, Examination examined)
    {
        OrderLine line = examined.Line!;
        BuyerRecord? buyer = await db.Buyers.FindAsync(claim.BuyerId);
        return new ClaimRecord
        {
            Id = examined.Inquiry?.Id ?? claim.DraftId ?? ClaimId.New(examined.Now),
            OrderId = claim.OrderId,
            Line = claim.Line,
            Quantity = examined.Pieces,
            BuyerId = line.BuyerId,
            SellerId = line.SellerId,
            Kind = claim.Kind,
            Description = claim.Description,
            HappenedAt = claim.HappenedAt,
            Remedy = claim.Remedy,
            AmountMinor = examined.AmountMinor,
            Currency = claim.Currency ?? line.Currency,
            Language = Languages.Find(claim.Language) ?? buyer?.Language ?? Languages.All[0],
            Country = line.BuyerCountry,
            Category = line.Category,
            FulfilledByMarketplace = line.FulfilledByMarketplace,
            PolicyVersion = examined.Policy.Version,
            WorkflowVersion = Workflow.Version,
            FiledAt = examined.Now,
            Status = ClaimStatus.Checking,
            Outcome = ClaimOutcome.None,
            NextActor = Party.System,

            // Even the system has a deadline: when it passes, the sweep starts what was not started (PROCESS §13).
            Deadline = examined.Now + examined.Policy.Sweeps.Grace,
        };
    }

    private sealed record Examination(
        IntakeResult Result, PolicyPack Policy, OrderLine? Line, InquiryRecord? Inquiry, IReadOnlyList<EvidenceRecord> Evidence, DateTimeOffset Now, long AmountMinor, int Pieces, ScopedFacts? Facts);
}
