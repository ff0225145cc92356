using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Data;

/// <summary>What one party wrote to the other while a claim was open. The words are never changed.</summary>
internal sealed class MessageRecord
{
    public required ClaimId ClaimId { get; init; }

    /// <summary>From 1, in the order in which they were written.</summary>
    public required int Number { get; init; }

    /// <summary>Who wrote it: the buyer or the seller.</summary>
    public required Party Party { get; init; }

    /// <summary>The very words; only their writer and staff read them.</summary>
    public required string Original { get; init; }

    /// <summary>The words as the other side reads them: without what leads away from the case.</summary>
    public required string Text { get; init; }

    /// <summary>The writer's language.</summary>
    public required string Language { get; init; }

    /// <summary>The text in <see cref="TranslatedTo"/>; null while there is none.</summary>
    public string? Translation { get; set; }

    /// <summary>The other side's language, where it is another and a translator is set; null when nothing is to be translated.</summary>
    public string? TranslatedTo { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>When the other side was written to, or left no address; null until then.</summary>
    public DateTimeOffset? PassedAt { get; set; }
}
