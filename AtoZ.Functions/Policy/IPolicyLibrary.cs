namespace AtoZ.Functions.Policy;

/// <summary>The published policy packs.</summary>
public interface IPolicyLibrary
{
    /// <summary>The pack in force at a moment.</summary>
    PolicyPack InForce(DateTimeOffset at);

    /// <summary>The pack that a claim was pinned to.</summary>
    /// <exception cref="KeyNotFoundException">No pack has this version.</exception>
    PolicyPack Get(string version);
}
