using System.Text.Json;

namespace AtoZ.Functions.Policy;

/// <summary>Reads a pack file. A pack that is incomplete, misspelt or contradicts itself is refused whole.</summary>
public static class PolicyPackLoader
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Reads and checks a pack.</summary>
    /// <param name="file">Name of the file, for messages; its stem is the pack's version.</param>
    /// <param name="json">The file's bytes.</param>
    /// <exception cref="PolicyPackException">Something is wrong; the message says where and what.</exception>
    public static LoadedPack Load(string file, ReadOnlyMemory<byte> json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, Strict);
            Dictionary<string, PackNumber> numbers = new(StringComparer.Ordinal);
            PackSection root = new(file, "$", document.RootElement, numbers);
            PolicyPack pack = Pack(root);
            root.Finish();
            PolicyPackChecks.Check(file, pack);
            return new LoadedPack(pack, numbers);
        }
        catch (JsonException broken)
        {
            throw new PolicyPackException(file, broken.Path ?? "$", $"is not valid JSON: {broken.Message.TrimEnd('.')}");
        }
    }

    private static PolicyPack Pack(PackSection root) => new(
        root.Text("version"),
        root.Instant("validFrom"),
        Read(root, "eligibility", Eligibility),
        Read(root, "evidence", s => new EvidenceTerms(s.Integer("maximumFiles"), s.Integer("maximumBytes"), s.Duration("requestWindow"), s.Texts("acceptedTypes"))),
        Read(root, "fraud", Fraud),
        Read(root, "sellerAnswer", s => new SellerAnswerTerms(
            s.Duration("orderWindow"), s.Duration("harmWindow"), s.Durations("remindersBeforeEnd"), s.Duration("revocableFor"))),
        Read(root, "offers", s => new OfferTerms(s.Duration("buyerWindow"), s.Integer("maximumRounds"), s.Durations("remindersBeforeEnd"))),
        Read(root, "appeals", Appeals),
        Read(root, "payouts", s => new PayoutTerms(
            s.Amounts("automaticUpTo"), s.Amounts("twoApproversFrom"), s.Amounts("dailyBudget"), s.Duration("approvalReminder"), s.Duration("approvalMaximumAge"),
            s.Duration("insuranceProofWithin"), s.Amounts("insuranceDeductibleUpTo"))),
        Read(root, "recovery", s => new RecoveryTerms(
            s.Durations("attemptsAfter"), s.Duration("invoiceDueAfter"), s.Duration("insurerAfter"), s.Duration("agencyAfter"), s.Duration("writeOffProposedAfter"),
            s.Duration("writeOffReminder"), s.Duration("writeOffMaximumAge"), s.Integer("livingMinimumPercent"))),
        Read(root, "arrangements", Arrangements),
        Read(root, "sweeps", s => new SweepTerms(s.Duration("grace"))));

    private static EligibilityTerms Eligibility(PackSection s) => new(
        s.Duration("opensAfterEstimatedDelivery"),
        s.Duration("closesAfterEstimatedDelivery"),
        s.Duration("harmClosesAfterDelivery"),
        s.Duration("sellerContactBeforeClaim"),
        s.Duration("returnWithin"),
        s.Integer("minimumDescriptionLength"),
        s.Texts("categoriesNotCovered"));

    private static FraudTerms Fraud(PackSection s) => new(
        s.Integer("reviewFrom"), s.Integer("blockFrom"), s.Duration("expertWindow"), s.Duration("investigatorWindow"), Read(s, "rules", Rules));

    private static Dictionary<string, FraudRuleTerms> Rules(PackSection rules) => rules.Names.ToDictionary(
        code => code,
        code => Read(rules, code, s => new FraudRuleTerms(s.Version("version"), s.Integer("weight"), s.Decimal("threshold"), s.Has("window") ? s.Duration("window") : null)),
        StringComparer.Ordinal);

    private static AppealTerms Appeals(PackSection s) => new(
        s.Duration("voteWindow"),
        s.Durations("remindersBeforeEnd"),
        s.Duration("maximumAge"),
        s.Flag("defaultForBuyer"),
        s.Duration("appealWindow"),
        s.Duration("reversalWithin"));

    private static ArrangementTerms Arrangements(PackSection s) => new(
        s.Duration("promiseWithin"),
        s.Integer("promises"),
        s.Integer("instalments"),
        s.Duration("firstInstalmentAfter"),
        s.Duration("instalmentEvery"),
        s.Duration("instalmentGrace"),
        s.Integer("plans"),
        s.Amounts("planAutomaticUpTo"),
        s.Duration("planAnsweredWithin"),
        s.Duration("pauseUpTo"));

    private static T Read<T>(PackSection parent, string name, Func<PackSection, T> read)
    {
        PackSection section = parent.Section(name);
        T result = read(section);
        section.Finish();
        return result;
    }
}
