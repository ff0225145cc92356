namespace AtoZ.Functions.Records.Verify;

/// <summary>The first thing that does not hold.</summary>
/// <param name="Code">Such as <c>ENTRY_EDITED</c>; the same in page, command and tests.</param>
/// <param name="What">A sentence that names it.</param>
internal sealed record Finding(string Code, string What);

/// <summary>What a check found.</summary>
/// <param name="Held">What was checked and holds, in order.</param>
/// <param name="Broken">The first thing that does not hold; null when all does.</param>
internal sealed record CheckReport(IReadOnlyList<string> Held, Finding? Broken);
