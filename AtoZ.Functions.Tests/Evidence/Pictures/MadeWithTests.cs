using AtoZ.Functions.Evidence.Pictures;
using Xunit;

namespace AtoZ.Functions.Tests.Evidence.Pictures;

/// <summary>What pictures say of the programs that made or changed them, and that nothing else of them is kept.</summary>
public class MadeWithTests
{
    [Theory]
    [InlineData("GIMP 2.10", "", "", "GIMP 2.10")]
    [InlineData("", "Adobe Photoshop 26.1", "", "Adobe Photoshop 26.1")]
    [InlineData("Adobe Photoshop 26.1", "Adobe Photoshop 26.1", "", "Adobe Photoshop 26.1")]
    [InlineData("", "", "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia", "trainedAlgorithmicMedia")]
    [InlineData("A", "B", "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture", "A; B; digitalCapture")]
    [InlineData(" ", "", "", null)]
    public void Programs_are_named_once_each(string software, string creator, string source, string? made) =>
        Assert.Equal(made?.Split("; ").Order(StringComparer.Ordinal), MadeWith.Of(Files.PngOf(software, creator, source))?.Split("; ").Order(StringComparer.Ordinal));

    [Fact]
    public void What_is_damaged_or_no_picture_says_nothing_and_what_is_long_is_cut()
    {
        byte[] whole = Files.PngOf("GIMP 2.10");
        Assert.All(Enumerable.Range(0, whole.Length), length => MadeWith.Of(whole[..length]));
        Assert.Null(MadeWith.Of([]));
        Assert.Null(MadeWith.Of([1, 2, 3]));
        Assert.Equal(200, MadeWith.Of(Files.PngOf(new string('x', 5_000)))!.Length);
    }

    [Fact]
    public void Every_kind_of_picture_that_is_taken_can_be_read()
    {
        Assert.All([Files.Jpeg(), Files.Png(), Files.Gif(), Files.WebP()], picture => Assert.DoesNotContain("SECRET", MadeWith.Of(picture) ?? "", StringComparison.Ordinal));
    }
}
