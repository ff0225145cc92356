using System.Text.RegularExpressions;
using NetArchTest.Rules;
using Xunit;

namespace AtoZ.Functions.Tests.Rooms;

/// <summary>
/// The app is a house with walls: each room knows only the rooms above it. What one needs from below, it asks for by a small interface of its
/// own, which the lower room implements. There are no exceptions.
/// </summary>
public partial class RoomsTests
{
    private static readonly string App = Path.Combine(RepositoryRoot.Path, "AtoZ.Functions");

    // From the top: the guarantee knows nobody, the edge everybody.
    private static readonly string[] Rooms = ["Guarantee", "Data", "Records", "Messages", "Payments", "Evidence", "Facts", "Cases", "Workflows", "Edge"];

    // These wire or serve all.
    private static readonly string[] OfNoRoom = ["Settings", "Texts", "docs"];

    public static TheoryData<string> All => [.. Rooms];

    [Theory]
    [MemberData(nameof(All))]
    public void A_room_uses_no_type_of_a_room_below_it(string room)
    {
        string[] below = [.. Below(room).Select(Namespace)];
        if (below.Length == 0)
        {
            return;
        }

        TestResult result = Types.InAssembly(typeof(AtoZApp).Assembly)
            .That().ResideInNamespace(Namespace(room))
            .ShouldNot().HaveDependencyOnAny(below)
            .GetResult();

        Assert.True(result.IsSuccessful, $"{room} looks down: {string.Join(", ", (result.FailingTypes ?? []).Select(type => type.FullName))}");
    }

    // What a compiler leaves nothing of (a constant, a name, a comment's reference) ties rooms together as well.
    [Theory]
    [MemberData(nameof(All))]
    public void A_room_names_no_room_below_it(string room)
    {
        HashSet<string> below = [.. Below(room)];

        IEnumerable<string> named = Sources(room).SelectMany(file => Named().Matches(File.ReadAllText(file))
            .Select(match => match.Groups["room"].Value)
            .Where(below.Contains)
            .Select(other => $"{Path.GetRelativePath(App, file)} names {other}"));

        Assert.Empty(named);
    }

    [Fact]
    public void Every_folder_is_a_room_and_says_in_ten_lines_what_belongs_there()
    {
        IEnumerable<string> folders = Directory.EnumerateDirectories(App).Select(folder => Path.GetFileName(folder)!).Except(["bin", "obj"], StringComparer.Ordinal);

        Assert.Equal(Rooms.Concat(OfNoRoom).Order(StringComparer.Ordinal), folders.Order(StringComparer.Ordinal));
        Assert.All(Rooms, room => Assert.InRange(File.ReadAllLines(Path.Combine(App, room, "README.md")).Length, 1, 10));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_namespace_is_a_folder(string room) => Assert.All(
        Sources(room).Where(file => file.EndsWith(".cs", StringComparison.Ordinal) && !file.Contains("Migrations", StringComparison.Ordinal)),
        file => Assert.Contains(
            $"namespace AtoZ.Functions.{Path.GetRelativePath(App, Path.GetDirectoryName(file)!).Replace(Path.DirectorySeparatorChar, '.')};",
            File.ReadAllText(file),
            StringComparison.Ordinal));

    [Fact]
    public void The_wall_would_be_seen_through() => Assert.False(
        Types.InAssembly(typeof(AtoZApp).Assembly).That().ResideInNamespace(Namespace("Edge")).ShouldNot().HaveDependencyOnAny(Namespace("Cases")).GetResult().IsSuccessful);

    private static IEnumerable<string> Below(string room) => Rooms.SkipWhile(other => other != room).Skip(1);

    private static string Namespace(string room) => $"AtoZ.Functions.{room}";

    private static IEnumerable<string> Sources(string room) => Directory
        .EnumerateFiles(Path.Combine(App, room), "*.*", SearchOption.AllDirectories)
        .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal));

    [GeneratedRegex(@"AtoZ\.Functions\.(?<room>[A-Z]\w*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();
}
