using Xunit;

namespace AtoZ.Functions.Tests.Data;

/// <summary>The databases that the app runs on.</summary>
public enum Database
{
    /// <summary>One file.</summary>
    Sqlite,

    /// <summary>A server.</summary>
    Postgres,
}

/// <summary>Stores on each database; one PostgreSQL server for all tests of the collection.</summary>
public sealed class Databases : IAsyncLifetime
{
    private readonly PostgresCluster _postgres = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _postgres.Stop();

    /// <summary>A new, empty database on the server.</summary>
    public Task<string> NewPostgres() => _postgres.NewDatabase();

    public async Task<TestStore> Create(Database database) => await TestStore.Create(database == Database.Postgres ? await _postgres.NewDatabase() : null);
}

/// <summary>Tests that run on each database.</summary>
[CollectionDefinition(nameof(OnEachDatabase))]
public sealed class OnEachDatabase : ICollectionFixture<Databases>;
