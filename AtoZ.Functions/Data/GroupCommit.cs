using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace AtoZ.Functions.Data;

/// <summary>
/// The one writer that SQLite has. Whatever waits for it goes into one transaction, each work behind a savepoint of its own, and is answered
/// after the commit: the disk is waited for once for all of them. Who waits at a screen goes first.
/// </summary>
internal sealed class GroupCommit(Func<AtoZDb> open, Action committedDeliveries)
{
    // Those who are done first wait for the last: no more than a moment.
    private const int MostTogether = 8;

    // An endless line of people must not stop what goes on behind them.
    private const int MostUrgentInARow = 16;

    private readonly Lock _lock = new();
    private readonly Queue<Work> _urgent = new();
    private readonly Queue<Work> _patient = new();
    private int _urgentInARow;
    private bool _running;

    /// <summary>Runs work in the next transaction.</summary>
    /// <exception cref="Exception">What the work threw: nothing of it is kept, all of the others' is.</exception>
    public Task<T> Run<T>(Func<AtoZDb, Task<T>> work)
    {
        Work<T> item = new(work);
        lock (_lock)
        {
            (item.Urgent ? _urgent : _patient).Enqueue(item);
            if (_running)
            {
                return item.Result;
            }

            _running = true;
        }

        // Whoever comes first must not work for all who come after.
        using (ExecutionContext.SuppressFlow())
        {
            _ = Task.Run(WriteAll);
        }

        return item.Result;
    }

    private async Task WriteAll()
    {
        while (Next(after: null) is { } first)
        {
            await Write(first);
        }
    }

    private async Task Write(Work first)
    {
        List<Work> together = [];
        (bool hasBegun, bool isCommitted, bool hasDeliveries) = (false, false, false);
#pragma warning disable CA1031 // Everybody in the transaction must hear of whatever ended it.
        try
        {
            await using AtoZDb db = open();
            db.Database.AutoSavepointsEnabled = false;
            db.HasDeliveries = false;
            await using IDbContextTransaction transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.Serializable);
            hasBegun = true;
            for (Work? work = first; work is not null; work = together.Count < MostTogether ? Next(after: work) : null)
            {
                together.Add(work);
                await work.Run(db, transaction);
            }

            await transaction.CommitAsync();
            (isCommitted, hasDeliveries) = (true, db.HasDeliveries);
        }
        catch (Exception lost) when (!isCommitted)
        {
            if (!hasBegun)
            {
                // Whoever stands behind would wait as long for the same answer, one after the other.
                together.AddRange([first, .. Waiting()]);
            }

            together.ForEach(work => work.Lose(lost));
            return;
        }
        catch (Exception)
        {
            // What is committed has happened, whatever becomes of the connection.
        }
#pragma warning restore CA1031

        if (hasDeliveries)
        {
            Tell();
        }

        together.ForEach(work => work.Answer());
    }

    private List<Work> Waiting()
    {
        lock (_lock)
        {
            List<Work> waiting = [.. _urgent, .. _patient];
            _urgent.Clear();
            _patient.Clear();
            return waiting;
        }
    }

    private void Tell()
    {
        try
        {
            committedDeliveries();
        }
        catch (ObjectDisposedException)
        {
            // The host ends; its next start finds what is left.
        }
    }

    // Null ends the transaction, or the writing when it comes after none.
    private Work? Next(Work? after)
    {
        lock (_lock)
        {
            bool urgent = _urgent.Count > 0 && (_patient.Count == 0 || _urgentInARow < MostUrgentInARow);
            if (after is { Urgent: true } && !urgent)
            {
                // Nobody at a screen waits for what is in no hurry.
                return null;
            }

            _urgentInARow = urgent ? _urgentInARow + 1 : 0;
            if ((urgent ? _urgent : _patient).TryDequeue(out Work? next))
            {
                return next;
            }

            _running = after is not null;
            return null;
        }
    }

    private abstract class Work
    {
        private const string Savepoint = "work";

        // Traces and logs of what it does belong to whoever asked for it.
        private readonly ExecutionContext? _caller = ExecutionContext.Capture();

        public bool Urgent { get; } = Urgency.SomebodyWaits;

        public Task Run(AtoZDb db, IDbContextTransaction transaction)
        {
            if (_caller is null)
            {
                return InSavepoint(db, transaction);
            }

            Task? run = null;
            ExecutionContext.Run(_caller, _ => run = InSavepoint(db, transaction), null);
            return run!;
        }

        /// <summary>Tells the caller what came of it; after the commit.</summary>
        public abstract void Answer();

        /// <summary>Tells the caller that nothing of it was kept.</summary>
        public abstract void Lose(Exception reason);

        protected abstract Task Do(AtoZDb db);

        protected abstract void Fail(Exception reason);

        private async Task InSavepoint(AtoZDb db, IDbContextTransaction transaction)
        {
            await transaction.CreateSavepointAsync(Savepoint);
#pragma warning disable CA1031 // What one work throws is its caller's; the others go on, unless the store fails.
            try
            {
                await Do(db);
            }
            catch (Exception failure)
            {
                Fail(failure);
                if (StoreFailure.Of(failure) is not null)
                {
                    // SQLite may have ended the whole transaction: nothing in it can be kept, and the others are to hear why.
                    throw;
                }

                await transaction.RollbackToSavepointAsync(Savepoint);
            }
#pragma warning restore CA1031
            await transaction.ReleaseSavepointAsync(Savepoint);
            db.ChangeTracker.Clear();
        }
    }

    private sealed class Work<T>(Func<AtoZDb, Task<T>> work) : Work
    {
        private readonly TaskCompletionSource<T> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _value;
        private Exception? _failure;

        public Task<T> Result => _result.Task;

        public override void Answer()
        {
            if (_failure is { } failure)
            {
                _result.SetException(failure);
                return;
            }

            _result.SetResult(_value!);
        }

        public override void Lose(Exception reason) => _result.SetException(_failure ?? reason);

        protected override async Task Do(AtoZDb db) => _value = await work(db);

        protected override void Fail(Exception reason) => _failure = reason;
    }
}
