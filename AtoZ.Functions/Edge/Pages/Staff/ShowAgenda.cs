using AtoZ.Functions.Cases.Staff;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Commands;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Edge.Pages.Staff;

/// <summary>What waits for the roles of whoever is signed in, and a search over all claims.</summary>
internal sealed class ShowAgenda(StaffFrontDesk desk, StaffDesk staff, StaffWarnings warnings, AtoZStore store, PageRenderer pages)
{
    private const int MostFound = 50;

    /// <summary>Shows the queue.</summary>
    [Function("StaffQueuePage")]
    public async Task<IActionResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff")] HttpRequest request)
    {
        (StaffMember? member, IActionResult? instead) = await desk.Enter(request);
        if (member is null)
        {
            return instead!;
        }

        StaffAgenda agenda = await staff.Queue(member);
        string search = request.Query["q"].ToString().Trim();
        IReadOnlyList<ClaimRecord>? found = search.Length == 0 ? null : await Find(search);
        return await pages.Page<QueuePage>(new QueueView(desk.Frame(request, member, reader => reader.Say("staff.nav.queue"), "/staff"), agenda.Tasks, agenda.Debts, search, found) { Gaps = await warnings.Gaps(), Unreached = await warnings.Unreached() });
    }

    private Task<List<ClaimRecord>> Find(string search)
    {
        ClaimId claim = new(search);
        return store.Read(db => db.Claims
            .Where(c => c.Id == claim || c.OrderId.StartsWith(search) || c.BuyerId.StartsWith(search) || c.SellerId.StartsWith(search))
            .OrderByDescending(c => c.FiledAt)
            .Take(MostFound)
            .ToListAsync());
    }
}
