using System.Text.Json;
using AtoZ.Functions.Cases.Publishing;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.Terms;
using AtoZ.Functions.Tests.Cases.Intake;
using AtoZ.Functions.Tests.Guarantee.Policy;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Cases.Publishing;

[Trait("Rule", "POLICY-01")]
public class PackDeskTests
{
    private static readonly TimeSpan Notice = ThePack.Pack.Publishing.Notice;

    [Fact]
    public async Task A_draft_is_the_pack_in_force_under_a_new_version()
    {
        await using PolicyRoom room = await PolicyRoom.Open();

        PolicyPackRecord draft = await room.Drafted();

        Assert.Equal(("2027-01", "2026-11", PackState.Draft, "ruth"), (draft.Version, draft.BasedOn, draft.State, draft.DraftedBy));
        Assert.Empty(PackDifference.Between(PolicyLibrary.Embedded().Whole("2026-11"), (await room.Reader.Find("2027-01"))!.Pack));
    }

    [Theory]
    [InlineData("draft")]
    [InlineData("change")]
    public void The_page_on_packs_names_the_roles_that_the_refusal_names(string step)
    {
        string row = RepositoryRoot.Read("AtoZ.Functions", "docs", "policy-packs.md").Split('\n').Single(line => line.StartsWith($"| {step} |", StringComparison.Ordinal));
        Assert.Equal($"This needs the role {row.Split('|')[2].Trim()}.", PackRefusals.NotAnAuthor.Detail);
    }

    [Theory]
    [InlineData("2026-11", null, "PACK_EXISTS")]
    [InlineData("2027-02", "2020-01", "PACK_UNKNOWN")]
    [InlineData("ab", null, "PACK_VERSION_WRONG")]
    [InlineData("abc", null, null)]
    [InlineData("2027 02", null, "PACK_VERSION_WRONG")]
    [InlineData("../etc", null, "PACK_VERSION_WRONG")]
    [InlineData("a234567890b234567890c234567890d234567890", null, null)]
    [InlineData("a234567890b234567890c234567890d234567890e", null, "PACK_VERSION_WRONG")]
    public async Task Only_a_new_version_of_a_known_pack_is_drafted(string version, string? basedOn, string? code)
    {
        await using PolicyRoom room = await PolicyRoom.Open();

        Assert.Equal(code, (await room.Do(db => room.Desk.Draft(db, PolicyRoom.Ruth, version, basedOn))).Refusal?.Code);
    }

    [Fact]
    public async Task One_version_is_drafted_once()
    {
        await using PolicyRoom room = await PolicyRoom.Open();
        await room.Drafted();

        Assert.Equal("PACK_EXISTS", (await room.Do(db => room.Desk.Draft(db, PolicyRoom.Anna, "2027-01", null))).Refusal?.Code);
    }

    [Fact]
    public async Task A_wrong_text_is_refused_with_a_pointer_and_not_stored()
    {
        await using PolicyRoom room = await PolicyRoom.Open();
        PolicyPackRecord draft = await room.Drafted();
        JsonElement wrong = PackNumbers.Set(draft, "$.offers.maximumRounds", "0", "Own choice: a test")!.Value;

        PackReceipt receipt = await room.Do(db => room.Desk.Change(db, PolicyRoom.Ruth, "2027-01", wrong));

        Assert.Equal(("PACK_INVALID", "/pack/offers/maximumRounds"), (receipt.Refusal?.Code, receipt.Refusal?.Field));
        Assert.Equal(3, (await room.Reader.Find("2027-01"))!.Pack.Pack.Offers.MaximumRounds);
    }

    [Fact]
    public async Task Neither_the_drafter_nor_anybody_who_ever_wrote_at_it_may_approve()
    {
        await using PolicyRoom room = await PolicyRoom.Open();
        StaffMember both = new("anna", [Party.Approver, Party.Reviewer]);
        PolicyPackRecord draft = (await room.Do(db => room.Desk.Draft(db, both, "2027-01", null))).Pack!;
        JsonElement changed = PackNumbers.Set(draft, "$.offers.maximumRounds", "2", "Own choice: a test")!.Value;
        draft = (await room.Do(db => room.Desk.Change(db, PolicyRoom.Ruth, "2027-01", changed))).Pack!;

        Assert.Equal("SECOND_PERSON_NEEDED", (await room.Approve(draft, PolicyRoom.Anna)).Refusal?.Code);
        Assert.Equal("ROLE_MISSING", (await room.Approve(draft, PolicyRoom.Ruth)).Refusal?.Code);
        Assert.Equal(PackState.Approved, (await room.Approve(draft, PolicyRoom.Aldo)).Pack?.State);
        Assert.Equal(("PACK_STATE_WRONG", "An approver publishes it."), Told((await room.Approve(draft, PolicyRoom.Aldo)).Refusal));
    }

