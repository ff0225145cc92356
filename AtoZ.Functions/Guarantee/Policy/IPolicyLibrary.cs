namespace AtoZ.Functions.Guarantee.Policy;

/// <summary>The published policy packs.</summary>
internal interface IPolicyLibrary
{
    /// <summary>The pack in force at a moment, without overlays: for what is not about one claim.</summary>
    PolicyPack InForce(DateTimeOffset at);

    /// <summary>The pack in force at a moment, as it holds for a claim.</summary>
    PolicyPack InForce(DateTimeOffset at, PolicyScope scope);

    /// <summary>The pack of a version, as it holds for a claim.</summary>
    /// <exception cref="KeyNotFoundException">No pack has this version.</exception>
    PolicyPack Get(string version, PolicyScope scope);

    /// <summary>The pack of a version, whole.</summary>
    /// <exception cref="KeyNotFoundException">No pack has this version.</exception>
    LoadedPack Whole(string version);
}

/// <summary>How a claim finds its numbers.</summary>
internal static class PinnedPolicies
{
    /// <summary>The pack that a claim was pinned to, with the overlays of its kind, country, category and currency.</summary>
    /// <exception cref="KeyNotFoundException">No pack has this version.</exception>
    public static PolicyPack For(this IPolicyLibrary policies, IClaim claim) =>
        policies.Get(claim.PolicyVersion, PolicyScope.Of(claim));

    /// <summary>The pack that an inquiry began with, as it holds for its order.</summary>
    /// <exception cref="KeyNotFoundException">No pack has this version.</exception>
    public static PolicyPack For(this IPolicyLibrary policies, IInquiry inquiry, IOrderLine? line) =>
        policies.Get(inquiry.PolicyVersion, new PolicyScope(inquiry.Kind, line?.BuyerCountry, line?.Category, line?.Currency ?? ""));
}
