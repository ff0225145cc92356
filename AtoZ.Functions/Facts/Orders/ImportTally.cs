namespace AtoZ.Functions.Facts.Orders;

/// <summary>Counts what an import does while it runs, and remembers what a dry run shows.</summary>
internal sealed class ImportTally(ImportMode mode = ImportMode.Keep)
{
    private const int MostErrors = 1000;
    private const int MostShown = 20;

    private readonly List<ImportError> _errors = [];
    private readonly List<ImportPreviewRow> _shown = [];
    private long _added;
    private long _changed;
    private long _unchanged;

    public ImportMode Mode => mode;

    public long Read { get; set; }

    public long Refused { get; private set; }

    public long LeftOut { get; set; }

    public List<string> Ignored { get; } = [];

    /// <summary>How the file is read; its rows are added as they come.</summary>
    public ImportPreview Preview { get; set; } = new(null, null, 0, [], []);

    public void Add(BatchResult batch)
    {
        _added += batch.Added;
        _changed += batch.Changed;
        _unchanged += batch.Unchanged;
    }

    public void Show(int line, IReadOnlyDictionary<string, string> cells)
    {
        if (mode == ImportMode.DryRun && _shown.Count < MostShown)
        {
            _shown.Add(new ImportPreviewRow(line, cells));
        }
    }

    public void Refuse(int line, string column, string problem) => Refuse(line, [(column, problem)]);

    public void Refuse(int line, IReadOnlyList<(string Column, string Problem)> problems)
    {
        Refused += problems.Count > 0 ? 1 : 0;
        _errors.AddRange(problems.Take(MostErrors - _errors.Count).Select(p => new ImportError(line, p.Column, p.Problem)));
    }

    public ImportReport Report() => new(
        Read, _added, _changed, _unchanged, Refused, _errors, Ignored, LeftOut, mode == ImportMode.DryRun,
        mode == ImportMode.DryRun ? Preview with { Rows = _shown } : null);
}
