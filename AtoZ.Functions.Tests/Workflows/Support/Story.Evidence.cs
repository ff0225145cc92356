using AtoZ.Functions.Data;
using AtoZ.Functions.Evidence;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Workflows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AtoZ.Functions.Tests.Workflows.Support;

/// <summary>What parties bring and staff ask for in stories. The bytes are in no storage: what counts here is the record.</summary>
internal sealed partial class Story
{
    private int _files;

    public async Task<EvidenceReceipt> Brings(Party party, bool wake = true)
    {
        string id = $"evd_{++_files}";
        EvidenceRecord record = new()
        {
            Id = id,
            ClaimId = Claim,
            Party = party,
            FileName = "photo.jpg",
            ContentType = "image/jpeg",
            Bytes = 1,
            Sha256 = id,
            OriginalBlob = id,
            SharedBlob = id,
            AddedAt = Now,
        };
        EvidenceReceipt receipt = await Store.Write(db => Services.GetRequiredService<EvidenceDesk>().Keep(db, record));
        if (wake)
        {
            await Launch.WakeMoved(Client, receipt.Moved);
        }

        await Idle();
        return receipt;
    }

    public async Task<EvidenceRequestReceipt> Asks(Party party, string reason = "The photo does not show the label.", bool start = true)
    {
        EvidenceRequestDesk desk = Services.GetRequiredService<EvidenceRequestDesk>();
        StaffMember ines = new("ines", [Party.Investigator]);
        EvidenceRequestReceipt receipt = await Store.Write(db => desk.Ask(db, ines, Claim, party, reason, [new RequestedItem("The label, readable.", "EVID-ITEM")]));
        if (receipt.Request is { } asked && start)
        {
            await Launch.EvidenceRequest(Client, asked.ClaimId, asked.Number);
            await Launch.WakeMoved(Client, receipt.Moved);
        }

        await Idle();
        return receipt;
    }

    public Task<EvidenceRequestRecord> Request() => Store.Read(db => db.EvidenceRequests.SingleAsync(r => r.ClaimId == Claim));

    public async Task<StageRecord> Stage(StageKind kind, Seat? seat = null) => (await OpenStages()).Single(s => s.Kind == kind && s.Seat == seat);
}
