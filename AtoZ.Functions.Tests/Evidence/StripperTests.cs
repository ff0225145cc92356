using System.Text;
using AtoZ.Functions.Evidence;
using AtoZ.Functions.Evidence.Metadata;
using Xunit;

namespace AtoZ.Functions.Tests.Evidence;

public class StripperTests
{
    public static TheoryData<string> Types => ["image/jpeg", "image/png", "image/gif", "image/webp", "video/mp4", "video/webm"];

    [Theory]
    [MemberData(nameof(Types))]
    public void What_cameras_write_into_a_file_is_taken_out(string type)
    {
        byte[] file = FileOf(type);
        Assert.Equal(type, ContentTypes.Of(file));
        Assert.Contains("SECRET", Encoding.Latin1.GetString(file), StringComparison.Ordinal);
        byte[] shared = Stripper.Strip(type, file);
        Assert.DoesNotContain("SECRET", Encoding.Latin1.GetString(shared), StringComparison.Ordinal);
        Assert.Equal(type, ContentTypes.Of(shared));
        Assert.Equal(shared, Stripper.Strip(type, shared));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void A_file_that_is_cut_off_anywhere_is_damaged_or_stripped_but_never_breaks_the_app(string type)
    {
        byte[] file = FileOf(type);
        for (int length = 0; length < file.Length; length++)
        {
            try
            {
                Assert.DoesNotContain("SECRET", Encoding.Latin1.GetString(Stripper.Strip(type, file[..length])), StringComparison.Ordinal);
            }
            catch (DamagedFileException)
            {
                // This is the refusal that the sender gets.
            }
        }
    }

    [Fact]
    public void A_jpeg_keeps_its_pixels_its_colours_and_which_side_is_up()
    {
        byte[] shared = Stripper.Strip("image/jpeg", Files.Jpeg(orientation: 6));
        string text = Encoding.Latin1.GetString(shared);
        Assert.Contains("ICC_PROFILE", text, StringComparison.Ordinal);
        Assert.EndsWith("\x11\x22\u00FF\0\x33\u00FF\u00D0\x44\u00FF\u00D9", text, StringComparison.Ordinal);
        int exif = text.IndexOf("Exif\0\0MM\0*", StringComparison.Ordinal);
        Assert.Equal(6, shared[exif + 6 + 8 + 2 + 8 + 1]);
    }

    [Fact]
    public void A_jpeg_that_stands_upright_needs_no_exif_at_all() =>
        Assert.DoesNotContain("Exif", Encoding.Latin1.GetString(Stripper.Strip("image/jpeg", Files.Jpeg(orientation: 1))), StringComparison.Ordinal);

    [Fact]
    public void An_animation_goes_on_looping() =>
        Assert.Contains("NETSCAPE2.0", Encoding.Latin1.GetString(Stripper.Strip("image/gif", Files.Gif())), StringComparison.Ordinal);

    [Theory]
    [InlineData("video/mp4")]
    [InlineData("video/webm")]
    public void A_film_keeps_its_length_since_its_tables_count_bytes(string type) => Assert.Equal(FileOf(type).Length, Stripper.Strip(type, FileOf(type)).Length);

    private static byte[] FileOf(string type) => type switch
    {
        "image/jpeg" => Files.Jpeg(),
        "image/png" => Files.Png(),
        "image/gif" => Files.Gif(),
        "image/webp" => Files.WebP(),
        "video/mp4" => Files.Mp4(),
        _ => Files.WebM(),
    };
}
