namespace AtoZ.Functions.Records;

/// <summary>Where reports are kept.</summary>
internal interface IReportStore
{
    /// <summary>Writes a report; one of the same name is replaced.</summary>
    Task Write(string name, string contentType, string text, CancellationToken cancellationToken);

    /// <summary>Writes a long report as a stream; one of the same name is replaced.</summary>
    Task Write(string name, string contentType, Stream content, CancellationToken cancellationToken);

    /// <summary>Opens a report; null when there is none of this name.</summary>
    Task<Stream?> Open(string name, CancellationToken cancellationToken);
}
