namespace AtoZ.Functions.Guarantee.Claims;

/// <summary>Who may read an entry of the timeline. One party never sees what is the other's.</summary>
[Flags]
public enum Audience
{
    /// <summary>Staff alone.</summary>
    Staff = 0,

    /// <summary>The buyer.</summary>
    Buyer = 1,

    /// <summary>The seller.</summary>
    Seller = 2,

    /// <summary>Both parties.</summary>
    Both = Buyer | Seller,
}

/// <summary>Whom an audience holds.</summary>
internal static class Audiences
{
    /// <summary>Whether somebody may read what is for an audience. Staff and the marketplace read everything, an expert nothing of it.</summary>
    public static bool Holds(this Audience audience, Party viewer) => viewer switch
    {
        Party.Buyer => audience.HasFlag(Audience.Buyer),
        Party.Seller => audience.HasFlag(Audience.Seller),
        Party.Expert => false,
        _ => true,
    };
}
