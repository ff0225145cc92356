using AtoZ.Functions.Claims;
using AtoZ.Functions.Data;
using AtoZ.Functions.Fraud;
using AtoZ.Functions.Orchestrations;
using AtoZ.Functions.Tests.LocalHost.Hosting;
using AtoZ.LocalHost.Hosting.Durable;
using AtoZ.LocalHost.Time;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AtoZ.Functions.Tests.Orchestrations.Support;

/// <summary>
/// One claim in the whole app: real host, real engine, real store, virtual clock. A story says what parties do; the questions are in
/// <c>Story.Questions.cs</c>.
/// </summary>
internal sealed partial class Story : IAsyncDisposable
{
    private readonly TestHost _host;

    private Story(TestHost host) => _host = host;

    /// <summary>The claim that the story is about.</summary>
    public ClaimId Claim { get; private set; }

    /// <summary>The debt that may come of it.</summary>
    public DebtId Debt => DebtId.For(Claim, "claim");

    public AtoZStore Store => _host.Services.GetRequiredService<AtoZStore>();

    public DurableTaskClient Client => _host.Services.GetRequiredService<FunctionsClient>();

    public IServiceProvider Services => _host.Services;

    /// <summary>Starts the app in a market, and files the claim.</summary>
    public static async Task<Story> Begin(Market? market = null)
    {
        Story story = await Open(market ?? new Market());
        await story.Store.Write((market ?? new Market()).Fill);
        await story.File("order-1");
        return story;
    }

    /// <summary>Starts the app.</summary>
    public static async Task<Story> Open(Market market, string? directory = null, LocalClock? clock = null) => new(await TestHost.StartAsync(new TestHostSettings
    {
        FunctionAssembly = typeof(AtoZApp).Assembly,
        Clock = clock ?? LocalClock.Virtual(Market.Start),
        Directory = directory,
        WebApplication = false,
        HostJson = await System.IO.File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "host.json")),
        LocalSettings = """{ "IsEncrypted": false, "Values": { "RecoverySweepSchedule": "0 0 0 1 1 *", "NoSilentCaseSweepSchedule": "0 0 0 1 1 *" } }""",
        Configure = builder =>
        {
            builder.AddAtoZ();
            builder.Services.RemoveAll<IFraudDesk>();
            builder.Services.AddSingleton<IFraudDesk>(new FraudDeskSays(market.FraudBand));
        },
    }));

    /// <summary>Files a claim as the API does, and starts it.</summary>
    public async Task File(string order)
    {
        ClaimIntake intake = ActivatorUtilities.CreateInstance<ClaimIntake>(_host.Services, new IntakeSettings("marketplace"));
        IntakeResult result = await Store.Write(db => intake.File(db, Market.Claim(order)));
        Claim = result.ClaimId ?? throw new InvalidOperationException(result.Refusal!.Detail + string.Join(", ", result.FieldErrors.Select(e => e.Detail)));
        await Launch.Claim(Client, Claim);
        await _host.IdleAsync();
    }

    /// <summary>Lets time pass; everything that comes due meanwhile happens.</summary>
    public Task Pass(TimeSpan span) => _host.AdvanceAsync(span);

    /// <summary>Gives a command, stores it, wakes the orchestration, and lets it work.</summary>
    public async Task<CommandReceipt> Give(CommandKind kind, Party party, object payload, string? actor = null, DebtId? debt = null, string? seat = null, bool wake = true)
    {
        CommandDesk desk = _host.Services.GetRequiredService<CommandDesk>();
        CommandReceipt receipt = await Store.Write(db => desk.Accept(db, new NewCommand(Claim, kind, party, actor ?? party.ToString(), payload, debt, seat)));
        if (wake)
        {
            await Launch.Wake(Client, receipt);
        }

        await _host.IdleAsync();
        return receipt;
    }

    /// <summary>Stops the app; its directory stays.</summary>
    public async Task<string> Stop()
    {
        await _host.StopAsync();
        return _host.Directory;
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();
}
