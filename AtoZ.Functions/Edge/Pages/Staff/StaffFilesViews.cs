using AtoZ.Functions.Cases;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Pages.Case;
using AtoZ.Functions.Evidence;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using Azure;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Edge.Pages.Staff;

/// <summary>Gathers the files of a claim for staff.</summary>
internal sealed class StaffFilesViews(CaseReader cases, AtoZStore store, EvidenceBlobs blobs, IPolicyLibrary policies)
{
    /// <summary>The files; null when there is no such claim.</summary>
    public async Task<StaffFilesView?> Of(ClaimId id, StaffMember member, StaffFrame frame, string? notice, CancellationToken cancellationToken)
    {
        if (await cases.Read(id, StaffClaimViews.Role(member)) is not { } file)
        {
            return null;
        }

        string path = $"/staff/claim/{id.Value}";
        List<StaffFileView> files = [];
        foreach (EvidenceRecord record in file.Evidence)
        {
            string? address = EvidenceViews.CanBeOpened(record) ? $"{path}/evidence/{record.Id}" : null;
            files.Add(new StaffFileView(record, EvidenceViews.Details(record, file.Viewer, frame.Reader), address, await Viewers(record.Id, cancellationToken)));
        }

        PolicyPack policy = policies.For(file.Claim);
        List<LegalHoldRecord> holds = await store.Read(db => db.LegalHolds.Where(h => h.ClaimId == id && h.LiftedAt == null).OrderBy(h => h.PlacedAt).ToListAsync(cancellationToken));
        return new StaffFilesView(
            frame,
            file.Claim,
            path,
            files,
            holds,
            policy.Evidence.Withholdable,
            Retention.ErasableAtWishFrom(file.Claim, file.Appeals, file.Debts, holds, policy),
            member.Is(Party.Approver),
            member.Judges,
            notice);
    }

    // The page tells the rest even when storage does not answer.
    private async Task<IReadOnlyList<(string, DateTimeOffset)>?> Viewers(string id, CancellationToken cancellationToken)
    {
        try
        {
            return [.. (await blobs.SeenBy(id, cancellationToken)).OrderBy(s => s.Value).Select(s => (s.Key, s.Value))];
        }
        catch (Exception down) when (down is RequestFailedException or AggregateException)
        {
            return null;
        }
    }
}
