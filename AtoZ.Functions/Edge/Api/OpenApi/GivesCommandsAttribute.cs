using AtoZ.Functions.Edge.Api.Staff;
using AtoZ.Functions.Guarantee.Commands;

namespace AtoZ.Functions.Edge.Api.OpenApi;

/// <summary>A route that gives every command of staff: in place of <c>{act}</c> the description has one address per command of the catalogue.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class GivesCommandsAttribute : Attribute
{
    /// <summary>The part of the route that names the command.</summary>
    public const string Part = "{act}";

    // Every act of staff knows them; ROLE_MISSING and STAFF_NOT_SIGNED_IN come with the address.
    private static readonly string[] Shared = ["ANOTHER_DECIDED", "CASE_CHANGED", "CLAIM_CLOSED", "CLAIM_UNKNOWN", "NOT_FOR_STAFF", "NOT_POSSIBLE_NOW", "NOT_YOURS", "STAGE_CLOSED", "TASK_TAKEN"];

    /// <summary>Whether the commands are about a debt.</summary>
    public bool OfDebt { get; init; }

    /// <summary>Whether the commands are only asked about.</summary>
    public bool DryRun { get; init; }

    /// <summary>The commands.</summary>
    public IEnumerable<CommandRow> Rows => CommandCatalogue.All.Where(row => row.Route is not null && row.IsAboutDebt == this.OfDebt);

    /// <summary>What a command's route takes.</summary>
    public static TakesAttribute Takes(CommandRow row, bool dryRun) => new(StaffAct.BodyOf(row)) { Once = !dryRun };

    /// <summary>The codes of a command's refusals.</summary>
    public static IEnumerable<string> Codes(CommandRow row, bool dryRun) => dryRun
        ? ["CLAIM_UNKNOWN", .. row.IsAboutDebt ? (string[])["DEBT_UNKNOWN"] : []]
        : [.. Shared, .. row.IsAboutDebt ? (string[])["DEBT_ENDED", "DEBT_UNKNOWN"] : [], .. row.NotAfter.Count > 0 ? (string[])["OWN_DECISION"] : [], .. row.Route!.Refuses];
}
