using System.Text.Json;

namespace FunctionsHost.Settings;

/// <summary>Finds and reads host.json and local.settings.json. What is wrong with a file is said with its name and line.</summary>
internal static class SettingsFiles
{
    /// <summary>The app's settings, kept under version control.</summary>
    public const string HostJson = "host.json";

    /// <summary>The developer's settings, kept out of it.</summary>
    public const string LocalSettings = "local.settings.json";

    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>The folder with the settings: the working folder, else one above the app.</summary>
    /// <returns>The folder.</returns>
    public static string FindDirectory()
    {
        string working = Directory.GetCurrentDirectory();
        if (Holds(working))
        {
            return working;
        }

        // The build copies host.json beside the app; the one in the source tree has the solution for company, and perhaps local.settings.json.
        string[] above = [.. FoldersUpwards(AppContext.BaseDirectory).Where(Holds)];
        return above.FirstOrDefault(folder => File.Exists(Path.Combine(folder, LocalSettings)) || Directory.EnumerateFiles(folder, "*.sln").Any())
            ?? above.FirstOrDefault()
            ?? working;
    }

    /// <summary>Folders from one upwards to the root.</summary>
    /// <param name="start">The first folder.</param>
    /// <returns>The folders.</returns>
    public static IEnumerable<string> FoldersUpwards(string start)
    {
        for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
        {
            yield return folder.FullName;
        }
    }

    /// <summary>Reads a file that must hold a JSON object.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The object; null when there is no such file.</returns>
    /// <exception cref="HostSetupException">It cannot be read, or holds something else.</exception>
    public static JsonElement? Read(string path)
    {
        string? text = ReadText(path);
        if (text is null)
        {
            return null;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(text, Lenient);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw new HostSetupException($"{path}, line 1: a JSON object is expected, not {Described(document.RootElement)}.");
        }
        catch (JsonException error)
        {
            throw new HostSetupException($"{path}, line {error.LineNumber + 1}: this is not valid JSON ({Reason(error)}); mend it and start again.", error);
        }
    }

    /// <summary>A JSON value's kind in words.</summary>
    /// <param name="element">The value.</param>
    /// <returns>The words.</returns>
    public static string Described(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        _ => "null",
    };

    /// <summary>The line on which a name first occurs, so that a sentence can point to it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">The name.</param>
    /// <returns>The line, from 1.</returns>
    public static int LineOf(string path, string name)
    {
        int index = Array.FindIndex(File.ReadAllLines(path), line => line.Contains($"\"{name}\"", StringComparison.OrdinalIgnoreCase));
        return index + 1;
    }

    private static bool Holds(string folder) => File.Exists(Path.Combine(folder, HostJson)) || File.Exists(Path.Combine(folder, LocalSettings));

    private static string? ReadText(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new HostSetupException($"{path} cannot be read ({error.Message.TrimEnd('.')}); make it readable and start again.", error);
        }
    }

    private static string Reason(JsonException error)
    {
        string message = error.Message;
        int end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (end < 0 ? message : message[..end]).TrimEnd('.');
    }
}
