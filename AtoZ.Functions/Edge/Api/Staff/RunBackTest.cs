using AtoZ.Functions.Cases.Staff;
using AtoZ.Functions.Edge.Api.Json;
using AtoZ.Functions.Edge.Api.Limits;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Facts.Fraud;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Edge.Api.Staff;

/// <summary>Tries other numbers of the fraud rules on past claims: hits, money, delay, and how even they are. Changes nothing.</summary>
internal sealed class RunBackTest(IStaffSignIn signIn, BackTest test)
{
    [Function(nameof(RunBackTest))]
    [Costly]
    [Takes(typeof(BackTestBody), Once = false)]
    [Gives(200, typeof(BackTestReport))]
    [Refuses("LIMIT_WRONG", "ROLE_MISSING", "RULE_CHANGE_WRONG", "RULE_UNKNOWN")]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/staff/fraud/back-test")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (signIn.Who(request) is not { } member)
        {
            return Problems.From(StaffRefusals.NotSignedIn);
        }

        if (!member.Is(Party.Investigator) && !member.Is(Party.Approver))
        {
            return Problems.From(StaffRefusals.NoRole);
        }

        BodyRead<BackTestBody> body = await RequestBody.Read<BackTestBody>(request, cancellationToken);
        if (body.Value is not { } wish)
        {
            return Problems.From(body.Refusal!);
        }

        (BackTestReport? report, Refusal? refusal) = await test.Run(wish);
        return report is null ? Problems.From(refusal!) : Answer.Ok(report);
    }
}
