using AtoZ.Functions.Guarantee.Policy;

namespace AtoZ.Functions.Tests.Guarantee.Policy;

/// <summary>The pack that tests of rules run with: the published one.</summary>
internal static class ThePack
{
    public static PolicyPack Pack { get; } = PolicyLibrary.Embedded().Whole("2026-11").Pack;

    public static DateTimeOffset Noon { get; } = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
}
