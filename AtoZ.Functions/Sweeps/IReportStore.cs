namespace AtoZ.Functions.Sweeps;

/// <summary>Where reports are kept.</summary>
public interface IReportStore
{
    /// <summary>Writes a report; one of the same name is replaced.</summary>
    Task Write(string name, string contentType, string text, CancellationToken cancellationToken);
}
