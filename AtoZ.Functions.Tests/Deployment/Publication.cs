using System.Text.Json;
using AtoZ.Functions.Tests.Hosting;
using Xunit;

namespace AtoZ.Functions.Tests.Deployment;

/// <summary>The app as it is deployed: published once for all tests that look at it.</summary>
public sealed class Publication : IAsyncLifetime, IDisposable
{
    private readonly TempFolder _folder = new();

    public string Folder => Path.Combine(_folder.Path, "app");

    /// <summary>All files, with forward slashes, relative to the folder.</summary>
    public IReadOnlyList<string> Files => [.. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/'))];

    public async Task InitializeAsync()
    {
        (int code, string said) = await DotnetCommand.Run("publish", "AtoZ.Functions", "-c", "Release", "-r", "linux-x64", "-o", Folder, "-v", "q", "-p:RunAnalyzers=false");
        Assert.True(code == 0, said);
    }

    /// <summary>The functions that a host will find.</summary>
    public JsonElement Functions()
    {
        using JsonDocument list = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "functions.metadata")));
        return list.RootElement.Clone();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();
}
