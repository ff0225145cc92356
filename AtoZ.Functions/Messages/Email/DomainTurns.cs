namespace AtoZ.Functions.Messages.Email;

/// <summary>How many mails to one domain are under way at once. Who waits for a turn holds no connection.</summary>
internal sealed class DomainTurns(int most)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Line> _lines = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Waits for a turn; it is given back by disposing of it.</summary>
    public async Task<IDisposable> Take(string domain, CancellationToken cancellationToken)
    {
        Line line;
        lock (_lock)
        {
            line = _lines.TryGetValue(domain, out Line? known) ? known : _lines[domain] = new Line(this, domain);
            line.Users++;
        }

        try
        {
            await line.Turns.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Leave(line);
            throw;
        }

        return new Turn(line);
    }

    private void Leave(Line line)
    {
        lock (_lock)
        {
            if (--line.Users == 0)
            {
                _lines.Remove(line.Domain);
                line.Turns.Dispose();
            }
        }
    }

    private sealed class Line(DomainTurns all, string domain)
    {
        public DomainTurns All => all;

        public string Domain => domain;

        public SemaphoreSlim Turns { get; } = new(all.Most);

        /// <summary>Who has a turn or waits for one.</summary>
        public int Users { get; set; }
    }

    private int Most => most;

    private sealed class Turn(Line line) : IDisposable
    {
        public void Dispose()
        {
            line.Turns.Release();
            line.All.Leave(line);
        }
    }
}
