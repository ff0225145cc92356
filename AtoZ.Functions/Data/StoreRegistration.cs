using Azure.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace AtoZ.Functions.Data;

/// <summary>Makes the store known to the app and brings its tables up to date.</summary>
internal static class StoreRegistration
{
    /// <summary>Adds <see cref="AtoZStore"/> for the database that the setting <c>Database</c> names.</summary>
    /// <exception cref="InvalidOperationException">The setting is neither <c>sqlite:PATH</c> nor a PostgreSQL connection string.</exception>
    public static IServiceCollection AddAtoZStore(this IServiceCollection services, IConfiguration configuration)
    {
        StoreSettings settings = StoreSettings.From(configuration);
        services.AddSingleton(settings);
        return settings.IsSqlite
            ? Add<SqliteAtoZDb>(services, options => options.UseSqlite(settings.ConnectionString).AddInterceptors(new DurableSqlite())
                // What cannot run in the migration's transaction is a PRAGMA of the connection; nothing of it outlasts a crash.
                .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.NonTransactionalMigrationOperationWarning)))
            : AddPostgres(services, settings);
    }

    /// <summary>Creates or updates the tables. Safe to call at every start.</summary>
    /// <exception cref="InvalidOperationException">The tables were made by a build that this one cannot continue.</exception>
    public static async Task MigrateAsync(IServiceProvider services)
    {
        Func<AtoZDb> open = services.GetRequiredService<Func<AtoZDb>>();
        await using AtoZDb db = open();
        if (!await IsCurrent(db))
        {
            await db.Database.MigrateAsync();
        }

        if (db.Database.IsSqlite())
        {
            // Readers go on while one writes; the file remembers the mode.
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL;");
        }
    }

    // Asked before, since EF compares its whole model with the last migration each time that it is to migrate.
    private static async Task<bool> IsCurrent(AtoZDb db)
    {
        string[] known = [.. db.Database.GetMigrations()], applied = [.. await db.Database.GetAppliedMigrationsAsync()];
        if (applied.Except(known).FirstOrDefault() is { } foreign)
        {
            throw new InvalidOperationException(
                $"The store was made by another build of AtoZ ('{foreign}' is not known to this one): start that build, or begin with an empty store ('./run reset' on this machine, an empty database elsewhere).");
        }

        return applied.Length == known.Length;
    }

    private static IServiceCollection AddPostgres(IServiceCollection services, StoreSettings settings)
    {
        if (!settings.ByEntra)
        {
            return Add<PostgresAtoZDb>(services, options => options.UseNpgsql(settings.ConnectionString));
        }

        services.AddSingleton(provider => EntraSignIn.Source(settings.ConnectionString, provider.GetRequiredService<TokenCredential>()));
        return Add<PostgresAtoZDb>(services, (provider, options) => options.UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>()));
    }

    private static IServiceCollection Add<TDb>(IServiceCollection services, Action<DbContextOptionsBuilder> options)
        where TDb : AtoZDb => Add<TDb>(services, (_, builder) => options(builder));

    private static IServiceCollection Add<TDb>(IServiceCollection services, Action<IServiceProvider, DbContextOptionsBuilder> options)
        where TDb : AtoZDb => services
        .AddPooledDbContextFactory<TDb>((provider, builder) => options(provider, builder.ConfigureWarnings(TellNothingTwice)))
        .AddSingleton<Func<AtoZDb>>(provider => provider.GetRequiredService<IDbContextFactory<TDb>>().CreateDbContext)
        .AddSingleton<InstanceLease>()
        .AddSingleton(provider => new AtoZStore(provider.GetRequiredService<Func<AtoZDb>>(), provider.GetService<StoreHealth>()));

    // Whatever fails is thrown as well, and told by whoever catches it: once, and without a trace where the store itself is the reason.
    private static void TellNothingTwice(WarningsConfigurationBuilder warnings) => warnings.Log(
        (CoreEventId.QueryIterationFailed, LogLevel.Debug),
        (CoreEventId.SaveChangesFailed, LogLevel.Debug),
        (CoreEventId.OptimisticConcurrencyException, LogLevel.Debug),
        (RelationalEventId.CommandError, LogLevel.Debug),
        (RelationalEventId.ConnectionError, LogLevel.Debug),
        (RelationalEventId.TransactionError, LogLevel.Debug));
}
