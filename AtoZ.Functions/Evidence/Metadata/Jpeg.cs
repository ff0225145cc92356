using System.Buffers.Binary;

namespace AtoZ.Functions.Evidence.Metadata;

/// <summary>JPEG: keeps what the picture needs, drops Exif, XMP, IPTC, comments and whatever follows the picture's end.</summary>
internal static class Jpeg
{
    private const byte StartOfScan = 0xDA;
    private const byte EndOfImage = 0xD9;
    private const byte Comment = 0xFE;
    private const byte App1 = 0xE1;

    public static byte[] Strip(ReadOnlySpan<byte> file)
    {
        using MemoryStream kept = new(file.Length);
        kept.Write(file[..2]);
        int at = 2;
        while (true)
        {
            byte marker = MarkerAt(file, ref at);
            if (marker == EndOfImage)
            {
                kept.Write([0xFF, EndOfImage]);
                return kept.ToArray();
            }

            int length = BinaryPrimitives.ReadUInt16BigEndian(file[at..]);
            ReadOnlySpan<byte> body = file.Slice(at + 2, length - 2);
            if (marker == App1 && OrientationOf(body) is { } orientation)
            {
                WriteOrientation(kept, orientation);
            }
            else if (IsNeeded(marker, body))
            {
                kept.Write([0xFF, marker]);
                kept.Write(file.Slice(at, length));
            }

            at += length;
            if (marker == StartOfScan)
            {
                int end = EndOfScan(file, at);
                kept.Write(file[at..end]);
                at = end;
            }
        }
    }

    private static byte MarkerAt(ReadOnlySpan<byte> file, ref int at)
    {
        if (file[at] != 0xFF)
        {
            throw new DamagedFileException("A JPEG segment does not begin where the one before it ends.");
        }

        while (file[at] == 0xFF)
        {
            at++;
        }

        return file[at++];
    }

    private static int EndOfScan(ReadOnlySpan<byte> file, int at)
    {
        // In a scan 0xFF is followed by 0x00 or a restart marker; anything else ends it.
        while (file[at] != 0xFF || file[at + 1] is 0x00 or 0xFF or (>= 0xD0 and <= 0xD7))
        {
            at++;
        }

        return at;
    }

    private static bool IsNeeded(byte marker, ReadOnlySpan<byte> body) => marker switch
    {
        0xE0 or 0xEE => true, // JFIF and Adobe: how colours are coded.
        0xE2 => body.StartsWith("ICC_PROFILE\0"u8),
        >= 0xE1 and <= 0xEF or Comment => false,
        _ => true,
    };

    // The one thing in Exif that the picture needs: which side is up.
    private static ushort? OrientationOf(ReadOnlySpan<byte> body)
    {
        if (!body.StartsWith("Exif\0\0"u8) || body.Length < 14)
        {
            return null;
        }

        ReadOnlySpan<byte> tiff = body[6..];
        bool little = tiff[0] == 'I';
        int directory = (int)Number(tiff[4..], 4, little);
        if (directory < 8 || directory + 2 > tiff.Length)
        {
            return null;
        }

        int entries = (int)Number(tiff[directory..], 2, little);
        for (int i = 0; i < entries && directory + 2 + ((i + 1) * 12) <= tiff.Length; i++)
        {
            ReadOnlySpan<byte> entry = tiff[(directory + 2 + (i * 12))..];
            if (Number(entry, 2, little) == 0x0112)
            {
                uint value = Number(entry[8..], 2, little);
                return value is >= 2 and <= 8 ? (ushort)value : null;
            }
        }

        return null;
    }

    private static uint Number(ReadOnlySpan<byte> bytes, int size, bool little) => (size, little) switch
    {
        (2, true) => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        (2, false) => BinaryPrimitives.ReadUInt16BigEndian(bytes),
        (_, true) => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        _ => BinaryPrimitives.ReadUInt32BigEndian(bytes),
    };

    private static void WriteOrientation(MemoryStream kept, ushort orientation) => kept.Write(
    [
        0xFF, App1, 0x00, 0x22, .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0,
    ]);
}
