using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace AtoZ.Local.Sample;

/// <summary>A small picture for scripted buyers to send: a PNG whose colours follow from a text, so that no two cases share one.</summary>
internal static class Photo
{
    private const int Side = 64;
    private const int Tile = 8;

    /// <summary>Draws it.</summary>
    public static byte[] Of(string text)
    {
        byte[] colours = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        using MemoryStream png = new();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Side);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Side);
        header[8] = 8;
        header[9] = 2;
        Chunk(png, "IHDR", header);
        Chunk(png, "IDAT", Pixels(colours));
        Chunk(png, "IEND", []);
        return png.ToArray();
    }

    private static byte[] Pixels(byte[] colours)
    {
        using MemoryStream packed = new();
        using (ZLibStream zip = new(packed, CompressionLevel.Fastest))
        {
            for (int y = 0; y < Side; y++)
            {
                zip.WriteByte(0);
                for (int x = 0; x < Side; x++)
                {
                    int tile = ((y / Tile * (Side / Tile)) + (x / Tile)) % (colours.Length - 2);
                    zip.Write(colours.AsSpan(tile, 3));
                }
            }
        }

        return packed.ToArray();
    }

    private static void Chunk(MemoryStream png, string name, byte[] content)
    {
        byte[] chunk = [.. Encoding.ASCII.GetBytes(name), .. content];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        png.Write(number);
        png.Write(chunk);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(chunk));
        png.Write(number);
    }

    private static uint Crc(byte[] bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }
}
