namespace AtoZ.Functions.Orders;

/// <summary>Counts what an import does while it runs.</summary>
internal sealed class ImportTally
{
    private const int MostErrors = 1000;

    private readonly List<ImportError> _errors = [];
    private long _added;
    private long _changed;
    private long _unchanged;

    public long Read { get; set; }

    public long Refused { get; private set; }

    public int Width { get; set; }

    public List<string> Ignored { get; } = [];

    public void Add(BatchResult batch)
    {
        _added += batch.Added;
        _changed += batch.Changed;
        _unchanged += batch.Unchanged;
    }

    public void Refuse(int line, string column, string problem) => Refuse(line, [(column, problem)]);

    public void Refuse(int line, List<(string Column, string Problem)> problems)
    {
        Refused += problems.Count > 0 ? 1 : 0;
        _errors.AddRange(problems.Take(MostErrors - _errors.Count).Select(p => new ImportError(line, p.Column, p.Problem)));
    }

    public ImportReport Report() => new(Read, _added, _changed, _unchanged, Refused, _errors, Ignored);
}
