using MetadataExtractor;
using MetadataExtractor.Formats.Exif;
using MetadataExtractor.Formats.Png;
using MetadataExtractor.Formats.Xmp;

namespace AtoZ.Functions.Evidence.Pictures;

/// <summary>
/// Reads which programs a picture says it was made or changed with. Cameras write their own name too, and whoever wants to deceive writes none: which of
/// them mean something is for the policy to say, and never enough alone.
/// </summary>
public static class MadeWith
{
    private const int Longest = 200;
    private static readonly string[] Properties = ["xmp:CreatorTool", "Iptc4xmpExt:DigitalSourceType", "stEvt:softwareAgent"];

    /// <summary>The names, each once, apart by semicolons; null when the picture has none or is damaged.</summary>
    public static string? Of(byte[] picture)
    {
        string text = string.Join("; ", Directories(picture).SelectMany(Names).Select(name => name.Trim()).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal));
        return text.Length == 0 ? null : text[..Math.Min(text.Length, Longest)];
    }

    private static IEnumerable<MetadataExtractor.Directory> Directories(byte[] picture)
    {
        try
        {
            return ImageMetadataReader.ReadMetadata(new MemoryStream(picture));
        }
        catch (Exception unreadable) when (unreadable is ImageProcessingException or IOException or ArgumentException or OverflowException or IndexOutOfRangeException)
        {
            // What cannot be read says nothing; whether the file is damaged is judged elsewhere.
            return [];
        }
    }

    private static IEnumerable<string> Names(MetadataExtractor.Directory directory) => directory switch
    {
        ExifIfd0Directory exif when exif.GetDescription(ExifDirectoryBase.TagSoftware) is { } software => [software],
        PngDirectory png => png.Tags.Where(t => t.Type == PngDirectory.TagTextualData).Select(t => t.Description ?? "").SelectMany(OfText),
        XmpDirectory xmp => xmp.GetXmpProperties().Where(p => Properties.Any(name => p.Key.EndsWith(name, StringComparison.Ordinal))).Select(p => LastPart(p.Value)),
        _ => [],
    };

    // Generators of pictures keep their orders to the model in a text of this name.
    private static IEnumerable<string> OfText(string text) => text switch
    {
        _ when text.StartsWith("Software:", StringComparison.Ordinal) => [text["Software:".Length..]],
        _ when text.StartsWith("parameters:", StringComparison.Ordinal) => ["generation parameters"],
        _ => [],
    };

    // Kinds of sources are addresses, such as …/digitalsourcetype/trainedAlgorithmicMedia.
    private static string LastPart(string value) => value.StartsWith("http", StringComparison.Ordinal) ? value[(value.LastIndexOf('/') + 1)..] : value;
}
