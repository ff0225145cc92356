using System.Text.Json;
using Xunit;

namespace AtoZ.Functions.Tests.Edge.Api;

/// <summary>An answer, read whole.</summary>
public sealed record Reply(int Status, string? ContentType, IReadOnlyDictionary<string, string> Headers, byte[] Bytes)
{
    public string Body => System.Text.Encoding.UTF8.GetString(this.Bytes);

    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(this.Bytes);

    /// <summary>The code of a problem; null when the answer is none.</summary>
    public string? Code => this.ContentType == "application/problem+json" ? Text("code") : null;

    public static async Task<Reply> Read(HttpResponseMessage response) => new(
        (int)response.StatusCode,
        response.Content.Headers.ContentType?.MediaType,
        response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(",", h.Value), StringComparer.OrdinalIgnoreCase),
        await response.Content.ReadAsByteArrayAsync());

    public string Text(string name) => this.Json.GetProperty(name).GetString() ?? throw new InvalidOperationException($"'{name}' is null.");

    /// <summary>Asserts a problem that says what is wrong and what to do, and shows nothing of the inside.</summary>
    public Reply IsProblem(int status, string code, string? field = null)
    {
        Assert.Equal((status, code), (this.Status, this.Code));
        Assert.Equal(status, this.Json.GetProperty("status").GetInt32());
        Assert.All(["type", "title", "detail", "remedy"], name => Assert.NotEmpty(Text(name)));
        Assert.DoesNotContain("   at ", this.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", this.Body, StringComparison.Ordinal);
        if (field is not null)
        {
            Assert.Equal(field, Text("field"));
        }

        return this;
    }
}
