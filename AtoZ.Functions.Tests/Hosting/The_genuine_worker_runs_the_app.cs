using System.Reflection;
using System.Text.Json;
using AtoZ.Functions.Data;
using AtoZ.Functions.Records;
using AtoZ.Functions.Tests.Settings;
using AtoZ.Functions.Workflows.Sweeps;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Invocation;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace AtoZ.Functions.Tests.Hosting;

/// <summary>
/// The app in Microsoft's own worker, which the local host replaces: it finds the functions, makes their internal classes and calls them. What a
/// genuine host would send goes to the worker's handlers directly; these are internal, so by reflection.
/// </summary>
public sealed class The_genuine_worker_runs_the_app : IAsyncDisposable
{
    private static readonly Assembly Worker = Assembly.Load("Microsoft.Azure.Functions.Worker.Grpc");
    private readonly TempFolder _folder = new();
    private readonly IHost _app;

    public The_genuine_worker_runs_the_app()
    {
        Environment.SetEnvironmentVariable("FUNCTIONS_APPLICATION_DIRECTORY", AppContext.BaseDirectory);
        FunctionsApplicationBuilder builder = FunctionsApplication.CreateBuilder([]);
        builder.Configuration.AddInMemoryCollection(
        [
            new("DataDirectory", _folder.Path),
            new("Database", $"sqlite:{Path.Combine(_folder.Path, "atoz.db")}"),
            new("AzureWebJobsStorage", AppProcess.NoStorage),
            new("MailTransport", "Folder"),
            new("LinkSigningKey", Convert.ToBase64String(new byte[32])),
            new("RecordSigningKey", RecordKeys.New()),
            .. SchedulesTests.All.Select(name => KeyValuePair.Create<string, string?>(name, "0 0 * * * *")),
        ]);
        builder.ConfigureFunctionsWebApplication();
        _app = builder.AddAtoZ().Build();
    }

    [Fact]
    public async Task It_loads_every_function_and_runs_one()
    {
        await StoreRegistration.MigrateAsync(_app.Services);
        JsonElement[] functions = Functions();

        Assert.All(functions, function => Assert.Contains("\"Success\"", Load(function), StringComparison.Ordinal));
        Assert.Contains(functions, function => NameOf(function) == nameof(WebhookSweep));

        string answer = await Invoke(nameof(WebhookSweep), """{ "name": "timer", "data": { "json": "{ \"IsPastDue\": false }" } }""");
        Assert.True(answer.Contains("\"Success\"", StringComparison.Ordinal), answer);
    }

    [Fact]
    public void Nothing_generated_stands_between_the_worker_and_a_function() =>
        Assert.DoesNotContain(typeof(AtoZApp).Assembly.GetTypes(), type => type.IsAssignableTo(typeof(IFunctionExecutor)));

    public async ValueTask DisposeAsync()
    {
        await ((IAsyncDisposable)_app).DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    private static JsonElement[] Functions()
    {
        using JsonDocument all = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "functions.metadata")));
        return [.. all.RootElement.EnumerateArray().Select(function => function.Clone())];
    }

    private static string NameOf(JsonElement function) => function.GetProperty("name").GetString()!;

    // As the host does at its start, from the list that the build wrote.
    private string Load(JsonElement function)
    {
        IMessage request = Message("FunctionLoadRequest", JsonSerializer.Serialize(new
        {
            functionId = NameOf(function),
            metadata = new
            {
                name = NameOf(function),
                entryPoint = function.GetProperty("entryPoint").GetString(),
                scriptFile = function.GetProperty("scriptFile").GetString(),
                rawBindings = function.GetProperty("bindings").EnumerateArray().Select(binding => binding.GetRawText()),
                bindings = function.GetProperty("bindings").EnumerateArray()
                    .ToDictionary(binding => binding.GetProperty("name").GetString()!, binding => new { type = binding.GetProperty("type").GetString() }),
            },
        }));
        MethodInfo handler = Worker.GetType("Microsoft.Azure.Functions.Worker.GrpcWorker")!.GetMethod("FunctionLoadRequestHandler", BindingFlags.NonPublic | BindingFlags.Static)!;
        return handler.Invoke(null, [request, .. handler.GetParameters()[1..].Select(parameter => _app.Services.GetRequiredService(parameter.ParameterType))])!.ToString()!;
    }

    private async Task<string> Invoke(string function, string input)
    {
        IMessage request = Message("InvocationRequest", $$"""{ "invocationId": "1", "functionId": "{{function}}", "traceContext": {}, "retryContext": {}, "inputData": [{{input}}] }""");
        Type handler = Worker.GetType("Microsoft.Azure.Functions.Worker.Handlers.IInvocationHandler")!;
        var answer = (Task)handler.GetMethod("InvokeAsync")!.Invoke(_app.Services.GetRequiredService(handler), [request])!;
        await answer;
        return answer.GetType().GetProperty("Result")!.GetValue(answer)!.ToString()!;
    }

    private static IMessage Message(string type, string json)
    {
        var descriptor = (MessageDescriptor)Worker.GetType("Microsoft.Azure.Functions.Worker.Grpc.Messages." + type)!.GetProperty("Descriptor")!.GetValue(null)!;
        return JsonParser.Default.Parse(json, descriptor);
    }
}