    [Fact]
    public async Task Nobody_approves_what_was_changed_since_it_was_read()
    {
        await using PolicyRoom room = await PolicyRoom.Open();
        PolicyPackRecord read = await room.Drafted();
        string seen = PackAudit.HashOf(read);
        JsonElement changed = PackNumbers.Set(read, "$.offers.maximumRounds", "2", "Own choice: a test")!.Value;
        await room.Do(db => room.Desk.Change(db, PolicyRoom.Ruth, "2027-01", changed));

        Assert.Equal("PACK_CHANGED", (await room.Do(db => room.Desk.Approve(db, PolicyRoom.Anna, "2027-01", seen, "Looks right."))).Refusal?.Code);
        Assert.Equal("REASON_REQUIRED", (await room.Do(async db => await room.Desk.Approve(
            db, PolicyRoom.Anna, "2027-01", PackAudit.HashOf(await db.PolicyPacks.SingleAsync()), " "))).Refusal?.Code);
    }

    [Fact]
    public async Task A_change_after_the_approval_makes_it_a_draft_again()
    {
        await using PolicyRoom room = await PolicyRoom.Open();
        PolicyPackRecord draft = await room.Drafted();
        await room.Approve(draft, PolicyRoom.Anna);
        JsonElement changed = PackNumbers.Set(draft, "$.offers.maximumRounds", "2", "Own choice: a test")!.Value;

        PolicyPackRecord again = (await room.Do(db => room.Desk.Change(db, PolicyRoom.Ruth, "2027-01", changed))).Pack!;

        Assert.Equal((PackState.Draft, null), (again.State, again.ApprovedBy));
        Assert.Equal(("PACK_STATE_WRONG", "A second person approves it first."), Told((await room.Publish("2027-01", ThePack.Noon.AddDays(9))).Refusal));
    }

    [Theory]
    [InlineData(-1, "PACK_TOO_EARLY")]
    [InlineData(0, null)]
    [InlineData(1, null)]
    [InlineData(-100_000, "PACK_TOO_EARLY")]
    public async Task A_pack_begins_after_its_notice_never_in_the_past(int seconds, string? code)
    {
        await using PolicyRoom room = await PolicyRoom.Open();
        await room.Approve(await room.Drafted(), PolicyRoom.Anna);

        PackReceipt receipt = await room.Publish("2027-01", ThePack.Noon + Notice + TimeSpan.FromSeconds(seconds));

        Assert.Equal(code, receipt.Refusal?.Code);
        Assert.Equal(code is null ? PackState.Published : PackState.Approved, (await room.Store.Read(db => db.PolicyPacks.SingleAsync())).State);
    }

    [Fact]
    public async Task Only_an_approver_publishes_and_only_once()
    {
        await using PolicyRoom room = await PolicyRoom.Open();
        await room.Approve(await room.Drafted(), PolicyRoom.Anna);
        DateTimeOffset from = ThePack.Noon.AddDays(1);

        Assert.Equal("ROLE_MISSING", (await room.Do(db => room.Desk.Publish(db, PolicyRoom.Ruth, "2027-01", from))).Refusal?.Code);
        Assert.Null((await room.Publish("2027-01", from)).Refusal);
        Assert.Equal(("PACK_STATE_WRONG", "Draft a new one from it."), Told((await room.Publish("2027-01", from)).Refusal));
        await room.Approve(await room.Drafted("2027-02"), PolicyRoom.Anna);
        Assert.Equal("PACK_MOMENT_TAKEN", (await room.Publish("2027-02", from)).Refusal?.Code);
        Assert.Equal("PACK_UNKNOWN", (await room.Publish("2027-09", from)).Refusal?.Code);
    }

