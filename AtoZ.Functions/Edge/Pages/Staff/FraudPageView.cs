using AtoZ.Functions.Data;
using AtoZ.Functions.Facts.Fraud;
using AtoZ.Functions.Guarantee.Policy.FraudRules;
using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Edge.Pages.Staff;

/// <summary>The page of the fraud rules.</summary>
public sealed record FraudPageView(
    StaffFrame Frame,
    string Version,
    IReadOnlyList<FraudRuleRow> Rules,
    IReadOnlyList<FraudSnoozeRecord> Snoozes,
    bool MaySnooze,
    string Tried,
    BackTestReport? Report,
    string? Problem);

/// <summary>A rule with its numbers.</summary>
public sealed record FraudRuleRow(string Code, string Sentence, FraudSide Side, FraudBasis Basis, FraudRuleTerms Terms);
