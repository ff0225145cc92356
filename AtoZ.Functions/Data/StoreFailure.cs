using System.Data.Common;
using System.Net.Sockets;
using Grpc.Core;
using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace AtoZ.Functions.Data;

/// <summary>
/// Why the store of cases, or that of orchestrations, cannot be used just now. It is nobody's fault who asked: it passes by itself, or when an
/// operator has seen to it, and the same request then succeeds.
/// </summary>
/// <param name="Kind">What kind of failure.</param>
/// <param name="Sentence">What is the matter and what to do, for the log: one line.</param>
internal sealed record StoreFailure(StoreFailureKind Kind, string Sentence)
{
    // What Windows and Linux call a disk without room, in the lower half of an exception's HResult.
    private static readonly int[] NoRoom = [28, 39, 112, 122];

    private static readonly Dictionary<int, StoreFailureKind> OfSqlite = new()
    {
        [raw.SQLITE_PERM] = StoreFailureKind.Away,
        [raw.SQLITE_BUSY] = StoreFailureKind.Locked,
        [raw.SQLITE_LOCKED] = StoreFailureKind.Locked,
        [raw.SQLITE_NOMEM] = StoreFailureKind.Full,
        [raw.SQLITE_READONLY] = StoreFailureKind.Away,
        [raw.SQLITE_IOERR] = StoreFailureKind.Disk,
        [raw.SQLITE_CORRUPT] = StoreFailureKind.Damaged,
        [raw.SQLITE_FULL] = StoreFailureKind.Full,
        [raw.SQLITE_CANTOPEN] = StoreFailureKind.Away,
        [raw.SQLITE_PROTOCOL] = StoreFailureKind.Locked,
        [raw.SQLITE_NOTADB] = StoreFailureKind.Damaged,
    };

    /// <summary>The failure that an exception is, or that it was caused by; null when it is another kind of exception.</summary>
    public static StoreFailure? Of(Exception? error)
    {
        // Outside of a database's own exceptions a socket is that of somebody else: mail, webhooks, payments.
        if (error is SocketException socket)
        {
            return Of(StoreFailureKind.Away, socket);
        }

        for (Exception? cause = error; cause is not null; cause = cause.InnerException)
        {
            if (KindOf(cause) is { } kind)
            {
                return Of(kind, cause);
            }
        }

        return null;
    }

    private static StoreFailureKind? KindOf(Exception cause) => cause switch
    {
        SqliteException sqlite => OfSqlite.TryGetValue(sqlite.SqliteErrorCode, out StoreFailureKind kind) ? kind : null,
        PostgresException postgres => KindOf(postgres.SqlState),
        NpgsqlException => StoreFailureKind.Away,
        RpcException { StatusCode: StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.ResourceExhausted } => StoreFailureKind.Away,
        IOException file when NoRoom.Contains(file.HResult & 0xFFFF) => StoreFailureKind.Full,

        // The store of orchestrations of a host on one machine.
        DbException => StoreFailureKind.Disk,
        _ => null,
    };

    // The classes of PostgreSQL's error codes (appendix A of its manual).
    private static StoreFailureKind? KindOf(string state) => state switch
    {
        PostgresErrorCodes.DiskFull or PostgresErrorCodes.OutOfMemory => StoreFailureKind.Full,
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => StoreFailureKind.Damaged,
        PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.QueryCanceled
            => StoreFailureKind.Locked,
        PostgresErrorCodes.IoError => StoreFailureKind.Disk,
        PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.InvalidCatalogName => StoreFailureKind.Away,
        _ => state[..2] switch
        {
            // Connection, sign-in, too many connections, shut down or recovering, system error.
            "08" or "28" or "53" or "57" or "58" => StoreFailureKind.Away,
            _ => null,
        },
    };

    private static StoreFailure Of(StoreFailureKind kind, Exception cause)
    {
        string said = cause is PostgresException postgres ? $"{postgres.SqlState}: {postgres.MessageText}" : cause.Message;
        string sentence = kind switch
        {
            StoreFailureKind.Full => "there is no room left for the store: make room",
            StoreFailureKind.Locked => "the store is held by somebody else for too long: look for a program that keeps it locked",
            StoreFailureKind.Damaged => "the store is damaged: stop the app and restore it from a backup",
            StoreFailureKind.Disk => "the disk with the store fails: look at the system's log",
            _ => "the store cannot be reached: look whether the database runs and can be reached from here",
        };
        return new StoreFailure(kind, $"{sentence} ({said.ReplaceLineEndings(" ").TrimEnd('.')})");
    }
}

/// <summary>What can be the matter with a store.</summary>
internal enum StoreFailureKind
{
    /// <summary>No room on disk or in memory.</summary>
    Full,

    /// <summary>It does not answer, takes no connection or may not be opened.</summary>
    Away,

    /// <summary>Others hold it for longer than anybody wants to wait.</summary>
    Locked,

    /// <summary>What is read is not what was written.</summary>
    Damaged,

    /// <summary>Reading or writing fails.</summary>
    Disk,
}
