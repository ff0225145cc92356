using System.Text.Json;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.Eligibility;
using AtoZ.Functions.Guarantee.Policy.FraudRules;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Edge.Api;

/// <summary>Which rules looked at a claim stands in its timeline, by their codes.</summary>
[Collection("api")]
public class RuleCodesInTheTimelineTests(ApiHost api)
{
    [Fact]
    public async Task The_timeline_of_a_claim_names_every_rule_that_looked_at_it()
    {
        ClaimId claim = await api.Claim();
        List<TimelineRecord> entries = await api.Store.Read(db => db.Timeline.Where(t => t.ClaimId == claim).ToListAsync());

        Assert.Equal(EligibilityRules.All.Select(r => r.Code), Codes(entries, TimelineKind.Submitted));
        Assert.Equal(FraudCheck.Rules.Select(r => r.Code), Codes(entries, TimelineKind.FraudChecked));
    }

    [Fact]
    public async Task A_refusal_names_every_rule_that_was_broken()
    {
        OrderLine order = await api.Order();
        Reply refused = await api.Backend(HttpMethod.Post, "api/claims", new { orderId = order.OrderId, line = 1, buyerId = "somebody", kind = "NotReceived", description = "Bad." });

        refused.IsProblem(422, "NOT_ELIGIBLE");
        Assert.Equal(["ELIG-02", "ELIG-08"], refused.Json.GetProperty("failedRules").EnumerateArray().Select(r => r.GetProperty("code").GetString()));
    }

    private static string[] Codes(List<TimelineRecord> entries, TimelineKind kind)
    {
        using JsonDocument data = JsonDocument.Parse(entries.Single(e => e.Kind == kind).Data);
        return data.RootElement.GetProperty("rules").GetString()!.Split(',');
    }
}
