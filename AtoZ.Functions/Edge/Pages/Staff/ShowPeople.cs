using AtoZ.Functions.Cases.Staff;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Pages.Staff;

/// <summary>Who has left the staff: for administrators.</summary>
internal sealed class ShowPeople(StaffFrontDesk desk, Departures departures, AtoZStore store, PageRenderer pages)
{
    private const string Path = "/staff/people";

    /// <summary>Shows who is gone.</summary>
    [Function("StaffPeoplePage")]
    public async Task<IActionResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/people")] HttpRequest request)
    {
        (StaffMember? member, IActionResult? instead) = await desk.Enter(request);
        if (member is null)
        {
            return instead!;
        }

        return member.Is(Party.Administrator)
            ? await pages.Page<PeoplePage>(new PeopleView(
                desk.Frame(request, member, reader => reader.Say("staff.nav.people"), Path), await departures.Gone(), desk.Reader(request).Done("staff", JustDone.Once(request))))
            : await desk.Refused(request, StaffRefusals.Needs(Party.Administrator), "/staff");
    }

    /// <summary>Lets somebody leave or come back.</summary>
    [Function("StaffPeopleChange")]
    public async Task<IActionResult> Post([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/people/{act}")] HttpRequest request, string act)
    {
        (StaffMember? member, IReadOnlyDictionary<string, string> sent, IActionResult? instead) = await desk.EnterWithForm(request);
        if (member is null)
        {
            return instead!;
        }

        string name = sent.GetValueOrDefault("name") ?? "", reason = sent.GetValueOrDefault("reason") ?? "";
        Refusal? refusal = act switch
        {
            "leave" => (await store.Write(db => departures.Leave(db, member, name, reason))).Refusal,
            "back" => await store.Write(db => departures.ComeBack(db, member, name, reason)),
            _ => new Refusal("CHOICE_REQUIRED", StatusCodes.Status422UnprocessableEntity, "There is no such action.", "Choose one on the page."),
        };
        return refusal is null ? new SeeOther(Path, act) : await desk.Refused(request, refusal, Path);
    }
}

/// <summary>The page of people who left.</summary>
public sealed record PeopleView(StaffFrame Frame, IReadOnlyList<StaffDepartureRecord> Gone, string? Notice);
