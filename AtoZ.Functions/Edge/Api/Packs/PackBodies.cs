using System.Text.Json;

namespace AtoZ.Functions.Edge.Api.Packs;

/// <summary>A new draft.</summary>
/// <param name="Version">Its version: 3 to 40 small letters, digits, dots and hyphens.</param>
/// <param name="BasedOn">The pack to copy; the one in force when left out.</param>
internal sealed record DraftBody(string Version, string? BasedOn = null);

/// <summary>A draft's new text: the pack whole, as it is read.</summary>
internal sealed record PackBody(JsonElement Pack);

/// <summary>An approval of what was read.</summary>
/// <param name="PackHash">The hash of the pack that was read.</param>
/// <param name="Reason">What the approval rests on.</param>
internal sealed record PackApprovalBody(string PackHash, string Reason);

/// <summary>From when a pack holds.</summary>
internal sealed record PackPublicationBody(DateTimeOffset From);

/// <summary>Why a pack is given up.</summary>
internal sealed record PackWithdrawalBody(string Reason);
