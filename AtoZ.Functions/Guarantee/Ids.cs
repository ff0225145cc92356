using System.Text.Json.Serialization;
using AtoZ.Functions.Guarantee.Json;

namespace AtoZ.Functions.Guarantee;

/// <summary>The id of a claim, such as <c>clm_01hx…</c>: sortable by time, safe in URLs and as part of an instance id.</summary>
[JsonConverter(typeof(SingleFieldIdConverterFactory))]
public readonly record struct ClaimId(string Value)
{
    /// <summary>A new id; the time makes ids sort in order of filing.</summary>
    public static ClaimId New(DateTimeOffset now) => new("clm_" + Guid.CreateVersion7(now).ToString("N"));

    /// <inheritdoc/>
    public override string ToString() => this.Value;
}

/// <summary>The id of a debt of a seller.</summary>
[JsonConverter(typeof(SingleFieldIdConverterFactory))]
public readonly record struct DebtId(string Value)
{
    /// <summary>One debt per claim and cause: a repeat of the activity that opens it finds the same id.</summary>
    public static DebtId For(ClaimId claim, string cause) => new($"debt_{claim.Value[4..]}_{cause}");

    /// <inheritdoc/>
    public override string ToString() => this.Value;
}

/// <summary>Instance ids of orchestrations (DESIGN §4.7).</summary>
internal static class InstanceIds
{
    /// <summary>The orchestration of an inquiry, which may become <c>claim-{id}</c>.</summary>
    public static string Inquiry(ClaimId inquiry) => $"inquiry-{inquiry.Value}";

    /// <summary>The orchestration of a draft, which may become <c>claim-{id}</c>.</summary>
    public static string ClaimDraft(ClaimId draft) => $"draft-{draft.Value}";

    /// <summary>The orchestration of a claim.</summary>
    public static string Claim(ClaimId claim) => $"claim-{claim.Value}";

    /// <summary>The return that was agreed on in a claim.</summary>
    public static string Return(ClaimId claim) => $"return-{claim.Value}";

    public static string Recovery(DebtId debt) => $"recovery-{debt.Value}";

    /// <summary>The n-th request for more evidence of a claim.</summary>
    public static string EvidenceRequest(ClaimId claim, int number) => $"evidence-request-{claim.Value}-{number}";

    /// <summary>A request for a lost link: one an hour for an order and a mail address.</summary>
    public static string LostLink(string proof, DateTimeOffset hour) => $"lost-link-{proof[..32]}-{hour.ToUnixTimeSeconds() / 3600}";

    /// <summary>A buyer is asked to give something back after the payout.</summary>
    public static string GiveBack(ClaimId claim, string occasion) => $"give-back-{claim.Value}-{occasion}";

    /// <summary>The n-th message of a claim is passed on.</summary>
    public static string Message(ClaimId claim, int number) => $"message-{claim.Value}-{number}";

    /// <summary>The claim of an instance, or the debt of a recovery.</summary>
    public static (ClaimId? Claim, DebtId? Debt) CaseOf(string instanceId)
    {
        string id = instanceId[(instanceId.IndexOf('_', StringComparison.Ordinal) is var at and > 0 ? instanceId.LastIndexOf('-', at) + 1 : 0)..];
        if (instanceId.StartsWith("recovery-", StringComparison.Ordinal))
        {
            return (null, new DebtId(id));
        }

        bool numbered = instanceId.StartsWith("appeal-", StringComparison.Ordinal)
            || instanceId.StartsWith("evidence-request-", StringComparison.Ordinal)
            || instanceId.StartsWith("give-back-", StringComparison.Ordinal)
            || instanceId.StartsWith("message-", StringComparison.Ordinal);
        return (new ClaimId(numbered ? id[..id.LastIndexOf('-')] : id), null);
    }

    /// <summary>The n-th review of a claim; the first counts 1.</summary>
    public static string Appeal(ClaimId claim, int number) => $"appeal-{claim.Value}-{number}";
}
