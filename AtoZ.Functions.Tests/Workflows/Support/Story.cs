using AtoZ.Functions.Cases.Commands;
using AtoZ.Functions.Cases.Intake;
using AtoZ.Functions.Data;
using AtoZ.Functions.Facts.Fraud;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Records;
using AtoZ.Functions.Tests.Hosting;
using AtoZ.Functions.Tests.Support;
using AtoZ.Functions.Workflows;
using DurableTask.Sqlite;
using DurableTask.Sqlite.Time;
using FunctionsHost;
using FunctionsHost.Durable;
using Microsoft.DurableTask.Client;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace AtoZ.Functions.Tests.Workflows.Support;

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
    public static async Task<Story> Begin(
        Market? market = null, Action<IServiceCollection>? services = null, LocalClock? clock = null, Action<LocalHostBuilder>? engine = null)
    {
        Story story = await Open(market ?? new Market(), clock: clock, services: services, engine: engine);
        await story.Store.Write((market ?? new Market()).Fill);
        await story.File("order-1");
        return story;
    }

    /// <summary>Starts the app.</summary>
    public static async Task<Story> Open(
        Market market,
        string? directory = null,
        LocalClock? clock = null,
        ICommitObserver? observer = null,
        Action<IServiceCollection>? services = null,
        Action<LocalHostBuilder>? engine = null,
        string database = "")
    {
        TestHostSettings settings = TheApp.On(clock ?? LocalClock.Virtual(Market.Start), Configure, [("Database", database)]);
        return new Story(await TestHost.StartAsync(settings with { Directory = directory }));

        void Configure(LocalHostBuilder builder)
        {
            if (Faults.Current is { } faults)
            {
                builder.UseMiddleware((context, next) => faults.Pass(context, _ => next()));
                faults.Within(builder.Services);
            }

            builder.Services.RemoveAll<IFraudDesk>();
            builder.Services.AddSingleton<IFraudDesk>(new FraudDeskSays(market.FraudBand));
            builder.Services.RemoveAll<IReportStore>();
            builder.Services.AddSingleton<IReportStore, ReportsInMemory>();
            services?.Invoke(builder.Services);
            engine?.Invoke(builder);
            if (observer is not null)
            {
                builder.Services.AddSingleton(observer);
            }
        }
    }

    /// <summary>Files a claim as the API does, and starts it unless the process died in between.</summary>
    public Task File(string order, bool start = true) => File(order, Market.Buyer, start);

    /// <summary>Files the claim of a buyer.</summary>
    public async Task File(string order, string buyer, bool start = true)
    {
        ClaimIntake intake = ActivatorUtilities.CreateInstance<ClaimIntake>(_host.Services, new IntakeSettings("marketplace"));
        IntakeResult result = await Store.Write(db => intake.File(db, Market.Claim(order) with { BuyerId = buyer }));
        Claim = result.ClaimId ?? throw new InvalidOperationException(result.Refusal!.Detail + string.Join(", ", result.FieldErrors.Select(e => e.Detail)));
        if (start)
        {
            await Launch.Claim(Client, Claim);
        }

        await Idle();
    }

    /// <summary>Goes on with the claim that an earlier run filed.</summary>
    public async Task GoOn() => Claim = (await Store.Read(db => db.Claims.SingleAsync())).Id;

    /// <summary>The moment.</summary>
    public DateTimeOffset Now => _host.Clock.GetUtcNow();

    /// <summary>Lets time pass; everything that comes due meanwhile happens. A dead engine has no time.</summary>
    public async Task Pass(TimeSpan span)
    {
        await Idle();
        DateTimeOffset end = Now + span;
        while (_host.Clock.NextTimerDue is { } due && due <= end)
        {
            _host.Clock.AdvanceTo(due);
            await Idle();
        }

        _host.Clock.AdvanceTo(end);
        await Idle();
    }

    public async Task Idle()
    {
        await _host.IdleAsync();
        if (_host.Services.GetRequiredService<DurableEngine>().Fault is { } fault)
        {
            throw new InvalidOperationException("The engine died.", fault);
        }
    }

    /// <summary>Gives a command, stores it, wakes the orchestration, and lets it work.</summary>
    public async Task<CommandReceipt> Give(CommandKind kind, Party party, object payload, string? actor = null, DebtId? debt = null, Seat? seat = null, bool wake = true)
    {
        CommandDesk desk = _host.Services.GetRequiredService<CommandDesk>();
        CommandReceipt receipt = await Store.Write(db => desk.Accept(db, new NewCommand(Claim, kind, party, actor ?? party.ToString(), payload, debt, seat)));
        if (wake)
        {
            await Launch.Wake(Client, receipt);
        }

        await Idle();
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
