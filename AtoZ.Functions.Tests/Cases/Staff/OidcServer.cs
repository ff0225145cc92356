using System.Diagnostics;
using System.Text.Json.Nodes;
using Xunit;

namespace AtoZ.Functions.Tests.Cases.Staff;

/// <summary>A real provider of OpenID Connect (infra/oidc) as a process of its own.</summary>
internal sealed class OidcServer : IAsyncDisposable
{
    public const string Secret = "a secret: 100% of it/+&=";
    public const string Audience = "https://claims.example/api";

    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, "infra", "oidc");
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);
    private readonly Process _process;

    private OidcServer(Process process, Uri issuer) => (_process, Issuer) = (process, issuer);

    public Uri Issuer { get; }

    /// <summary>Starts it.</summary>
    /// <param name="app">The address of the app.</param>
    /// <param name="port">Where it listens; 0 for a free port.</param>
    /// <param name="host">Under which it calls itself.</param>
    public static async Task<OidcServer> Start(Uri app, int port = 0, string host = "127.0.0.1")
    {
        Assert.True(Directory.Exists(Path.Combine(Folder, "node_modules")), "Run infra/local/prepare first: it installs the provider.");
        JsonObject wish = new()
        {
            ["port"] = port,
            ["host"] = host,
            ["app"] = app.ToString().TrimEnd('/'),
            ["secret"] = Secret,
            ["audience"] = Audience,
            ["idSeconds"] = 60,
            ["people"] = new JsonObject
            {
                ["ruth"] = new JsonObject { ["preferred_username"] = "ruth@shop.example", ["roles"] = new JsonArray("reviewer", "Accountant") },
                ["anna"] = new JsonObject { ["preferred_username"] = "anna@shop.example", ["roles"] = "Approver" },
                ["nick"] = new JsonObject { ["preferred_username"] = "nick@shop.example", ["roles"] = new JsonArray("Accountant") },
                ["nameless"] = new JsonObject { ["roles"] = new JsonArray("Reviewer") },
            },
            ["robots"] = new JsonObject
            {
                ["robot"] = new JsonObject { ["preferred_username"] = "robot", ["roles"] = new JsonArray("Reviewer") },
            },
        };
        ProcessStartInfo start = new("node", ["server.mjs", wish.ToJsonString()])
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        Process process = Process.Start(start)!;
        _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null);
        string? first = await process.StandardOutput.ReadLineAsync().WaitAsync(Limit);
        Assert.True(first is not null, "The provider did not start.");
        return new OidcServer(process, new Uri(JsonNode.Parse(first)!["issuer"]!.GetValue<string>()));
    }

    /// <summary>A token for the API, as a program of staff gets it.</summary>
    public async Task<string> Token(string audience = Audience)
    {
        using HttpClient http = new();
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri(Issuer, "token"));
        string both = $"robot:{Uri.EscapeDataString(Secret)}";
        request.Headers.Authorization = new("Basic", Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes(both)));
        request.Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["resource"] = audience });
        using HttpResponseMessage answer = await http.SendAsync(request);
        string body = await answer.Content.ReadAsStringAsync();
        return JsonNode.Parse(body)!["access_token"]?.GetValue<string>() ?? throw new InvalidOperationException(body);
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync().WaitAsync(Limit);
        _process.Dispose();
    }
}
