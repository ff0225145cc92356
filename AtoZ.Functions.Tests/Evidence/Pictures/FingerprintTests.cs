using AtoZ.Functions.Evidence.Pictures;
using SkiaSharp;
using Xunit;

namespace AtoZ.Functions.Tests.Evidence.Pictures;

public class FingerprintTests
{
    private const int Alike = 6;

    public static TheoryData<int> Numbers => [.. Enumerable.Range(1, 20)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Another_format_size_or_compression_looks_alike(int number)
    {
        using SKBitmap picture = Scene.Draw(number);
        using SKBitmap small = Scene.Resized(picture, 320, 240);
        long original = Fingerprint.Of(Scene.Jpeg(picture))!.Value;

        byte[][] copies =
        [
            Scene.Jpeg(picture, 40), Scene.Encoded(picture, SKEncodedImageFormat.Png), Scene.Encoded(picture, SKEncodedImageFormat.Webp, 70), Scene.Jpeg(small), Scene.Encoded(small, SKEncodedImageFormat.Webp, 60),
        ];
        Assert.All(copies, copy => Assert.InRange(Fingerprint.Distance(original, Fingerprint.Of(copy)!.Value), 0, Alike));
    }

    [Fact]
    public void Other_pictures_look_different()
    {
        long[] all = [.. Enumerable.Range(1, 60).Select(Of)];

        var pairs = from one in Enumerable.Range(0, all.Length) from other in Enumerable.Range(0, one) select Fingerprint.Distance(all[one], all[other]);
        Assert.All(pairs, distance => Assert.True(distance > Alike, $"distance {distance}"));

        static long Of(int number)
        {
            using SKBitmap picture = Scene.Draw(number);
            return Fingerprint.Of(Scene.Jpeg(picture))!.Value;
        }
    }

    [Fact]
    public void A_plain_page_has_no_fingerprint()
    {
        using SKBitmap page = new(600, 800);
        page.Erase(SKColors.White);

        Assert.Null(Fingerprint.Of(Scene.Jpeg(page)));
    }

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2 })]
    [InlineData(new byte[] { (byte)'h', (byte)'i' })]
    public void What_is_no_picture_has_none(byte[] file) => Assert.Null(Fingerprint.Of(file));

    [Fact]
    public void A_picture_that_was_cut_off_is_read_or_left_but_never_an_error()
    {
        using SKBitmap picture = Scene.Draw(3);
        byte[] whole = Scene.Jpeg(picture);

        Assert.All(Enumerable.Range(1, 40), part => Fingerprint.Of(whole[..(whole.Length * part / 41)]));
    }

    [Fact]
    public void A_picture_that_unfolds_to_gigabytes_is_left_alone()
    {
        // A header that promises 60,000 by 60,000 pixels.
        byte[] png = Scene.Encoded(Scene.Draw(1), SKEncodedImageFormat.Png);
        (png[16], png[17], png[18], png[19]) = (0, 0, 0xEA, 0x60);
        (png[20], png[21], png[22], png[23]) = (0, 0, 0xEA, 0x60);
        byte[] checksum = Crc32(png.AsSpan(12, 17));
        checksum.CopyTo(png, 29);

        Assert.Null(Fingerprint.Of(png));
    }

    [Fact]
    public void A_phone_held_upright_gives_the_same_fingerprint()
    {
        using SKBitmap upright = Scene.Draw(9, 480, 640);
        using SKBitmap lying = new(640, 480);
        using (SKCanvas canvas = new(lying))
        {
            canvas.Translate(0, 480);
            canvas.RotateDegrees(-90);
            canvas.DrawBitmap(upright, 0, 0);
        }

        byte[] noted = [.. new byte[] { 0xFF, 0xD8 }, .. Orientation(6), .. Scene.Jpeg(lying).AsSpan(2)];
        Assert.InRange(Fingerprint.Distance(Fingerprint.Of(Scene.Jpeg(upright))!.Value, Fingerprint.Of(noted)!.Value), 0, Alike);
    }

    private static byte[] Orientation(byte value)
    {
        byte[] body = [.. "Exif\0\0II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, value, 0, 0, 0, 0, 0, 0, 0];
        return [0xFF, 0xE1, 0, (byte)(body.Length + 2), .. body];
    }

    private static byte[] Crc32(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte b in bytes)
        {
            crc ^= b;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        crc = ~crc;
        return [(byte)(crc >> 24), (byte)(crc >> 16), (byte)(crc >> 8), (byte)crc];
    }
}
