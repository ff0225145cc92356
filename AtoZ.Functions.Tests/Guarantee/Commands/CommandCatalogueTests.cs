using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using Xunit;

namespace AtoZ.Functions.Tests.Guarantee.Commands;

public sealed class CommandCatalogueTests
{
    [Fact]
    public void Each_command_has_one_row() =>
        Assert.Equal(Enum.GetValues<CommandKind>().Order(), CommandCatalogue.All.Select(row => row.Kind).Order());

    [Fact]
    public void Each_command_fits_some_stage_and_each_stage_some_command()
    {
        Assert.All(CommandCatalogue.All, row => Assert.NotEmpty(row.In));
        Assert.All(Enum.GetValues<StageKind>(), stage => Assert.Contains(CommandCatalogue.All, row => row.In.Contains(stage)));
    }

    [Fact]
    public void Words_and_addresses_name_one_command_each()
    {
        Assert.Distinct(CommandCatalogue.All.Select(row => row.Slug).OfType<string>());
        Assert.Distinct(CommandCatalogue.All.Select(row => row.Route).OfType<StaffRoute>().Select(route => route.Operation));
        Assert.Distinct(CommandCatalogue.All.Where(row => row.Route is not null).Select(row => (row.IsAboutDebt, row.Route!.Act)));
    }

    [Fact]
    public void What_people_give_has_a_word_and_what_staff_give_an_address()
    {
        HashSet<CommandKind> addressed = [.. CommandCatalogue.All.Where(row => row.Route is not null).SelectMany(row => new[] { row.Kind, row.Route!.Otherwise ?? row.Kind })];
        Assert.All(CommandCatalogue.All, row => Assert.Equal(row.By.Count > 0, row.Slug is not null));
        Assert.All(CommandCatalogue.All, row => Assert.Equal(row.Role is not null, addressed.Contains(row.Kind)));
    }

    [Theory]
    [InlineData("/api/staff/claims/{claimId}/fraud-decision", "DecideFraud")]
    [InlineData("/api/staff/claims/{claimId}/payout-approval", "ApprovePayout")]
    [InlineData("/api/staff/claims/{claimId}/payout-release", "ReleasePayout")]
    [InlineData("/api/staff/claims/{claimId}/vote", "CastVote")]
    [InlineData("/api/staff/debts/{debtId}/instalments", "DecideInstalments")]
    [InlineData("/api/staff/debts/{debtId}/pause", "PauseRecovery")]
    [InlineData("/api/staff/debts/{debtId}/payments", "RecordReceivedPayment")]
    [InlineData("/api/staff/debts/{debtId}/resume", "ResumeRecovery")]
    [InlineData("/api/staff/debts/{debtId}/write-off", "DecideWriteOff")]
    public void The_api_describes_each_act_at_its_own_address(string path, string operation) =>
        Assert.Equal(operation, Assert.Single(ApiRoute.In(typeof(AtoZApp).Assembly), r => r.Path == path).Name);
}
