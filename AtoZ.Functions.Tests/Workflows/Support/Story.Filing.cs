using AtoZ.Functions.Cases.Filing;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Workflows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AtoZ.Functions.Tests.Workflows.Support;

/// <summary>A buyer writes a claim before there is one.</summary>
internal sealed partial class Story
{
    private ClaimDraftDesk Filing => Services.GetRequiredService<ClaimDraftDesk>();

    /// <summary>A market in which the buyer has a page to write a claim on.</summary>
    public static async Task<Story> Writing(bool filesItself = false, Action<OrderLine>? order = null)
    {
        Story story = await Open(new Market());
        await story.Store.Write(new Market().Fill);
        await story.Store.Write(async db => order?.Invoke(await db.OrderLines.SingleAsync()));
        story.Claim = (await story.BeginsDraft(filesItself)).Id!.Value;
        return story;
    }

    public async Task<FilingReceipt> BeginsDraft(bool filesItself = false, string buyer = Market.Buyer)
    {
        FilingReceipt begun = await Store.Write(db => Services.GetRequiredService<DraftOpening>().Open(db, new NewDraft("order-1", 1, buyer, FilesItself: filesItself)));
        if (begun.Id is { } id)
        {
            await Launch.ClaimDraft(Client, id);
        }

        await Idle();
        return begun;
    }

    public async Task Types(bool filesItself, params (string Field, string Text)[] typed)
    {
        await Store.Write(db => Filing.Save(db, Claim, typed.ToDictionary(t => t.Field, t => t.Text, StringComparer.Ordinal), filesItself));
        await Launch.WakeClaimDraft(Client, Claim);
        await Idle();
    }

    /// <summary>A picture that was put up goes along; its bytes matter to nobody here.</summary>
    public async Task Attaches(string name, string type = "image/png")
    {
        EvidenceRecord record = new()
        {
            Id = $"evd_{name}",
            ClaimId = null,
            Party = Party.Buyer,
            FileName = name,
            ContentType = type,
            Bytes = 1,
            Sha256 = name,
            OriginalBlob = $"staged/{name}",
            SharedBlob = $"staged/{name}",
            AddedAt = Now,
        };
        await Store.Write(db => Filing.Attach(db, Claim, record));
    }

    /// <summary>The buyer asks the seller first; the draft becomes an inquiry, which the story goes on with.</summary>
    public async Task<FilingReceipt> AsksSeller()
    {
        FilingReceipt asked = await Store.Write(db => Filing.AskSeller(db, Claim));
        if (asked.Id is { } id)
        {
            Claim = id;
            await Launch.Inquiry(Client, id);
        }

        await Idle();
        return asked;
    }

    public Task<ClaimDraftRecord> Draft() => Store.Read(db => db.ClaimDrafts.SingleAsync());

    /// <summary>The path of the buyer's page.</summary>
    public async Task<string> FilingPath() => Services.GetRequiredService<ClaimDraftCases>().PageOf(await Draft()).PathAndQuery;
}
