using AtoZ.Functions.Cases.Staff;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Commands;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Pages.Staff;

/// <summary>Takes the next case from the queue, or gives one back.</summary>
internal sealed class TakeNext(StaffFrontDesk desk, TaskLeases leases)
{
    /// <summary>Takes the most urgent task that is free, and shows its claim.</summary>
    [Function("StaffTakeNext")]
    public async Task<IActionResult> Take([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/next")] HttpRequest request)
    {
        (StaffMember? member, IActionResult? instead) = await desk.Enter(request);
        if (member is null)
        {
            return instead!;
        }

        return await leases.TakeNext(member) is var (task, _) ? new SeeOther($"/staff/claim/{task.Claim.Id}", "taken") : new SeeOther("/staff?nothing=1");
    }

    /// <summary>Gives a claim's task back.</summary>
    [Function("StaffGiveBack")]
    public async Task<IActionResult> GiveBack([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/claim/{id}/give-back")] HttpRequest request, string id)
    {
        (StaffMember? member, IActionResult? instead) = await desk.Enter(request);
        if (member is null)
        {
            return instead!;
        }

        await leases.GiveBack(member, new ClaimId(id));
        return new SeeOther("/staff");
    }
}
