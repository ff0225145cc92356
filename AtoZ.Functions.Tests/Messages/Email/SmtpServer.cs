using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using MimeKit;
using Xunit;

namespace AtoZ.Functions.Tests.Messages.Email;

/// <summary>A real mail server (infra/smtp) as a process of its own, which answers as a test wishes.</summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, "infra", "smtp");
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);
    private readonly Process _process;
    private readonly Channel<ReceivedMail> _mails = Channel.CreateUnbounded<ReceivedMail>();
    private readonly Channel<string> _reports = Channel.CreateUnbounded<string>();
    private readonly ConcurrentQueue<string> _asked = new();
    private Task _reading = Task.CompletedTask;

    private SmtpServer(Process process) => _process = process;

    public int Port { get; private set; }

    /// <summary>What clients asked for, such as <c>RCPT seller@example.com</c> or <c>AUTH</c>.</summary>
    public IReadOnlyCollection<string> Asked => _asked;

    public static async Task<SmtpServer> Start(JsonObject? wish = null)
    {
        bool installed = Directory.Exists(Path.Combine(Folder, "node_modules"));
        Assert.True(installed, "Run infra/local/prepare first: it installs the mail server.");
        JsonObject all = wish ?? [];
        all["tls"] ??= "none";
        ProcessStartInfo start = new("node", ["server.mjs", all.ToJsonString()])
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        SmtpServer server = new(Process.Start(start)!);
        string? first = await server._process.StandardOutput.ReadLineAsync().WaitAsync(Limit);
        Assert.True(first is not null, "The mail server did not start.");
        server.Port = JsonNode.Parse(first)!["port"]!.GetValue<int>();
        server._reading = server.Read();
        return server;
    }

    /// <summary>The next mail that it took.</summary>
    public async Task<ReceivedMail> Mail() => await _mails.Reader.ReadAsync().AsTask().WaitAsync(Limit);

    /// <summary>The next report that it sent about a mail that it had taken.</summary>
    public async Task<string> Report() => await _reports.Reader.ReadAsync().AsTask().WaitAsync(Limit);

    /// <summary>Whether it took no mail that was not asked for yet.</summary>
    public bool HasNoMore => !_mails.Reader.TryPeek(out _);

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync().WaitAsync(Limit);
        await _reading;
        _process.Dispose();
    }

    private async Task Read()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            JsonNode told = JsonNode.Parse(line)!;
            if (told["mail"] is { } mail)
            {
                _mails.Writer.TryWrite(mail.Deserialize<ReceivedMail>(JsonSerializerOptions.Web)!);
            }
            else if (told["report"] is { } report)
            {
                _reports.Writer.TryWrite(report.GetValue<string>());
            }
            else
            {
                _asked.Enqueue($"{told["asked"] ?? told["error"]} {told["to"]}".TrimEnd());
            }
        }
    }
}

/// <summary>A mail as the server took it.</summary>
internal sealed record ReceivedMail(
    string From, string[] To, string? EnvelopeId, string? Ret, string[]? Notify, bool Secure, string? User, string Raw)
{
    public byte[] Bytes => Convert.FromBase64String(this.Raw);

    public MimeMessage Message() => MimeMessage.Load(new MemoryStream(this.Bytes));
}
