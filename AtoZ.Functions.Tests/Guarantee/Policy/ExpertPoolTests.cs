using AtoZ.Functions.Cases.Staff;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using Xunit;

namespace AtoZ.Functions.Tests.Guarantee.Policy;

public sealed class ExpertPoolTests
{
    private static readonly string[] Pool = ["a@x", "b@x", "c@x"];

    [Fact]
    public void The_first_comes_first_while_nobody_has_anything_to_do() => Assert.Equal("a@x", ExpertPool.Choose(Pool, [], []));

    [Fact]
    public void Least_to_do_comes_first_then_longest_not_asked() =>
        Assert.Equal("b@x", ExpertPool.Choose(Pool, [], [new("a@x", 1, ThePack.Noon.AddDays(-9)), new("b@x", 0, ThePack.Noon.AddDays(-2)), new("C@x", 0, ThePack.Noon.AddDays(-1))]));

    [Fact]
    public void Who_was_asked_about_the_claim_is_not_asked_again()
    {
        Assert.Equal("c@x", ExpertPool.Choose(Pool, ["A@X", "b@x"], []));
        Assert.Null(ExpertPool.Choose(Pool, Pool, []));
        Assert.Null(ExpertPool.Choose([], [], []));
    }

    [Fact]
    public void Each_role_that_is_one_too_few_leaves_a_seat_empty_and_says_what_then_happens()
    {
        List<StaffMember> staff = [Member(Party.Investigator), Member(Party.Reviewer), Member(Party.Reviewer), Member(Party.Reviewer), Member(Party.Reviewer), Member(Party.Approver), Member(Party.Approver), Member(Party.Collector)];
        Assert.Empty(StaffingGaps.Of(staff, Pool, ThePack.Pack));
        Assert.Equal(Party.Expert, Assert.Single(StaffingGaps.Of(staff, Pool[..2], ThePack.Pack)).Role);
        foreach (Party role in staff.Select(m => m.Roles[0]).Distinct())
        {
            StaffMember[] fewer = [.. staff.Except([staff.First(m => m.Is(role))])];
            Assert.Equal(role, Assert.Single(StaffingGaps.Of(fewer, Pool, ThePack.Pack)).Role);
        }

        Assert.Contains("by default after 21", Assert.Single(StaffingGaps.Of([.. staff.Skip(2), staff[0]], Pool, ThePack.Pack)).Sentence, StringComparison.Ordinal);
        Assert.Empty(StaffingGaps.Of(null, Pool, ThePack.Pack));
    }

    private static StaffMember Member(Party role) => new(Guid.NewGuid().ToString(), [role]);
}
