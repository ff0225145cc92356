using AtoZ.Functions.Claims;

namespace AtoZ.Functions.Http.Views;

/// <summary>What the buyer said, frozen.</summary>
public sealed record StatementView(int Number, ClaimKind Kind, string Text, DateTimeOffset At);
