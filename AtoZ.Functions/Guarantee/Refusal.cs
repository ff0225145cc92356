namespace AtoZ.Functions.Guarantee;

/// <summary>A command or a request that cannot be accepted: a value, not an exception (STYLE rule 9).</summary>
/// <param name="Code">Stable code, such as <c>STAGE_CLOSED</c>; becomes the problem's <c>code</c>.</param>
/// <param name="Status">HTTP status that fits: 409 wrong moment, 422 wrong content, 404 unknown.</param>
/// <param name="Detail">One sentence for a person.</param>
/// <param name="Remedy">What to do now.</param>
/// <param name="Field">JSON pointer of the offending field; null when none.</param>
public sealed record Refusal(string Code, int Status, string Detail, string Remedy, string? Field = null);
