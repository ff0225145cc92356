using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace AtoZ.Functions.Data;

/// <summary>Lets <c>dotnet ef migrations add</c> make migrations for SQLite; no file is opened.</summary>
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteAtoZDb>
{
    /// <inheritdoc/>
    public SqliteAtoZDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<SqliteAtoZDb>().UseSqlite("Data Source=:memory:").Options);
}

/// <summary>Lets <c>dotnet ef migrations add</c> make migrations for PostgreSQL; no server is asked.</summary>
internal sealed class PostgresDesignTimeFactory : IDesignTimeDbContextFactory<PostgresAtoZDb>
{
    /// <inheritdoc/>
    public PostgresAtoZDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PostgresAtoZDb>().UseNpgsql("Host=none").Options);
}
