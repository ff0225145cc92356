using System.IO.Compression;
using System.Text;
using AtoZ.Functions.Tests.Evidence;

namespace AtoZ.Functions.Tests.Inputs;

/// <summary>Pictures whose text is small in the file and large when it is unfolded.</summary>
internal static class FoldedPictures
{
    /// <summary>A picture of one pixel with a text that unfolds.</summary>
    public static byte[] Bomb(string chunk, int megabytes)
    {
        byte[] text = Deflated(new byte[1024 * 1024], megabytes);
        return Picture(chunk, chunk == "iTXt" ? [.. "Software\0\u0001\0\0\0"u8, .. text] : [.. "Software\0\0"u8, .. text]);
    }

    /// <summary>A picture of one pixel with one more chunk.</summary>
    public static byte[] Picture(string chunk, byte[] body)
    {
        byte[] picture = Files.PngOf("");
        byte[] length = [(byte)(body.Length >> 24), (byte)(body.Length >> 16), (byte)(body.Length >> 8), (byte)body.Length];
        byte[] name = Encoding.ASCII.GetBytes(chunk);
        byte[] sum = Sum([.. name, .. body]);
        return [.. picture[..33], .. length, .. name, .. body, .. sum, .. picture[33..]];
    }

    // CRC-32 of PNG.
    private static byte[] Sum(byte[] over)
    {
        uint sum = uint.MaxValue;
        foreach (byte b in over)
        {
            sum ^= b;
            for (int bit = 0; bit < 8; bit++)
            {
                sum = (sum & 1) == 1 ? (sum >> 1) ^ 0xEDB88320 : sum >> 1;
            }
        }

        sum = ~sum;
        return [(byte)(sum >> 24), (byte)(sum >> 16), (byte)(sum >> 8), (byte)sum];
    }

    /// <summary>The same part many times, folded.</summary>
    public static byte[] Deflated(byte[] part, int times)
    {
        using MemoryStream made = new();
        using (ZLibStream folding = new(made, CompressionLevel.SmallestSize))
        {
            for (int i = 0; i < times; i++)
            {
                folding.Write(part);
            }
        }

        return made.ToArray();
    }
}
