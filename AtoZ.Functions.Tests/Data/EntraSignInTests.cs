using AtoZ.Functions.Data;
using Azure.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace AtoZ.Functions.Tests.Data;

[Collection(nameof(OnEachDatabase))]
public class EntraSignInTests(Databases databases)
{
    [Fact]
    public async Task The_password_of_each_connection_is_a_token_that_was_asked_for_PostgreSQL()
    {
        string database = await databases.NewPostgres();
        string role = "app" + Guid.NewGuid().ToString("N");
        await Execute(database, $"CREATE ROLE {PostgresCluster.ByPassword}");
        await Execute(database, $"CREATE ROLE {role} LOGIN PASSWORD 'a-token' IN ROLE {PostgresCluster.ByPassword}");
        string connection = new NpgsqlConnectionStringBuilder(database) { Username = role, Pooling = false }.ToString();
        Tokens tokens = new();
        await using ServiceProvider services = new ServiceCollection()
            .AddSingleton<TokenCredential>(tokens).AddAtoZStore(Settings(connection, "Entra")).BuildServiceProvider();
        AtoZDb db = services.GetRequiredService<Func<AtoZDb>>()();
        await using (db)
        {
            await db.Database.OpenConnectionAsync();
            Assert.Equal(role, await db.Database.SqlQueryRaw<string>("SELECT current_user::text AS \"Value\"").SingleAsync());
        }

        await Assert.ThrowsAsync<NpgsqlException>(() => Execute(connection, "SELECT 1"));
        Assert.Equal([EntraSignIn.Scope], tokens.Asked.Distinct());
    }

    [Theory]
    [InlineData("Host=h", null, false)]
    [InlineData("Host=h", "", false)]
    [InlineData("Host=h", "entra", true)]
    [InlineData("sqlite:x.db", "Entra", false)]
    public void Only_where_it_is_said_a_token_is_used(string database, string? signIn, bool byEntra) =>
        Assert.Equal(byEntra, StoreSettings.From(Settings(database, signIn)).ByEntra);

    [Fact]
    public void Another_way_to_sign_in_is_refused_at_start()
    {
        InvalidOperationException refused = Assert.Throws<InvalidOperationException>(() => StoreSettings.From(Settings("Host=h", "Password")));
        Assert.Contains("DatabaseSignIn", refused.Message, StringComparison.Ordinal);
    }

    private static IConfiguration Settings(string database, string? signIn)
    {
        Dictionary<string, string?> settings = new() { ["Database"] = database, ["DatabaseSignIn"] = signIn };
        return new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
    }

    private static async Task Execute(string database, string sql)
    {
        await using NpgsqlConnection connection = new(database);
        await connection.OpenAsync();
        await using NpgsqlCommand command = new(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Lends tokens, and remembers what they were for.</summary>
    private sealed class Tokens : TokenCredential
    {
        public List<string> Asked { get; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            this.Asked.AddRange(requestContext.Scopes);
            return new AccessToken("a-token", DateTimeOffset.MaxValue);
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }
}
