using AtoZ.Functions.Data;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AtoZ.Functions.Tests.Data;

/// <summary>A migrated store in a file of its own, deleted at the end.</summary>
public sealed class TestStore : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("atoz-test-").FullName;
    private readonly ServiceProvider _services;

    private TestStore(string? database)
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Database", database ?? $"sqlite:{File}")])
            .Build();
        _services = new ServiceCollection().AddAtoZStore(configuration).BuildServiceProvider(validateScopes: true);
        Store = _services.GetRequiredService<AtoZStore>();
    }

    internal AtoZStore Store { get; }

    private string File => Path.Combine(_folder, "store", "atoz.db");

    internal Func<AtoZDb> Open => _services.GetRequiredService<Func<AtoZDb>>();

    /// <summary>A store on SQLite, or on the database named.</summary>
    public static async Task<TestStore> Create(string? database = null)
    {
        TestStore store = new(database);
        if (database is null)
        {
            await MigratedStore.CopyTo(store.File);
        }

        await store.Migrate();
        return store;
    }

    /// <summary>What a start of the app does.</summary>
    public Task Migrate() => StoreRegistration.MigrateAsync(_services);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
