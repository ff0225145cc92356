using DurableTask.Sqlite;
using Microsoft.Data.Sqlite;

namespace AtoZ.Local.Move;

/// <summary>Both stores as they were at one moment, at which neither was being written. The app stands still for that moment alone.</summary>
internal sealed class OneMoment : IDisposable
{
    private readonly DurableFile _orchestrations;
    private readonly SqliteConnection _cases;
    private readonly SqliteTransaction _moment;

    private OneMoment(DurableFile orchestrations, SqliteConnection cases, SqliteTransaction moment) => (_orchestrations, _cases, _moment) = (orchestrations, cases, moment);

    /// <summary>Catches them.</summary>
    public static async Task<OneMoment> Of(DataFolder data, CancellationToken cancellationToken)
    {
        await using SqliteConnection writer = await CaseFile.Connect(data.Cases, cancellationToken);
        await using SqliteTransaction stopped = writer.BeginTransaction(deferred: false);
        DurableFile orchestrations = DurableFile.Stop(data.Orchestrations);
        SqliteConnection? cases = null;
        try
        {
            cases = await CaseFile.Connect(data.Cases, cancellationToken);
            SqliteTransaction moment = cases.BeginTransaction(deferred: true);
            await using SqliteCommand look = cases.CreateCommand();
            look.CommandText = "SELECT COUNT(*) FROM sqlite_master";
            await look.ExecuteScalarAsync(cancellationToken);
            orchestrations.GoOn();
            return new OneMoment(orchestrations, cases, moment);
        }
        catch
        {
            cases?.Dispose();
            orchestrations.Dispose();
            throw;
        }
    }

    /// <summary>Copies them.</summary>
    public void CopyTo(DataFolder to)
    {
        _orchestrations.CopyTo(to.Orchestrations);
        using SqliteConnection copy = new(new SqliteConnectionStringBuilder { DataSource = to.Cases, Pooling = false }.ToString());
        _cases.BackupDatabase(copy);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _moment.Dispose();
        _cases.Dispose();
        _orchestrations.Dispose();
    }
}
