using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Pages;

/// <summary>The one style sheet. Its address holds its hash, so browsers keep it for a year and still see every change at once.</summary>
internal sealed class StyleSheet
{
    private static readonly byte[] Css = Load();

    /// <summary>Where pages find it.</summary>
    public static string Address { get; } = $"/style/{Convert.ToHexStringLower(SHA256.HashData(Css).AsSpan(0, 6))}.css";

    /// <summary>The sheet's text.</summary>
    public static ReadOnlySpan<byte> Content => Css;

    /// <summary>Serves the sheet.</summary>
    [Function("StyleSheet")]
    public IActionResult Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "style/{name}")] HttpRequest request) => new Sheet();

    private static byte[] Load()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Edge/Pages/style.css")
            ?? throw new InvalidOperationException("The style sheet is not part of the program.");
        using MemoryStream bytes = new();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private sealed class Sheet : IActionResult
    {
        public Task ExecuteResultAsync(ActionContext context)
        {
            HttpResponse response = context.HttpContext.Response;
            response.ContentType = "text/css; charset=utf-8";
            response.Headers.CacheControl = "public, max-age=31536000, immutable";
            response.Headers.XContentTypeOptions = "nosniff";
            response.ContentLength = Css.Length;
            return HttpMethods.IsHead(context.HttpContext.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(Css, 0, Css.Length);
        }
    }
}
