using Azure.Core;
using Npgsql;

namespace AtoZ.Functions.Data;

/// <summary>Signs in to PostgreSQL with a token of Entra instead of a password (Azure Database for PostgreSQL).</summary>
internal static class EntraSignIn
{
    /// <summary>What a token is asked for.</summary>
    internal const string Scope = "https://ossrdbms-aad.database.windows.net/.default";

    /// <summary>Connections whose password is a token. It is asked for at each new one: the credential keeps it while it is good.</summary>
    public static NpgsqlDataSource Source(string connectionString, TokenCredential credential)
    {
        TokenRequestContext context = new([Scope]);
        NpgsqlDataSourceBuilder builder = new(connectionString);
        builder.UsePasswordProvider(
            _ => credential.GetToken(context, CancellationToken.None).Token,
            async (_, cancellationToken) => (await credential.GetTokenAsync(context, cancellationToken)).Token);
        return builder.Build();
    }
}
