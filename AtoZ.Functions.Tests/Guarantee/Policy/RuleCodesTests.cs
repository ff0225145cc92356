using System.Text.Json;
using AtoZ.Functions.Edge.Api;
using AtoZ.Functions.Edge.Api.Claims;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.Eligibility;
using AtoZ.Functions.Guarantee.Policy.FraudRules;
using AtoZ.Functions.Tests.Cases.Intake;
using AtoZ.Functions.Tests.Data;
using AtoZ.Functions.Tests.Guarantee.Policy.Eligibility;
using AtoZ.Functions.Tests.Guarantee.Policy.FraudRules;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Guarantee.Policy;

/// <summary>A rule's code leads from any place to any other: code, pack, test, refusal, timeline.</summary>
public class RuleCodesTests
{
    private static readonly LoadedPack Pack = PolicyLibrary.Embedded().Packs[^1];

    private static readonly string Sources = string.Concat(Directory
        .EnumerateFiles(Path.Combine(RepositoryRoot.Path, "AtoZ.Functions.Tests", "Guarantee", "Policy"), "*Tests.cs", SearchOption.AllDirectories)
        .Where(file => !file.EndsWith("RuleCodesTests.cs", StringComparison.Ordinal))
        .Select(File.ReadAllText));

    // For each rule of eligibility a filing that breaks it.
    private static readonly Dictionary<string, EligibilityFacts> Breaking = new(StringComparer.Ordinal)
    {
        ["ELIG-01"] = SomeFacts.Fine with { OrderLineKnown = false },
        ["ELIG-02"] = SomeFacts.Fine with { ClaimantBuyerId = "somebody" },
        ["ELIG-03"] = SomeFacts.Fine with { SellerId = "marketplace" },
        ["ELIG-04"] = SomeFacts.Fine with { Category = "gift_cards" },
        ["ELIG-05"] = SomeFacts.Fine with { EstimatedDeliveryAt = SomeFacts.Now.AddDays(-91) },
        ["ELIG-06"] = SomeFacts.Fine with { SellerContactedAt = null },
        ["ELIG-07"] = SomeFacts.Fine with { DeliveredAt = SomeFacts.Now.AddDays(-40), SellerContactedAt = SomeFacts.Now.AddDays(-3) },
        ["ELIG-08"] = SomeFacts.Fine with { Description = "Bad." },
        ["ELIG-09"] = SomeFacts.Fine with { EvidenceTypes = [] },
        ["ELIG-10"] = SomeFacts.Fine with { ChargedBack = true },
        ["ELIG-11"] = SomeFacts.Fine with { AmountMinor = 3001 },
        ["ELIG-12"] = SomeFacts.Fine with { OrderStatus = "cancelled" },
        ["ELIG-13"] = SomeFacts.CameLate with { DeliveredAt = null },
    };

    // Whoever changes a rule runs its tests: ./test Rule=OFFER-01
    private static readonly HashSet<string> Tested =
    [
        .. typeof(RuleCodesTests).Assembly.GetTypes()
            .SelectMany(type => type.GetCustomAttributesData())
            .Where(attribute => attribute.AttributeType == typeof(TraitAttribute) && attribute.ConstructorArguments[0].Value is "Rule")
            .Select(attribute => (string)attribute.ConstructorArguments[1].Value!),
    ];

    public static TheoryData<string> All => [.. RuleIndex.All.Select(rule => rule.Code)];

    public static TheoryData<string> Eligibility => [.. EligibilityRules.All.Select(rule => rule.Code)];

    public static TheoryData<string> Fraud => [.. FraudCheck.Rules.Select(rule => rule.Code)];

    [Theory]
    [MemberData(nameof(All))]
    public void A_code_stands_in_its_file_and_at_its_tests(string code)
    {
        IndexedRule rule = RuleIndex.All.Single(r => r.Code == code);

        Assert.Contains(code, File.ReadAllText(Path.Combine(RepositoryRoot.Path, "AtoZ.Functions", "Guarantee", "Policy", rule.File)), StringComparison.Ordinal);
        Assert.True(Tested.Contains(code) || Sources.Contains($"\"{code}\"", StringComparison.Ordinal), $"No test says that it is of {code}.");
    }

    [Fact]
    public void Tests_name_no_rule_that_there_is_not() => Assert.Empty(Tested.Except(RuleIndex.All.Select(rule => rule.Code)));

    [Theory]
    [MemberData(nameof(Eligibility))]
    [MemberData(nameof(Fraud))]
    public void A_code_of_eligibility_or_fraud_stands_in_the_pack(string code)
    {
        Assert.Contains(Pack.Numbers.Keys, path => path.Contains($".rules.{code}.", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Eligibility))]
    public void A_refusal_at_filing_names_the_code(string code)
    {
        EligibilityVerdict verdict = EligibilityRules.Check(Breaking[code], Pack.Pack);
        Answer answer = Findings.Refused(new IntakeResult(null, new Refusal("NOT_ELIGIBLE", 422, "No.", "Mend it."), [], verdict));

        Assert.Contains(JsonDocument.Parse(answer.Body).RootElement.GetProperty("failedRules").EnumerateArray(), rule => rule.GetProperty("code").GetString() == code);
    }

    [Theory]
    [MemberData(nameof(Fraud))]
    public void A_finding_of_the_fraud_check_names_the_code_with_version_and_sentence(string code)
    {
        FraudAssessment assessment = FraudCheck.Run(FraudRulesTests.Plain, Pack.Pack.Fraud);

        FraudFinding finding = Assert.Single(assessment.Findings, f => f.Code == code);
        Assert.True(finding.Version >= 1);
        Assert.NotEmpty(finding.Sentence);
    }

    [Fact]
    public async Task A_refused_filing_keeps_the_codes_of_the_rules_it_broke()
    {
        await using TestStore store = await TestStore.Create();
        IntakeDesk desk = new(store.Store);
        await desk.Given(IntakeDesk.Line("o1"), IntakeDesk.Photo("f1"));
        await desk.File(IntakeDesk.Claim("o1") with { Description = "Bad.", BuyerId = "somebody" });

        Assert.Equal("ELIG-02,ELIG-08", (await store.Store.Read(db => db.IntakeChecks.SingleAsync())).Broken);
    }
}
