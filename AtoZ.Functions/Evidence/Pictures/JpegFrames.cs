using System.Buffers.Binary;

namespace AtoZ.Functions.Evidence.Pictures;

/// <summary>
/// How a JPEG keeps its pixels: row by row (baseline), or in passes over the whole (progressive), for which a decoder must hold all of it.
/// </summary>
internal static class JpegFrames
{
    /// <summary>Whether the file is a JPEG that is read row by row.</summary>
    public static bool AreBaseline(ReadOnlySpan<byte> file)
    {
        for (int at = 2; file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]) && at + 4 <= file.Length && file[at] == 0xFF;)
        {
            byte marker = file[at + 1];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return marker is 0xC0 or 0xC1;
            }

            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
        }

        return false;
    }
}
