using Microsoft.EntityFrameworkCore.Migrations;

namespace AtoZ.Functions.Data;

/// <summary>
/// What the database itself refuses about records: removing an entry of a timeline or a decision, or changing one. Two changes of an
/// entry are let through: putting an entry of before chains were kept into its place, and blanking facts that a law wants erased; the
/// hash of the content stays, so the chain still holds.
/// </summary>
internal static class RecordGuards
{
    private const string NotPermitted =
        """OLD."Number" > 0 AND (NEW."Salt" <> '' OR NEW."Number" <> OLD."Number" OR NEW."ContentHash" <> OLD."ContentHash" OR NEW."Hash" <> OLD."Hash" OR NEW."ClaimId" <> OLD."ClaimId")""";

    /// <summary>Adds the guards at the end of a migration.</summary>
    public static void Add(MigrationBuilder migration)
    {
        string[] statements = AppendOnly.IsSqlite(migration)
            ? [.. AppendOnly.Sqlite("timeline", "records", NotPermitted), .. AppendOnly.Sqlite("decisions", "records")]
            : [.. AppendOnly.Postgres("timeline", "records", NotPermitted), .. AppendOnly.Postgres("decisions", "records")];
        foreach (string statement in statements)
        {
            migration.Sql(statement);
        }
    }
}
