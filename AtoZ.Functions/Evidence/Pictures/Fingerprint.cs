using System.Numerics;
using AtoZ.Functions.Evidence.Metadata;
using SkiaSharp;

namespace AtoZ.Functions.Evidence.Pictures;

/// <summary>
/// What a picture looks like in 64 bits: each bit says whether the picture grows brighter from one of 9 by 8 fields to its right neighbour
/// (a difference hash). It survives another size, format or compression; pictures that look alike differ in few bits.
/// </summary>
internal static class Fingerprint
{
    private const int Columns = 9;
    private const int Rows = 8;

    // Compression makes plain areas flicker by a step or two: that is no edge.
    private const int Edge = 3;

    // A white page, a black photo: what has hardly an edge looks like every other of its kind.
    private const int FewestEdges = 6;

    // A small file can unfold to gigabytes. What can be unfolded at an eighth may be as large as any camera's picture; the rest is held whole.
    private const long MostPixels = 120_000_000;
    private const long MostPixelsHeldWhole = 24_000_000;

    // One at a time: twenty pictures sent at once need no more memory than one.
    private static readonly SemaphoreSlim Turn = new(1);

    /// <summary>The fingerprint of a picture.</summary>
    /// <param name="file">The whole file.</param>
    /// <returns>Null when it is no picture that can be read, or one without features.</returns>
    public static long? Of(byte[] file)
    {
        Turn.Wait();
        try
        {
            return OfPixels(PixelsOf(file));
        }
        catch (Exception damaged) when (damaged is ArgumentOutOfRangeException or OverflowException or IndexOutOfRangeException)
        {
            return null;
        }
        finally
        {
            Turn.Release();
        }
    }

    private static byte[] PixelsOf(byte[] file) => ContentTypes.Of(file) == "image/png" ? Png.Pixels(file) : file;

    private static long? OfPixels(byte[] file)
    {
        using SKData data = SKData.CreateCopy(file);
        using SKCodec? codec = SKCodec.Create(data);
        if (codec is null || (long)codec.Info.Width * codec.Info.Height > (JpegFrames.AreBaseline(file) ? MostPixels : MostPixelsHeldWhole))
        {
            return null;
        }

        using SKBitmap? small = Shrunk(codec);
        return small is null ? null : Edges(small, codec.EncodedOrigin);
    }

    /// <summary>In how many of the 64 bits two fingerprints differ.</summary>
    public static int Distance(long one, long other) => BitOperations.PopCount((ulong)(one ^ other));

    private static SKBitmap? Shrunk(SKCodec codec)
    {
        // JPEG unfolds at an eighth of its size right away; other formats answer with their own size.
        SKSizeI size = codec.GetScaledDimensions(0.125f);
        SKImageInfo info = new(Math.Max(size.Width, 1), Math.Max(size.Height, 1), SKColorType.Rgba8888, SKAlphaType.Unpremul);
        using SKBitmap decoded = new(info);
        SKCodecResult result = codec.GetPixels(info, decoded.GetPixels());
        if (result is not (SKCodecResult.Success or SKCodecResult.IncompleteInput))
        {
            return null;
        }

        return decoded.Resize(new SKImageInfo(Columns * 8, Rows * 8, SKColorType.Rgba8888, SKAlphaType.Unpremul), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
    }

    private static long? Edges(SKBitmap picture, SKEncodedOrigin origin)
    {
        int[,] fields = Fields(picture, origin);
        ulong bits = 0;
        for (int row = 0; row < Rows; row++)
        {
            for (int column = 0; column < Columns - 1; column++)
            {
                bits = (bits << 1) | (fields[column + 1, row] - fields[column, row] >= Edge ? 1UL : 0UL);
            }
        }

        int edges = BitOperations.PopCount(bits);
        return edges < FewestEdges ? null : (long)bits;
    }

    // A phone held upright stores the picture lying down and a note: the fields are read as a person sees them.
    private static int[,] Fields(SKBitmap picture, SKEncodedOrigin origin)
    {
        int[,] sums = new int[Columns, Rows], counts = new int[Columns, Rows];
        for (int y = 0; y < picture.Height; y++)
        {
            for (int x = 0; x < picture.Width; x++)
            {
                (double across, double down) = Upright((x + 0.5) / picture.Width, (y + 0.5) / picture.Height, origin);
                (int column, int row) = ((int)(across * Columns), (int)(down * Rows));
                sums[column, row] += Brightness(picture.GetPixel(x, y));
                counts[column, row]++;
            }
        }

        int[,] fields = new int[Columns, Rows];
        foreach ((int column, int row) in from row in Enumerable.Range(0, Rows) from column in Enumerable.Range(0, Columns) select (column, row))
        {
            fields[column, row] = sums[column, row] / counts[column, row];
        }

        return fields;
    }

    private static (double Across, double Down) Upright(double x, double y, SKEncodedOrigin origin) => origin switch
    {
        SKEncodedOrigin.TopRight => (1 - x, y),
        SKEncodedOrigin.BottomRight => (1 - x, 1 - y),
        SKEncodedOrigin.BottomLeft => (x, 1 - y),
        SKEncodedOrigin.LeftTop => (y, x),
        SKEncodedOrigin.RightTop => (1 - y, x),
        SKEncodedOrigin.RightBottom => (1 - y, 1 - x),
        SKEncodedOrigin.LeftBottom => (y, 1 - x),
        _ => (x, y),
    };

    // ITU-R BT.601; a transparent pixel is as white as the page it lies on.
    private static int Brightness(SKColor pixel) => 255 - ((255 - (((299 * pixel.Red) + (587 * pixel.Green) + (114 * pixel.Blue)) / 1000)) * pixel.Alpha / 255);
}
