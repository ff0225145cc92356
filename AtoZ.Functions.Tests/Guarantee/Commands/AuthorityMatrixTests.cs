using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using Xunit;

namespace AtoZ.Functions.Tests.Guarantee.Commands;

/// <summary>docs/authority.md in full: act × party × stage × next actor × seat × moment, then act × person × what they did before.</summary>
public sealed class AuthorityMatrixTests
{
    private static readonly ClaimId Claim = new("clm_1");
    private static readonly Party[] Parties = [.. Enum.GetValues<Party>().Where(p => p is not Party.None)];
    private static readonly Seat?[] AnySeat = [null, Seat.Marketplace, Seat.Independent, Seat.Adjudicator];
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);
    private static readonly IReadOnlyDictionary<CommandKind, Row> Table = Read();

    [Fact]
    public void Each_act_has_its_row() => Assert.Equal(Enum.GetValues<CommandKind>().Order(), Table.Keys.Order());

    [Fact]
    public void A_stage_takes_exactly_what_the_table_says()
    {
        int taken = 0, tried = 0;
        foreach (CommandKind kind in Enum.GetValues<CommandKind>())
        {
            foreach (StageRecord stage in Stages())
            {
                foreach (Party party in Parties)
                {
                    bool expected = Expected(Table[kind], party, stage);
                    Assert.True(expected == Authority.Takes(stage, Command(kind, party)), $"{kind} by {party} in {stage.Kind} of {stage.NextActor}, seat {stage.Seat}, closed {stage.ClosedAt}");
                    tried++;
                    taken += expected ? 1 : 0;
                }
            }
        }

        Assert.Equal(Enum.GetValues<CommandKind>().Length * Parties.Length * Parties.Length * Enum.GetValues<StageKind>().Length * 8, tried);
        Assert.NotEqual(0, taken);
    }

    [Fact]
    public void A_command_that_names_its_stage_seat_or_debt_is_taken_by_no_other()
    {
        StageRecord vote = Stage(StageKind.Vote, Party.Expert, Seat.Independent), debt = Stage(StageKind.DebtPayment, Party.Seller, null);
        NewCommand cast = Command(CommandKind.CastVote, Party.Expert), pay = Command(CommandKind.PayDebt, Party.Seller);
        Assert.True(Authority.Takes(vote, cast with { StageKey = vote.Key, Seat = Seat.Independent }));
        Assert.False(Authority.Takes(vote, cast with { StageKey = "claim-1/Vote/2/Independent/1" }));
        Assert.False(Authority.Takes(vote, cast with { StageKey = "" }));
        Assert.False(Authority.Takes(vote, cast with { Seat = Seat.Adjudicator }));
        Assert.True(Authority.Takes(debt, pay with { DebtId = debt.DebtId }));
        Assert.False(Authority.Takes(debt, pay with { DebtId = new DebtId("debt_2") }));
    }

    [Fact]
    public void Nobody_acts_after_what_the_table_says_that_they_did_before()
    {
        foreach ((CommandKind kind, Row row) in Table)
        {
            foreach (Party party in row.By.Where(p => p is not (Party.Buyer or Party.Seller or Party.Marketplace)))
            {
                foreach (CommandKind earlier in Enum.GetValues<CommandKind>())
                {
                    foreach (bool pending in new[] { true, false })
                    {
                        PastAct act = new(earlier, Party.Reviewer, "Ruth", "another", pending);
                        Refusal? refusal = Authority.CheckPerson(kind, party, "ruth", Stage(row.In[0], party, null), [act]);
                        Assert.True(row.NotAfter.Contains(earlier) == (refusal is not null), $"{kind} by {party} after {earlier}");
                        Assert.Null(Authority.CheckPerson(kind, party, "omar", Stage(row.In[0], party, null), [act]));
                    }
                }
            }
        }
    }

    [Fact]
    public void Nobody_replaces_what_another_of_the_role_decided()
    {
        foreach ((CommandKind kind, Row row) in Table)
        {
            foreach (Party party in row.By)
            {
                StageRecord stage = Stage(row.In[0], party, null);
                PastAct pending = new(kind, party, "ruth", stage.Key, Pending: true);
                bool several = party is Party.Buyer or Party.Seller or Party.Marketplace || stage.Kind is StageKind.PayoutApproval or StageKind.WriteOffApproval or StageKind.DebtPayment or StageKind.Parked;
                Assert.Equal(several ? null : "ANOTHER_DECIDED", Authority.CheckPerson(kind, party, "omar", stage, [pending])?.Code);
                Assert.Null(Authority.CheckPerson(kind, party, "omar", stage, [pending with { Pending = false }]));
                Assert.Null(Authority.CheckPerson(kind, party, "omar", stage, [pending with { StageKey = "another" }]));
            }
        }
    }

    private static bool Expected(Row row, Party party, StageRecord stage)
    {
        Party? seat = stage.Seat switch { null => null, Seat.Independent => Party.Expert, _ => Party.Reviewer };
        return stage.ClosedAt is null && row.By.Contains(party) && row.In.Contains(stage.Kind) && (!row.Turn || (stage.NextActor == party && (seat is null || seat == party)));
    }

    private static IEnumerable<StageRecord> Stages() =>
        from kind in Enum.GetValues<StageKind>()
        from actor in Parties
        from seat in AnySeat
        from closed in new[] { false, true }
        select Stage(kind, actor, seat, closed);

    private static StageRecord Stage(StageKind kind, Party actor, Seat? seat, bool closed = false) => new()
    {
        Key = $"claim-1/{kind}/1",
        InstanceId = "claim-1",
        EventName = $"{kind}/1",
        Kind = kind,
        ClaimId = Claim,
        DebtId = new DebtId("debt_1"),
        Round = 1,
        Seat = seat,
        NextActor = actor,
        OpenedAt = Start,
        Deadline = Start.AddDays(3),
        ClosedAt = closed ? Start : null,
    };

    private static NewCommand Command(CommandKind kind, Party party) => new(Claim, kind, party, "somebody", new NoPayload());

    private static Dictionary<CommandKind, Row> Read() => RepositoryRoot.Read("AtoZ.Functions", "docs", "authority.md").Split('\n')
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| act", StringComparison.Ordinal) && !line.StartsWith("| ---", StringComparison.Ordinal))
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
        .ToDictionary(cells => Enum.Parse<CommandKind>(cells[1]), cells => new Row(List<Party>(cells[2]), List<StageKind>(cells[3]), cells[4] == "yes", List<CommandKind>(cells[5])));

    private static List<T> List<T>(string cell)
        where T : struct, Enum => [.. cell.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<T>)];

    private sealed record Row(IReadOnlyList<Party> By, IReadOnlyList<StageKind> In, bool Turn, IReadOnlyList<CommandKind> NotAfter);
}
