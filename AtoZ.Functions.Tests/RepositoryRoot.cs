namespace AtoZ.Functions.Tests;

/// <summary>Finds files of the repository from where the tests run.</summary>
internal static class RepositoryRoot
{
    public static string Path { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    public static string Read(params string[] parts) => File.ReadAllText(System.IO.Path.Combine([Path, .. parts])).ReplaceLineEndings("\n");

    private static string Find(DirectoryInfo? folder) => folder switch
    {
        null => throw new InvalidOperationException("AtoZ.sln is not above the tests."),
        _ when File.Exists(System.IO.Path.Combine(folder.FullName, "AtoZ.sln")) => folder.FullName,
        _ => Find(folder.Parent),
    };
}
