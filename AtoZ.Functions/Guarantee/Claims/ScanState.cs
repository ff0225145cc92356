namespace AtoZ.Functions.Guarantee.Claims;

/// <summary>What a scanner for malware said of a file.</summary>
public enum ScanState
{
    /// <summary>Nothing yet, or there is no scanner.</summary>
    NotScanned,

    /// <summary>It found nothing.</summary>
    Clean,

    /// <summary>It found malware: nobody is handed the file.</summary>
    Malicious,
}
