using System.Security.Cryptography;
using System.Text.Json.Nodes;
using AtoZ.Functions.Messages.Links;
using AtoZ.Functions.Tests.Hosting;
using AtoZ.Local;
using AtoZ.Local.Keys;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace AtoZ.Functions.Tests.Settings;

/// <summary>
/// On one machine the keys of links are rotated in the file that they are kept in: arguments are gone at the next start.
/// </summary>
public class LocalKeysTests
{
    private static readonly byte[] Content = [1, 2, 3];

    [Fact]
    public void A_key_that_is_put_into_the_file_signs_and_the_one_before_goes_on_opening()
    {
        using TempFolder folder = new();
        LinkKeys first = Keys(folder);
        byte[] sent = first.Sign("link", Content);

        Write(folder, keys =>
        {
            keys["linkSigningKeyPrevious"] = keys["linkSigningKey"]!.DeepClone();
            keys["linkSigningKey"] = New();
        });
        LinkKeys rotated = Keys(folder);
        Assert.NotEqual(first.Ids[0], rotated.Ids[0]);
        Assert.Equal(first.Ids[0], rotated.Ids[1]);
        Assert.True(rotated.IsSigned("link", Content, sent));

        Write(folder, keys => keys.Remove("linkSigningKeyPrevious"));
        LinkKeys withdrawn = Keys(folder);
        Assert.Equal([rotated.Ids[0]], withdrawn.Ids);
        Assert.False(withdrawn.Knows(sent));
    }

    [Fact]
    public void Staff_keep_their_keys()
    {
        using TempFolder folder = new();
        Keys(folder);
        string[] before = Staff(folder);
        Write(folder, keys => keys["linkSigningKey"] = New());
        Keys(folder);
        Assert.Equal(before, Staff(folder));
    }

    // As a start of './run' comes to them.
    private static LinkKeys Keys(TempFolder folder)
    {
        ConfigurationManager configuration = new();
        configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["DataDirectory"] = folder.Path });
        LocalDefaults.AddTo(configuration, folder.Path);
        return LinkKeys.From(configuration);
    }

    private static string[] Staff(TempFolder folder) => [.. LocalKeys.Open(folder.Path).Staff.Select(account => account.Key)];

    private static void Write(TempFolder folder, Action<JsonObject> change)
    {
        string file = LocalKeys.FileIn(folder.Path);
        JsonObject keys = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
        change(keys);
        File.WriteAllText(file, keys.ToJsonString());
    }

    private static string New() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(48));
}