    [Fact]
    public async Task Claims_are_pinned_to_the_new_pack_from_its_first_moment_and_old_ones_keep_theirs()
    {
        await using PolicyRoom room = await PolicyRoom.Open();
        await room.Given([IntakeDesk.Line("o1"), IntakeDesk.Line("o2"), IntakeDesk.Line("o3")]);
        PublishedPolicies other = room.Another();
        Assert.Equal("2026-11", other.InForce(room.Clock.Now).Version);
        await room.Approve(await room.Drafted("$.offers.maximumRounds", "1"), PolicyRoom.Anna);
        DateTimeOffset from = ThePack.Noon + Notice;
        await room.Publish("2027-01", from);

        room.Clock.Now = from.AddTicks(-1);
        ClaimId early = (await room.File("o1")).ClaimId!.Value;
        room.Clock.Now = from;
        ClaimId late = (await room.File("o2")).ClaimId!.Value;

        List<ClaimRecord> claims = await room.Store.Read(db => db.Claims.ToListAsync());
        Assert.Equal(("2026-11", 3), Pinned(claims.Single(c => c.Id == early)));
        Assert.Equal(("2027-01", 1), Pinned(claims.Single(c => c.Id == late)));
        Assert.Equal("2027-01", other.InForce(room.Clock.Now).Version);

        (string Version, int Rounds) Pinned(ClaimRecord claim) => (claim.PolicyVersion, room.Another().For(claim).Offers.MaximumRounds);
    }

    [Fact]
    public async Task A_pack_is_withdrawn_until_shortly_before_it_holds()
    {
        await using PolicyRoom room = await PolicyRoom.Open();
        await room.Approve(await room.Drafted(), PolicyRoom.Anna);
        DateTimeOffset from = ThePack.Noon.AddDays(1);
        await room.Publish("2027-01", from);
        DateTimeOffset last = from - PublishingTerms.ShortestNotice;

        room.Clock.Now = last;
        Assert.Equal("PACK_IN_FORCE", (await room.Do(db => room.Desk.Withdraw(db, PolicyRoom.Anna, "2027-01", "A slip."))).Refusal?.Code);
        room.Clock.Now = last.AddTicks(-1);
        Assert.Equal("REASON_REQUIRED", (await room.Do(db => room.Desk.Withdraw(db, PolicyRoom.Anna, "2027-01", ""))).Refusal?.Code);
        Assert.Equal("ROLE_MISSING", (await room.Do(db => room.Desk.Withdraw(db, new StaffMember("carl", [Party.Collector]), "2027-01", "No."))).Refusal?.Code);
        Assert.Equal(PackState.Withdrawn, (await room.Do(db => room.Desk.Withdraw(db, PolicyRoom.Ruth, "2027-01", "A slip."))).Pack?.State);
        room.Clock.Now = from;
        Assert.Equal("2026-11", room.Another().InForce(from).Version);
        Assert.Equal("PACK_SETTLED", (await room.Do(db => room.Desk.Withdraw(db, PolicyRoom.Ruth, "2027-01", "Again."))).Refusal?.Code);
        Assert.Equal("PACK_SETTLED", (await room.Do(db => room.Desk.Change(db, PolicyRoom.Ruth, "2027-01", default))).Refusal?.Code);
    }

    [Fact]
    public async Task Every_act_stands_in_the_audit_record_and_a_changed_entry_is_seen()
    {
        await using PolicyRoom room = await PolicyRoom.Open();
        await room.Approve(await room.Drafted("$.offers.maximumRounds", "1"), PolicyRoom.Anna);
        await room.Publish("2027-01", ThePack.Noon.AddDays(1));
        await room.Do(db => room.Desk.Withdraw(db, PolicyRoom.Anna, "2027-01", "A slip."));

        List<PolicyEventRecord> events = await room.Store.Read(db => db.PolicyEvents.OrderBy(e => e.Sequence).ToListAsync());
        Assert.Equal(["drafted ruth", "changed ruth", "approved anna", "published anna", "withdrawn anna"], events.Select(e => $"{e.What} {e.Actor}"));
        Assert.True(await room.Reader.AuditHolds());

        await room.Store.Write(db => db.PolicyEvents.Where(e => e.What == "approved").ExecuteUpdateAsync(u => u.SetProperty(e => e.Actor, "aldo")));
        Assert.False(await room.Reader.AuditHolds());
    }

    private static (string?, string?) Told(Refusal? refusal) => (refusal?.Code, refusal?.Remedy);
}
