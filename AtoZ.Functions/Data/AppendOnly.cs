using Microsoft.EntityFrameworkCore.Migrations;

namespace AtoZ.Functions.Data;

/// <summary>Triggers that let rows in and never out.</summary>
internal static class AppendOnly
{
    /// <summary>Whether a migration is for SQLite.</summary>
    public static bool IsSqlite(MigrationBuilder migration) => migration.ActiveProvider?.EndsWith("Sqlite", StringComparison.Ordinal) == true;

    /// <summary>Refuses updates that meet a condition (all, without one) and every delete.</summary>
    public static IEnumerable<string> Sqlite(string table, string what, string? when = null)
    {
        string condition = when is null ? "" : $"WHEN {when} ";
        yield return $"CREATE TRIGGER {table}_not_changed BEFORE UPDATE ON {table} {condition}BEGIN SELECT RAISE(ABORT, '{what}: nothing is ever changed'); END;";
        yield return $"CREATE TRIGGER {table}_not_removed BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{what}: nothing is ever removed'); END;";
    }

    /// <summary>Refuses updates that meet a condition (all, without one), every delete, and truncation.</summary>
    public static IEnumerable<string> Postgres(string table, string what, string? when = null)
    {
        string condition = when is null ? "" : $"WHEN ({when}) ";
        yield return $$"""
            CREATE FUNCTION {{table}}_stays() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION '{{what}}: nothing is ever changed or removed' USING ERRCODE = 'restrict_violation'; END $$;
            """;
        yield return $"CREATE TRIGGER {table}_not_changed BEFORE UPDATE ON {table} FOR EACH ROW {condition}EXECUTE FUNCTION {table}_stays();";
        yield return $"CREATE TRIGGER {table}_not_removed BEFORE DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_stays();";
        yield return $"CREATE TRIGGER {table}_not_emptied BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION {table}_stays();";
    }
}
