using System.Net;
using System.Text.RegularExpressions;
using AtoZ.Functions.Tests.Workflows.Support;

namespace AtoZ.Functions.Tests.Edge.Pages.Support;

/// <summary>What a person does with a page that is a form: reads it, and sends it with its one-time code.</summary>
internal static partial class Forms
{
    public static Task<HttpResponseMessage> Post(Story story, string path, params (string Name, string Value)[] fields) =>
        story.Http.PostAsync(path, new FormUrlEncodedContent(fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value))));

    public static async Task<string> Read(HttpResponseMessage response) => WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());

    /// <summary>The one-time code of a form, the first of a page with several.</summary>
    public static string CodeIn(string page) => Nonce().Match(page).Groups["nonce"].Value;

    [GeneratedRegex("name=\"nonce\" value=\"(?<nonce>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Nonce();
}
