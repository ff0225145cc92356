using AtoZ.Functions.Data;
using AtoZ.Functions.Messages.Links;
using AtoZ.Functions.Messages.Webhooks;
using Xunit;

namespace AtoZ.Functions.Tests.Messages.Webhooks;

public sealed class WebhookSignatureTests
{
    // The vector that the reference libraries of Standard Webhooks share.
    private const string Secret = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const string Body = """{"test": 2432232314}""";
    private const string Signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeSeconds(1614265330);

    private static readonly WebhookSecrets Secrets = new(new LinkKeys(new byte[32], null));

    [Fact]
    public void The_shared_vector_is_met() => Assert.Equal(Signature, WebhookSignature.Of(Endpoint(null), Secrets, Id, At, Body, At));

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    public void The_secret_before_signs_until_its_end(int secondsLeft, int signatures) =>
        Assert.Equal(signatures, WebhookSignature.Of(Endpoint(At.AddSeconds(secondsLeft)), Secrets, Id, At, Body, At).Split(' ').Length);

    private static WebhookEndpointRecord Endpoint(DateTimeOffset? previousUntil) => new()
    {
        Id = "whe_1",
        Url = "https://a.example",
        Description = "",
        Events = "",
        Secret = Secret,
        PreviousSecret = previousUntil is null ? null : WebhookSignature.NewSecret(),
        PreviousSecretUntil = previousUntil,
        CreatedAt = At,
    };
}
