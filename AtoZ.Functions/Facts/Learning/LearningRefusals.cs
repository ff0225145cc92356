using AtoZ.Functions.Guarantee;

namespace AtoZ.Functions.Facts.Learning;

/// <summary>Why lessons are not shown.</summary>
internal static class LearningRefusals
{
    public static Refusal ForSellers { get; } = new("NOT_YOURS", 403, "Only the seller's own link opens this.", "Go back to the case.");
}
