using System.Buffers.Binary;
using System.Numerics;

namespace AtoZ.Functions.Evidence.Metadata;

/// <summary>WebM: the element Tags becomes empty space of the same length, so that the film's index stays right.</summary>
internal static class WebM
{
    private const uint Segment = 0x18538067;
    private const uint Tags = 0x1254C367;
    private const byte Void = 0xEC;
    private const int VoidHeader = 9;

    public static byte[] Strip(byte[] file)
    {
        byte[] copy = [.. file];
        Clean(copy, 0, copy.Length);
        return copy;
    }

    private static void Clean(byte[] file, int at, int end)
    {
        while (at < end)
        {
            int idLength = LengthOf(file[at]);
            uint id = (uint)Value(file.AsSpan(at, idLength), keepMarker: true);
            int sizeLength = LengthOf(file[at + idLength]);
            ulong size = Value(file.AsSpan(at + idLength, sizeLength), keepMarker: false);
            int body = at + idLength + sizeLength;

            // All ones: a live recording that did not know its length.
            bool unknown = size == (1UL << (7 * sizeLength)) - 1;
            int next = unknown || size > (ulong)(end - body) ? end : body + (int)size;
            if (id == Segment)
            {
                Clean(file, body, next);
            }
            else if (id == Tags && next - at >= VoidHeader)
            {
                file.AsSpan(at, next - at).Clear();
                file[at] = Void;
                BinaryPrimitives.WriteUInt64BigEndian(file.AsSpan(at + 1), (1UL << 56) + (uint)(next - at - VoidHeader));
            }

            at = next;
        }
    }

    private static int LengthOf(byte first) => first == 0
        ? throw new DamagedFileException("An element of the film has no length.")
        : BitOperations.LeadingZeroCount(first) - 23;

    private static ulong Value(ReadOnlySpan<byte> bytes, bool keepMarker)
    {
        ulong value = keepMarker ? bytes[0] : (ulong)(bytes[0] & ((1 << (8 - bytes.Length)) - 1));
        foreach (byte next in bytes[1..])
        {
            value = (value << 8) | next;
        }

        return value;
    }
}
