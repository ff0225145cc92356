using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AtoZ.Local.Demo;

/// <summary>
/// Chance that repeats: each throw depends on the seed and on what is decided, never on the order of throws, so that two runs
/// of one seed agree however their work is scheduled.
/// </summary>
internal sealed class Dice(int seed)
{
    /// <summary>A number from 0 up to, but not including, 1.</summary>
    public double Throw(string about)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed}:{about}")));
        return (BinaryPrimitives.ReadUInt64LittleEndian(hash) >> 11) / (double)(1UL << 53);
    }

    /// <summary>A span between two spans, in whole milliseconds so that hardly two parties ever act in the same instant.</summary>
    public TimeSpan Between(TimeSpan from, TimeSpan to, string about) =>
        from + TimeSpan.FromMilliseconds(Math.Floor(Throw(about) * (to - from).TotalMilliseconds));

    /// <summary>Picks one of weighted choices.</summary>
    public T Pick<T>(string about, params ReadOnlySpan<(T Choice, double Weight)> choices)
    {
        double total = 0;
        foreach ((_, double weight) in choices)
        {
            total += weight;
        }

        double at = Throw(about) * total;
        foreach ((T choice, double weight) in choices)
        {
            if ((at -= weight) < 0)
            {
                return choice;
            }
        }

        return choices[^1].Choice;
    }
}
