using AtoZ.Local.Keys;
using FunctionsHost;
using Xunit;

namespace AtoZ.Functions.Tests.Hosting;

/// <summary>What lies in the data directory opens every case and every account: only its owner may look into it.</summary>
public class DataDirectoryTests
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    // The app's keys are made before the host takes its folder.
    [Theory]
    [InlineData(".atoz", false)]
    [InlineData(".atoz", true)]
    [InlineData(".atoz/sandbox", false)]
    [InlineData(".atoz/sandbox", true)]
    public void Only_its_owner_may_look_into_the_data_directory(string data, bool keysFirst)
    {
        using TempFolder folder = new();
        string path = Path.Combine(folder.Path, data);
        if (keysFirst)
        {
            LocalKeys.Open(Path.Combine(path, "store"));
        }

        using (DataDirectory.Open(path))
        {
            Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(path) == OwnerOnly);
            Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(Path.Combine(folder.Path, ".atoz")) == OwnerOnly);
        }
    }

    [Fact]
    public void A_directory_that_is_there_stays_as_open_as_it_was()
    {
        using TempFolder folder = new();
        UnixFileMode before = OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(folder.Path);
        using (DataDirectory.Open(folder.Path))
        {
            Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(folder.Path) == before);
        }
    }
}
