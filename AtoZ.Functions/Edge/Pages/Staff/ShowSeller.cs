using AtoZ.Functions.Edge.Api;
using AtoZ.Functions.Facts.Learning;
using AtoZ.Functions.Guarantee.Commands;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Pages.Staff;

/// <summary>A seller's claims and their causes, for staff.</summary>
internal sealed class ShowSeller(StaffFrontDesk desk, LearningDesk learning, PageRenderer pages)
{
    /// <summary>Shows them.</summary>
    [Function("StaffSellerPage")]
    public async Task<IActionResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/seller/{sellerId}")] HttpRequest request, string sellerId)
    {
        (StaffMember? member, IActionResult? instead) = await desk.Enter(request);
        return member is null
            ? instead!
            : await pages.Page<StaffLessonsPage>(new StaffLessonsView(desk.Frame(request, member, reader => reader.Say("staff.title.seller")), await learning.Of(PathText.Id(request, sellerId))));
    }
}
