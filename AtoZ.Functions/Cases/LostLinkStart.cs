namespace AtoZ.Functions.Cases;

/// <summary>That somebody asked for a lost link.</summary>
/// <param name="OrderId">Of which order.</param>
/// <param name="Proof">What the mail address of a party of that order must come to; the address itself is kept nowhere.</param>
/// <param name="Hour">In which hour: a case writes to a party once in it, however often it is asked for.</param>
internal sealed record LostLinkStart(string OrderId, string Proof, DateTimeOffset Hour);
