using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace AtoZ.Local.Sample;

/// <summary>Whether the sample is being played. While it is, the clock is in the past, and only the scripted parties may do anything there.</summary>
internal sealed class SampleProgress
{
    /// <summary>The header by which the scripted parties are known.</summary>
    public const string Header = "X-AtoZ-Sample";

    private long _until;

    /// <summary>Nothing is being played.</summary>
    public SampleProgress()
    {
    }

    /// <summary>It is being played from the start of the app on, until a moment.</summary>
    public SampleProgress(DateTimeOffset until) => _until = until.UtcTicks;

    /// <summary>What the scripted parties send, known to this process alone.</summary>
    public string Ticket { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>Until where it is being played; null when nothing is.</summary>
    public DateTimeOffset? Until => Volatile.Read(ref _until) is var ticks and not 0 ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>Whether a scripted party sends a request.</summary>
    public bool IsOfTheCast(HttpRequest request) =>
        string.Equals(request.Headers[Header], Ticket, StringComparison.Ordinal);

    /// <summary>It has arrived in the present.</summary>
    public void End() => Volatile.Write(ref _until, 0);
}
