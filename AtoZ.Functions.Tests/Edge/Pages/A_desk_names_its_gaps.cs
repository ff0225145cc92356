using AtoZ.Functions.Cases.Staff;
using AtoZ.Functions.Edge.Pages.Staff;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Tests.Edge.Pages.Support;
using AtoZ.Functions.Tests.Guarantee.Policy;
using AtoZ.Functions.Texts;
using Xunit;

namespace AtoZ.Functions.Tests.Edge.Pages;

public sealed class A_desk_names_its_gaps : IDisposable
{
    private static readonly string[] Experts = ["one@experts.example", "two@experts.example", "three@experts.example"];
    private readonly PagesUnderTest _pages = new();

    public void Dispose() => _pages.Dispose();

    [Fact]
    public async Task The_desk_names_each_seat_that_cannot_be_filled()
    {
        StaffMember[] staff =
        [
            new("ines", [Party.Investigator]), new("ruth", [Party.Reviewer]), new("omar", [Party.Reviewer]),
            new("anna", [Party.Approver]), new("aldo", [Party.Approver]), new("carl", [Party.Collector]),
        ];
        string[] gaps = [.. StaffingGaps.Of(staff, Experts, ThePack.Pack).Select(gap => gap.Sentence)];
        StaffFrame frame = new(new Reader("en", CaseRows.Now), staff[1], "Queue", "/staff");
        string desk = (await _pages.Renderer.Page<QueuePage>(new QueueView(frame, [], [], "", null) { Gaps = gaps })).Html;
        Assert.Contains("The vote in an appeal after a split vote cannot always be filled: it needs 3 of the role Reviewer, there are 2.", desk, StringComparison.Ordinal);
    }
}
