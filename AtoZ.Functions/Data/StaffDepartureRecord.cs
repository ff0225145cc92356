namespace AtoZ.Functions.Data;

/// <summary>Somebody who left the staff: their sign-in counts for nothing, whatever the identity provider still says.</summary>
public sealed class StaffDepartureRecord
{
    /// <summary>The name in capitals: names of staff may differ in case only.</summary>
    public required string Key { get; init; }

    public required string Name { get; init; }

    public required DateTimeOffset LeftAt { get; set; }

    /// <summary>Who said so.</summary>
    public required string By { get; set; }

    public required string Reason { get; set; }

    /// <summary>When they came back; null while they are gone.</summary>
    public DateTimeOffset? BackAt { get; set; }
}
