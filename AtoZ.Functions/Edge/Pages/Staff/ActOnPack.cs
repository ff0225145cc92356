using System.Globalization;
using AtoZ.Functions.Cases.Publishing;
using AtoZ.Functions.Cases.Staff;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Texts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Edge.Pages.Staff;

/// <summary>What staff do with packs by form. A repeated post is refused by the state that the first one led to.</summary>
internal sealed class ActOnPack(StaffFrontDesk desk, PackDesk packs, AtoZStore store)
{
    /// <summary>Drafts a pack.</summary>
    [Function("StaffDraftPack")]
    public Task<IActionResult> Draft([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/policy")] HttpRequest request) =>
        Handle(request, "/staff/policy", "draft", (db, member, sent) => packs.Draft(db, member, Of(sent, "version"), Of(sent, "basedOn") is { Length: > 0 } from ? from : null));

    /// <summary>Changes a number, approves, publishes or withdraws.</summary>
    [Function("StaffActOnPack")]
    public Task<IActionResult> Act([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/policy/{version}/{act}")] HttpRequest request, string version, string act) =>
        Handle(request, $"/staff/policy/{version}", act, (db, member, sent) => act switch
        {
            "number" => SetNumber(db, member, version, sent),
            "approve" => packs.Approve(db, member, version, Of(sent, "packHash"), Of(sent, "reason")),
            "publish" => Publish(db, member, version, Of(sent, "from")),
            "withdraw" => packs.Withdraw(db, member, version, Of(sent, "reason")),
            _ => Task.FromResult(PackReceipt.Not(PackRefusals.Unknown(version))),
        });

    private async Task<IActionResult> Handle(
        HttpRequest request, string back, string act, Func<AtoZDb, StaffMember, IReadOnlyDictionary<string, string>, Task<PackReceipt>> work)
    {
        (StaffMember? member, IActionResult? instead) = await desk.Enter(request);
        if (member is null)
        {
            return instead!;
        }

        if (member.Roles.Count == 0)
        {
            return await desk.Refused(request, StaffRefusals.NoRole, back);
        }

        IReadOnlyDictionary<string, string> sent = await SentForm.Read(request);
        PackReceipt receipt = await store.Write(db => work(db, member, sent));
        return receipt.Refusal is { } refusal ? await desk.Refused(request, refusal, back) : new SeeOther($"/staff/policy/{receipt.Pack!.Version}", act);
    }

    private async Task<PackReceipt> SetNumber(AtoZDb db, StaffMember member, string version, IReadOnlyDictionary<string, string> sent)
    {
        PolicyPackRecord? pack = await db.PolicyPacks.SingleOrDefaultAsync(p => p.Version == version);
        return pack is not null && PackNumbers.Set(pack, Of(sent, "path"), Of(sent, "value"), Of(sent, "source")) is { } json
            ? await packs.Change(db, member, version, json)
            : PackReceipt.Not(PackRefusals.Unknown(version));
    }

    // Browsers send a moment without its zone; the form says that it is UTC.
    private Task<PackReceipt> Publish(AtoZDb db, StaffMember member, string version, string from) =>
        DateTimeOffset.TryParse(from, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset at) && Instants.IsWithin(at)
            ? packs.Publish(db, member, version, at)
            : Task.FromResult(PackReceipt.Not(PackRefusals.NoMoment));

    private static string Of(IReadOnlyDictionary<string, string> sent, string name) => (sent.GetValueOrDefault(name) ?? "").Trim();
}
