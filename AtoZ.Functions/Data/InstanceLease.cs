using System.Data;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Data;

/// <summary>
/// What one instance does while no other may do the same. PostgreSQL keeps it, and lets it go when the instance dies: nothing has to run out.
/// A store in a file has one instance.
/// </summary>
internal sealed class InstanceLease(Func<AtoZDb> open)
{
    /// <summary>Takes the lease, until what is returned is disposed of.</summary>
    /// <returns>Null when another instance has it.</returns>
    public async Task<IAsyncDisposable?> Take(string name)
    {
        AtoZDb db = open();
        try
        {
            if (!db.Database.IsNpgsql() || await IsFree(db, $"lease/{name}"))
            {
                return db;
            }
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }

        await db.DisposeAsync();
        return null;
    }

    // A lock of its transaction, so that it holds behind a pooler too.
    private static async Task<bool> IsFree(AtoZDb db, string name)
    {
        await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted);
        return await db.Database.SqlQuery<bool>($"""SELECT pg_try_advisory_xact_lock(hashtextextended({name}, 0)) AS "Value" """).SingleAsync();
    }
}
