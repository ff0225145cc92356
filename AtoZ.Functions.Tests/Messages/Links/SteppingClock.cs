namespace AtoZ.Functions.Tests.Messages.Links;

/// <summary>A clock that stands until it is moved.</summary>
public sealed class SteppingClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => this.Now;
}
