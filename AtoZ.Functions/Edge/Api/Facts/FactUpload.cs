using AtoZ.Functions.Data;
using AtoZ.Functions.Facts;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Edge.Api.Facts;

/// <summary>
/// Takes facts in from a stream of lines, one JSON object each. Memory stays flat: a few hundred lines are in work at a time. What is committed is
/// counted in the same transaction, so that an upload that was cut off goes on where it ended. Of lines sent again, those that were refused are tried
/// again, since what they waited for may have come meanwhile; the others are skipped.
/// </summary>
internal sealed class FactUpload(AtoZStore store, FactDesk desk, TimeProvider clock)
{
    private const int BatchSize = 500;

    /// <summary>Reads a stream to its end.</summary>
    /// <param name="id">The sender's id of the upload.</param>
    /// <param name="first">The number of the stream's first line.</param>
    /// <param name="lines">NDJSON in UTF-8.</param>
    /// <param name="follow">Sets going what the facts come to; called after each commit.</param>
    /// <param name="cancellationToken">The sender went away: what is committed stays.</param>
    /// <returns>How far it came, or why it was refused.</returns>
    public async Task<(UploadRecord? Upload, Refusal? Refusal)> Read(
        string id, long first, Stream lines, Func<FactEffects, Task> follow, CancellationToken cancellationToken)
    {
        UploadRecord begun = await store.Write(db => Begin(db, id));
        long done = begun.LastLine;
        Refusals before = Refusals.Of(begun);
        if (first > done + 1)
        {
            return (null, new Refusal("UPLOAD_GAP", 409, $"Lines {done + 1} to {first - 1} are missing.", $"Send from line {done + 1}.", "?firstLine"));
        }

        using TextReader reader = await SentText.Open(lines, null, cancellationToken);
        NdLines each = new(reader);
        List<FactLine> batch = new(BatchSize);
        bool finished = true;
        long number = first;
        for (; await each.Next(cancellationToken) is { } text; number++)
        {
            var line = FactLine.Of(number, text);
            if (!each.IsEnded && line.Refusal?.Code == "BODY_NOT_JSON")
            {
                // Half a line is no line: a sender that lost the connection sends it whole the next time.
                finished = false;
                break;
            }

            if (number > done || before.MayHold(number))
            {
                batch.Add(line);
            }

            if (batch.Count == BatchSize)
            {
                await Commit(id, batch, Reached.More, follow);
            }
        }

        bool whole = first == 1 && number > done;
        await Commit(id, batch, !finished ? Reached.More : whole ? Reached.EndOfAll : Reached.End, follow);
        return (await store.Read(async db => await db.Uploads.FindAsync(id)), null);
    }

    private async Task<UploadRecord> Begin(AtoZDb db, string id) => await db.Uploads.FindAsync(id)
        ?? db.Uploads.Add(new UploadRecord { Id = id, StartedAt = clock.GetUtcNow(), Errors = "[]" }).Entity;

    private async Task Commit(string id, List<FactLine> batch, Reached reached, Func<FactEffects, Task> follow)
    {
        FactEffects effects = await store.Write(db => Apply(db, id, batch, reached));
        batch.Clear();
        await follow(effects);
    }

    private async Task<FactEffects> Apply(AtoZDb db, string id, List<FactLine> batch, Reached reached)
    {
        UploadRecord upload = (await db.Uploads.FindAsync(id))!;
        var refusals = Refusals.Of(upload);
        List<FactEffects> effects = [];
        await FactDesk.Load(db, [.. batch.Where(l => l.Fact is not null).Select(l => l.Fact!)]);

        // Two senders of one upload: what the other committed meanwhile is not counted twice.
        foreach (FactLine line in batch.Where(l => l.Number > upload.LastLine || refusals.MayHold(l.Number)))
        {
            FactOutcome outcome = line.Fact is { } fact ? await desk.Apply(db, fact) : FactOutcome.Refused(line.Refusal!);
            effects.Add(outcome.Effects);
            refusals.Count(upload, line.Number, outcome);
        }

        upload.LastLine = Math.Max(upload.LastLine, batch.Count == 0 ? 0 : batch[^1].Number);
        if (reached == Reached.EndOfAll)
        {
            refusals.Settle(upload);
        }

        upload.Errors = refusals.Json();
        upload.FinishedAt = reached == Reached.More ? null : clock.GetUtcNow();
        return new FactEffects([.. effects.SelectMany(e => e.Wakes)], [.. effects.SelectMany(e => e.GiveBack)]);
    }

    private enum Reached
    {
        More,
        End,

        // Of a stream that began with the upload's first line.
        EndOfAll,
    }
}

/// <summary>What is wrong with a line.</summary>
/// <param name="Line">Its number, from 1.</param>
/// <param name="Code">The stable code.</param>
/// <param name="Detail">What is wrong, for a person.</param>
/// <param name="Field">The field as a JSON pointer.</param>
/// <param name="Remedy">What to do.</param>
internal sealed record UploadError(long Line, string Code, string Detail, string? Field, string Remedy);
