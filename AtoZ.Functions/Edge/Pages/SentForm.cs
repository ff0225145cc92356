using AtoZ.Functions.Texts;
using Microsoft.AspNetCore.Http;

namespace AtoZ.Functions.Edge.Pages;

/// <summary>A form as a browser sent it: each field once, line ends as they are kept here.</summary>
internal static class SentForm
{
    private const int LongestField = 8000;

    /// <summary>The fields; none when the body is no form.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> Read(HttpRequest request)
    {
        if (!request.HasFormContentType)
        {
            return new Dictionary<string, string>(StringComparer.Ordinal);
        }

        IFormCollection form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        return form.ToDictionary(field => field.Key, field => PlainText.Cut(field.Value.ToString().ReplaceLineEndings("\n"), LongestField), StringComparer.Ordinal);
    }
}
