namespace AtoZ.Functions.Records.Dossiers;

/// <summary>What the files of a dossier are called.</summary>
internal static class DossierNames
{
    /// <summary>Name of the JSON in the zip.</summary>
    public const string DossierFileName = "dossier.json";

    /// <summary>Name of the list of files in the zip.</summary>
    public const string ManifestFileName = "manifest.json";

    /// <summary>What a signature's file is called after.</summary>
    public const string SignatureSuffix = ".sig";

    /// <summary>Where the policy packs stand in the zip; only for the marketplace and its staff, since they tell how fraud is looked for.</summary>
    public const string PolicyFolder = "policy/";
}
