namespace AtoZ.Functions.Evidence.Metadata;

/// <summary>
/// Makes the copy of a file that the other side may see: places, devices and names that cameras write into pictures and films are taken
/// out, pixels stay as they are (PROCESS §3).
/// </summary>
internal static class Stripper
{
    /// <summary>The shared copy of a file.</summary>
    /// <exception cref="DamagedFileException">The file does not have the structure of its type.</exception>
    public static byte[] Strip(string contentType, byte[] file)
    {
        try
        {
            return contentType switch
            {
                "image/jpeg" => Jpeg.Strip(file),
                "image/png" => Png.Strip(file),
                "image/gif" => Gif.Strip(file),
                "image/webp" => WebP.Strip(file),
                "video/mp4" or "video/quicktime" => Mp4.Strip(file),
                "video/webm" => WebM.Strip(file),
                _ => file,
            };
        }
        catch (Exception cut) when (cut is ArgumentOutOfRangeException or IndexOutOfRangeException or ArgumentException or OverflowException)
        {
            throw new DamagedFileException("The file ends too early.", cut);
        }
    }
}

/// <summary>A file that claims a type and breaks its rules.</summary>
internal sealed class DamagedFileException : Exception
{
    public DamagedFileException()
    {
    }

    public DamagedFileException(string message)
        : base(message)
    {
    }

    public DamagedFileException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
