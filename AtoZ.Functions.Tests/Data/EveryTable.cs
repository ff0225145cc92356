using System.Reflection;
using AtoZ.Functions.Data;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Tests.Data;

/// <summary>Asks each table for its rows, so that a table that a migration forgot is found.</summary>
internal static class EveryTable
{
    private static readonly MethodInfo CountOf = typeof(EveryTable).GetMethod(nameof(Rows), BindingFlags.NonPublic | BindingFlags.Static)!;

    public static async Task<int> Count(AtoZDb db)
    {
        int rows = 0;
        foreach (Type type in db.Model.GetEntityTypes().Select(e => e.ClrType))
        {
            rows += await (Task<int>)CountOf.MakeGenericMethod(type).Invoke(null, [db])!;
        }

        return rows;
    }

    // The columns too: a count alone would not read them.
    private static async Task<int> Rows<T>(AtoZDb db)
        where T : class => (await db.Set<T>().ToListAsync()).Count;
}
