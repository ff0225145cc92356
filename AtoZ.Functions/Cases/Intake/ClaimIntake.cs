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
using AtoZ.Functions.Payments;
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
            foreach (ExaminedLine line in examined.Lines.Where(l => l.Verdict is { Eligible: false }))
            {
                FiledFacts.Keep(db, null, line.Policy.Version, line.Facts, line.Verdict);
                await PutOnRecord(db, line, null);
            }

            return examined.Result;
        }

        ClaimRecord record = await Record(db, claim, examined);
        db.Claims.Add(record);
        List<ClaimId> drafts = [];
        foreach (ExaminedLine line in examined.Lines)
        {
            drafts.AddRange(await Take(db, line, record));
        }

        if (examined.First.Inquiry is { } inquiry)
        {
            InquiryClaims.End(inquiry, InquiryState.BecameClaim, examined.Now);
        }

        foreach (EvidenceRecord file in examined.Evidence)
        {
            file.ClaimId = record.Id;
        }

        db.LossLines.AddRange(LossLines(record.Id, examined.Result.Losses));
        await timeline.Append(db, record.Id, "submitted", Party.Buyer, TimelineKind.Submitted, Audience.Both, Facts(record, examined.Evidence.Count, examined.First.Verdict!));
        foreach (ExaminedLine line in examined.Lines)
        {
            await PutOnRecord(db, line, record.Id);
        }

        return examined.Result with { ClaimId = record.Id, EndedDrafts = drafts };
    }

    // What is tried on a claim later is tried once: by the facts of its first line.
    private static async Task<IReadOnlyList<ClaimId>> Take(AtoZDb db, ExaminedLine line, ClaimRecord record)
    {
        db.ClaimLines.Add(new ClaimLineRecord
        {
            ClaimId = record.Id,
            OrderId = record.OrderId,
            Line = line.Claim.Line,
            Quantity = line.Facts!.Facts.Pieces,
            AmountMinor = line.Facts.Facts.AmountMinor,
            CameBackBeforeMinor = await db.OrderLines.FindAsync(record.OrderId, line.Claim.Line) is { } order ? (await WhatIsMissing.CameBack(db, order)).MinorUnits : 0,
        });
        FiledFacts.Keep(db, line.IsFirst ? record.Id : null, line.Policy.Version, line.Facts, line.Verdict);
        if (await ClaimDraftDesk.OpenOn(db, record.OrderId, line.Claim.Line) is not { } draft)
        {
            return [];
        }

        ClaimDraftDesk.End(draft, record.Id, record.FiledAt);
        return [draft.Id];
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

    private async Task PutOnRecord(AtoZDb db, ExaminedLine line, ClaimId? id)
    {
        ScopedFacts scoped = line.Facts!;
        string subject = id?.Value ?? RefusedFilings.SubjectOf(line.Claim.OrderId, line.Claim.Line);
        string key = line.IsFirst ? "eligibility" : $"eligibility/{line.Claim.Line}";
        await decisions.Record(db, new DecisionDraft(id, subject, key, DecisionKind.Eligibility, null, Audience.Both, scoped.Facts, line.Policy.Version, scoped.Scope, Party.System, "system"));
    }

    private static Refusal? Refused(EligibilityVerdict verdict, IReadOnlyList<ExaminedLine> lines)
    {
        if (verdict.Eligible)
        {
            return null;
        }

        return lines.Any(l => l.Facts!.Facts.OpenClaimOnLine)
            ? AlreadyOpen
            : new Refusal(
                "NOT_ELIGIBLE",
                422,
                $"The claim cannot be filed: {string.Join(" ", verdict.Broken.Select(f => f.Reason))}",
                verdict.EligibleFrom is { } from ? $"File again from {from:u} on." : "Each finding says how to mend it.");
    }

    // A claim is taken in with all its lines or not at all; of several each finding names its line.
    private static EligibilityVerdict Together(IReadOnlyList<ExaminedLine> lines)
    {
        if (lines is [{ Verdict: { } only }])
        {
            return only;
        }

        IReadOnlyList<EligibilityVerdict> broken = [.. lines.Select(l => l.Verdict!).Where(v => !v.Eligible)];
        return new EligibilityVerdict(
            lines[0].Policy.Version,
            [.. lines.SelectMany(l => l.Verdict!.Findings.Select(f => Of(l, f)))],
            broken.All(v => v.EligibleFrom is not null) ? broken.Max(v => v.EligibleFrom) : null);
    }

    private static RuleFinding Of(ExaminedLine line, RuleFinding found) =>
        found with { Line = line.Claim.Line, Reason = found.Met ? found.Reason : $"Line {line.Claim.Line}: {found.Reason}" };

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
        List<ExaminedLine> lines = await Lines(db, claim, now);
        PolicyPack policy = lines[0].Policy;
        List<EvidenceRecord> evidence = await db.Evidence.Where(e => claim.Evidence.Contains(e.Id)).ToListAsync();
        List<Refusal> errors =
        [
            .. NewClaimFields.Check(claim, [.. lines.Select(l => l.Order)], policy.Offers, now),
            .. EvidenceErrors(claim, evidence, lines[0].Inquiry?.Id, policy.Evidence),
            .. LossRules.Check(claim, evidence.ToDictionary(e => e.Id, e => e.ContentType, StringComparer.Ordinal), now),
        ];
        if (errors.Count > 0)
        {
            Refusal invalid = new("CLAIM_INVALID", 422, "The claim has fields that are wrong.", "Mend each field that is named.", errors[0].Field);
            return new Examination(new IntakeResult(null, invalid, errors, null), lines, [], now);
        }

        if (lines.FindIndex(1, l => l.Inquiry is not null) is > 0 and int asked)
        {
            return new Examination(new IntakeResult(null, InquiryClaims.AlreadyOpen with { Field = NewClaimFields.At(asked) + "/line" }, [], null), lines, [], now);
        }

        LossBreakdown? losses = claim.Losses.Count == 0 || lines[0].Order is not { } first ? null : Losses(claim, first, policy, now);
        List<ExaminedLine> judged = await Judged(db, lines, losses, evidence, now);
        EligibilityVerdict verdict = Together(judged);
        IntakeResult result = new(null, Refused(verdict, judged), [], verdict) { Losses = losses, AmountMinor = Total(judged) };
        return new Examination(result, judged, evidence, now);
    }

    // What is beyond every amount was refused by line already; together it must not be too much to add up.
    private static long Total(IReadOnlyList<ExaminedLine> lines) =>
        (long)Int128.Min(long.MaxValue, lines.Aggregate((Int128)0, (sum, l) => sum + l.Facts!.Facts.AmountMinor));

    // A claim about an item that is being asked about goes on with that case; harm is a case of its own.
    private async Task<List<ExaminedLine>> Lines(AtoZDb db, NewClaim claim, DateTimeOffset now)
    {
        List<ExaminedLine> lines = [];

        // One more than a claim may have is enough to refuse it.
        foreach (NewClaimLine part in claim.Lines.Take(NewClaimFields.MostLines + 1))
        {
            NewClaim about = claim.About(part);
            OrderLine? order = await db.OrderLines.SingleOrDefaultAsync(o => o.OrderId == claim.OrderId && o.Line == part.Line);
            InquiryRecord? inquiry = claim.Kind.IsHarm() ? null : await InquiryClaims.OpenOn(db, claim.OrderId, part.Line);
            lines.Add(new ExaminedLine(about, order, inquiry, policies.InForce(now, ScopeOf(claim, order)), IsFirst: lines.Count == 0));
        }

        return lines;
    }

    // Who wrote to the seller about one of the lines has written about the order.
    private async Task<List<ExaminedLine>> Judged(AtoZDb db, List<ExaminedLine> lines, LossBreakdown? losses, List<EvidenceRecord> evidence, DateTimeOffset now)
    {
        List<(ExaminedLine Line, EligibilityFacts Facts)> known = [];
        foreach (ExaminedLine line in lines)
        {
            NewClaim claim = losses is null ? line.Claim : line.Claim with { AmountMinor = losses.TotalMinor };
            known.Add((line, await EligibilityFactsReader.Read(db, claim, line.Order, evidence, settings.MarketplaceSellerId, line.Policy, now)));
        }

        (DateTimeOffset? contacted, DateTimeOffset? until) = (known.Min(k => k.Facts.SellerContactedAt), known.Min(k => k.Facts.SellerUntil));
        return [.. known.Select(k => k.Line.Judged(k.Facts with { SellerContactedAt = contacted, SellerUntil = until }))];
    }

    // A line that is not known has no currency either; the claim is refused, and no overlay matters.
    private static PolicyScope ScopeOf(NewClaim claim, OrderLine? line) =>
        new(claim.Kind, line?.BuyerCountry, line?.Category, claim.Currency ?? line?.Currency ?? "");

    private static LossBreakdown Losses(NewClaim claim, OrderLine line, PolicyPack policy, DateTimeOffset now) => LossRules.Compute(
        claim.Losses, claim.HappenedAt ?? now, line.TotalOf(claim.Quantity ?? line.Quantity), line.InsurerPaidMinor, claim.Currency ?? line.Currency, policy.Losses);

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
        OrderLine line = examined.First.Order!;
        BuyerRecord? buyer = await db.Buyers.FindAsync(claim.BuyerId);
        return new ClaimRecord
        {
            Id = examined.First.Inquiry?.Id ?? claim.DraftId ?? ClaimId.New(examined.Now),
            OrderId = claim.OrderId,
            Line = claim.Line,
            BuyerId = line.BuyerId,
            SellerId = line.SellerId,
            Kind = claim.Kind,
            Description = claim.Description,
            HappenedAt = claim.HappenedAt,
            Remedy = claim.Remedy,
            AmountMinor = examined.Result.AmountMinor!.Value,
            Currency = claim.Currency ?? line.Currency,
            Language = Languages.Find(claim.Language) ?? buyer?.Language ?? Languages.All[0],
            Country = line.BuyerCountry,
            Category = line.Category,
            FulfilledByMarketplace = line.FulfilledByMarketplace,
            PolicyVersion = examined.First.Policy.Version,
            WorkflowVersion = Workflow.Version,
            FiledAt = examined.Now,
            Status = ClaimStatus.Checking,
            Outcome = ClaimOutcome.None,
            NextActor = Party.System,

            // Even the system has a deadline: when it passes, the sweep starts what was not started (PROCESS §13).
            Deadline = examined.Now + examined.First.Policy.Sweeps.Grace,
        };
    }

    private sealed record Examination(IntakeResult Result, IReadOnlyList<ExaminedLine> Lines, IReadOnlyList<EvidenceRecord> Evidence, DateTimeOffset Now)
    {
        public ExaminedLine First => this.Lines[0];
    }

    private sealed record ExaminedLine(NewClaim Claim, OrderLine? Order, InquiryRecord? Inquiry, PolicyPack Policy, bool IsFirst)
    {
        public ScopedFacts? Facts { get; private init; }

        public EligibilityVerdict? Verdict { get; private init; }

        public ExaminedLine Judged(EligibilityFacts facts) => this with
        {
            Facts = new ScopedFacts(ScopeOf(this.Claim, this.Order), facts),
            Verdict = EligibilityRules.Check(facts, this.Policy),
        };
    }
}
