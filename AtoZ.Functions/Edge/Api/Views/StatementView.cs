using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Edge.Api.Views;

/// <summary>What the buyer said, frozen.</summary>
internal sealed record StatementView(int Number, ClaimKind Kind, string Text, DateTimeOffset At);
