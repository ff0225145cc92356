using AtoZ.Functions.Guarantee.Json;

namespace AtoZ.Functions.Edge.Api.OpenApi;

/// <summary>Writes the description of the API without starting the app: for a build that makes a client from it.</summary>
internal static class OpenApiCommand
{
    /// <summary>Writes it. A file that says the same already stays untouched, so that nothing is made from it again.</summary>
    public static void Write(string file)
    {
        string document = ApiDocument.Of(typeof(OpenApiCommand).Assembly, null).ToJsonString(ApiJson.Options);
        if (!File.Exists(file) || File.ReadAllText(file) != document)
        {
            File.WriteAllText(file, document);
        }
    }
}
