using AtoZ.Functions.Cases.Publishing;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.Limits;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Pages.Staff;

/// <summary>The policy desk: all packs, one pack, one number of a draft.</summary>
internal sealed class ShowPolicy(StaffFrontDesk desk, PackReader packs, PublishedPolicies policies, PageRenderer pages, TimeProvider clock)
{
    /// <summary>Shows all packs.</summary>
    [Function("StaffPoliciesPage")]
    public async Task<IActionResult> All([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/policy")] HttpRequest request)
    {
        (StaffMember? member, IActionResult? instead) = await desk.Enter(request);
        return member is null
            ? instead!
            : await pages.Page<PoliciesPage>(new PoliciesView(desk.Frame(request, member, reader => reader.Say("staff.nav.policy"), "/staff/policy"), await packs.List(), await packs.AuditHolds()));
    }

    /// <summary>Shows a pack.</summary>
    [Function("StaffPackPage")]
    [Costly]
    public async Task<IActionResult> One([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/policy/{version}")] HttpRequest request, string version)
    {
        (StaffMember? member, IActionResult? instead) = await desk.Enter(request);
        if (member is null)
        {
            return instead!;
        }

        if (await packs.Find(version) is not { } pack)
        {
            return await desk.Refused(request, PackRefusals.Unknown(version), "/staff/policy");
        }

        DateTimeOffset now = clock.GetUtcNow();
        bool wrote = pack.Events.Any(e => e.Actor == member.Name && e.What is "drafted" or "changed");
        PackComparison? comparison = pack.Stored is null ? null : await packs.Compare(version, null);
        return await pages.Page<PackPage>(new PackView(
            desk.Frame(request, member, _ => version), pack, comparison, now + policies.InForce(now).Publishing.Notice, member.Is(Party.Approver) && !wrote, desk.Reader(request).Done("staff.policy", JustDone.Once(request))));
    }

    /// <summary>Shows one number of a draft.</summary>
    [Function("StaffPackNumberPage")]
    public async Task<IActionResult> Number([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/policy/{version}/number")] HttpRequest request, string version)
    {
        (StaffMember? member, IActionResult? instead) = await desk.Enter(request);
        if (member is null)
        {
            return instead!;
        }

        string path = request.Query["path"].ToString();
        PackShown? pack = await packs.Find(version);
        return pack?.Stored is { State: PackState.Draft or PackState.Approved } && pack.Pack.Numbers.TryGetValue(path, out PackNumber? number)
            ? await pages.Page<PackNumberPage>(new PackNumberView(desk.Frame(request, member, _ => version), version, path, number.Value, number.Source))
            : await desk.Refused(request, PackRefusals.Unknown(version), "/staff/policy");
    }
}
