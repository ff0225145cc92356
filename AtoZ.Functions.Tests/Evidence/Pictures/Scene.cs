using SkiaSharp;

namespace AtoZ.Functions.Tests.Evidence.Pictures;

/// <summary>Pictures of things that are drawn: what a number draws is always the same.</summary>
internal static class Scene
{
    /// <summary>A drawing of some shapes.</summary>
    public static SKBitmap Draw(int number, int width = 640, int height = 480)
    {
        SKBitmap picture = new(width, height);
        using SKCanvas canvas = new(picture);
        canvas.Clear(new SKColor(235, 232, 220));
        uint state = (uint)(number * 2654435761) | 1;
        for (int shape = 0; shape < 24; shape++)
        {
            using SKPaint paint = new() { Color = new SKColor((byte)Next(), (byte)Next(), (byte)Next()) };
            canvas.DrawRect(Next() / 256f * width, Next() / 256f * height, Next() / 512f * width, Next() / 512f * height, paint);
        }

        return picture;

        uint Next()
        {
            state = (state * 1664525) + 1013904223;
            return state >> 24;
        }
    }

    public static byte[] Jpeg(SKBitmap picture, int quality = 90) => Encoded(picture, SKEncodedImageFormat.Jpeg, quality);

    public static byte[] Encoded(SKBitmap picture, SKEncodedImageFormat format, int quality = 90)
    {
        using SKData data = picture.Encode(format, quality);
        return data.ToArray();
    }

    public static SKBitmap Resized(SKBitmap picture, int width, int height) =>
        picture.Resize(new SKImageInfo(width, height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
}
