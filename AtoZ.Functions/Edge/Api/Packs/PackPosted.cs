using AtoZ.Functions.Cases.Publishing;
using AtoZ.Functions.Cases.Staff;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Commands;
using Microsoft.AspNetCore.Http;

namespace AtoZ.Functions.Edge.Api.Packs;

/// <summary>The steps that every act on a pack shares: who is it, key, body, the act once.</summary>
internal sealed class PackPosted(IStaffSignIn signIn, Posted posted)
{
    /// <summary>Acts on a pack.</summary>
    public async Task<Answer> Act<T>(HttpRequest request, Func<AtoZDb, StaffMember, T, Task<PackReceipt>> act, CancellationToken cancellationToken, bool creates = false)
        where T : class
    {
        (StaffMember? member, Refusal? refused) = signIn.WithRole(request);
        return member is null
            ? Problems.From(refused!)
            : await posted.Once<T>(request, $"staff {member.Name}", async (db, body) => Answered(await act(db, member, body), creates), cancellationToken);
    }

    /// <summary>Reads for a member of staff.</summary>
    public async Task<Answer> Read(HttpRequest request, Func<Task<Answer>> read)
    {
        return signIn.Who(request) switch
        {
            null => Problems.From(StaffRefusals.NotSignedIn),
            { Roles.Count: 0 } => Problems.From(StaffRefusals.NoRole),
            _ => await read(),
        };
    }

    private static Answer Answered(PackReceipt receipt, bool creates)
    {
        if (receipt.Refusal is { } refusal)
        {
            return Problems.From(refusal);
        }

        PolicyPackRecord pack = receipt.Pack!;
        PackStanding shown = new(pack.Version, pack.State, pack.ValidFrom, pack.BasedOn, pack.DraftedBy, pack.ChangedBy, pack.ApprovedBy, PackAudit.HashOf(pack));
        return creates ? Answer.Created($"/api/staff/policy/packs/{pack.Version}", shown) : Answer.Ok(shown);
    }
}

/// <summary>Where a pack stands after an act.</summary>
/// <param name="PackHash">SHA-256 of its JSON: what an approval names.</param>
internal sealed record PackStanding(
    string Version, PackState State, DateTimeOffset? ValidFrom, string BasedOn, string DraftedBy, string ChangedBy, string? ApprovedBy, string PackHash);
