using AtoZ.Client;
using AtoZ.Client.Models;
using AtoZ.Functions.Tests.Edge.Api;
using Xunit;

namespace AtoZ.Functions.Tests.Journeys;

/// <summary>The example in the client's README, word for word: it compiles, and it does what is said there.</summary>
[Collection("api")]
public sealed class The_readme_of_the_client(ApiHost api)
{
    [Fact]
    public async Task Its_example_files_a_claim_reads_it_and_is_told_what_is_wrong()
    {
        await api.OpenAsBackend().Import(api.Clock.GetUtcNow(), "B-7", "buyer-b", "seller-b");

        (CaseView? claim, ProblemBody? refused) = await Example(api.Address, api.BackendKey.Value);

        Assert.Equal(("B-7", ClaimKind.NotReceived), (claim!.OrderId, claim.Kind));
        Assert.Equal(("CLAIM_ALREADY_OPEN", 409), (refused!.Code, refused.ResponseStatusCode));
    }

    [Fact]
    public void Its_example_is_the_code_of_this_test()
    {
        string readme = RepositoryRoot.Read("infra/clients/csharp/README.md").Split("```csharp\n")[1].Split("```")[0];
        string source = RepositoryRoot.Read("AtoZ.Functions.Tests/Journeys/The_readme_of_the_client.cs");
        string test = source.Split("// The example\n")[^1].Split("// until here")[0];
        Assert.Equal(Lines(readme), Lines(test).Where(line => line != "caught = problem;"));
    }

    private static async Task<(CaseView? Claim, ProblemBody? Refused)> Example(Uri address, string key)
    {
        ProblemBody? caught = null;

        // The example
        AtoZApi atoz = AtoZApi.Open(address, key); // http://localhost:7071 and the host key, which goes as x-functions-key

        FileClaimBody body = new() { OrderId = "B-7", Line = 1, BuyerId = "buyer-b", Kind = ClaimKind.NotReceived };
        body.Description = "The lamp never came.";
        ClaimFiled? filed = await atoz.Api.Claims.PostAsync(body, request => request.Once("claim-B-7")); // the Idempotency-Key
        CaseView? claim = await atoz.Api.Claims[filed!.Id!].GetAsync();
        Console.WriteLine($"{claim!.Status}: the {claim.NextActor} is next, until {claim.Deadline}");
        try
        {
            await atoz.Api.Claims.PostAsync(body);
        }
        catch (ProblemBody problem)
        {
            Console.WriteLine($"{problem.Code}: {problem.Detail} {problem.Remedy}"); // CLAIM_ALREADY_OPEN: A claim about …
            caught = problem;
        }

        // until here
        return (claim, caught);
    }

    private static IEnumerable<string> Lines(string code) => code.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0);
}
