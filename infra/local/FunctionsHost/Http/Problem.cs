using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace FunctionsHost.Http;

/// <summary>Answers of the host itself that say what is wrong: RFC 9457, never with a stack trace.</summary>
internal static class Problem
{
    private const string ContentType = "application/problem+json";

    /// <summary>Writes a problem.</summary>
    /// <param name="http">The request.</param>
    /// <param name="status">The status.</param>
    /// <param name="title">What is wrong, in a few words; in capitals it is the stable code.</param>
    /// <param name="detail">What to do.</param>
    /// <param name="retryAfterSeconds">When to try again; null when that would not help.</param>
    /// <returns>When written.</returns>
    public static Task WriteAsync(HttpContext http, int status, string title, string detail, int? retryAfterSeconds = null)
    {
        http.Response.Clear();
        if (retryAfterSeconds is { } seconds)
        {
            http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        http.Response.StatusCode = status;
        var problem = new ProblemDetails { Title = title, Status = status, Detail = detail, Type = "about:blank" };
        problem.Extensions["code"] = title.ToUpperInvariant().Replace(' ', '_');
        problem.Extensions["remedy"] = detail;
        return http.Response.WriteAsJsonAsync(problem, options: null, ContentType, CancellationToken.None);
    }
}
