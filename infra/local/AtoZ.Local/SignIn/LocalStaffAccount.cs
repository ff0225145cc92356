using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;

namespace AtoZ.Local.SignIn;

/// <summary>A staff account of the local host.</summary>
/// <param name="Name">Unique.</param>
/// <param name="Roles">What the member may do.</param>
/// <param name="Key">Generated at first start.</param>
internal sealed record LocalStaffAccount(string Name, IReadOnlyList<Party> Roles, string Key)
{
    /// <summary>The account without its key.</summary>
    public StaffMember Member => new(this.Name, this.Roles);
}
