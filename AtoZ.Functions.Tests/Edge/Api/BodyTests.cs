using AtoZ.Functions.Edge.Api.Json;
using Xunit;

namespace AtoZ.Functions.Tests.Edge.Api;

[Collection("api")]
public class BodyTests(ApiHost api)
{
    [Theory]
    [InlineData("{bad", "BODY_NOT_JSON", null)]
    [InlineData("{\"line\":1,\"line\":2}", "BODY_NOT_JSON", null)]
    [InlineData("", "BODY_MISSING", null)]
    [InlineData("   ", "BODY_MISSING", null)]
    [InlineData("[]", "FIELD_WRONG_TYPE", null)]
    [InlineData("null", "FIELD_WRONG_TYPE", null)]
    [InlineData("{}", "FIELD_MISSING", "/orderId")]
    [InlineData("{\"orderId\":5}", "FIELD_WRONG_TYPE", "/orderId")]
    [InlineData("{\"orderId\":null}", "FIELD_WRONG_TYPE", "/orderId")]
    [InlineData("{\"line\":\"1\"}", "FIELD_WRONG_TYPE", "/line")]
    [InlineData("{\"line\":1.5}", "FIELD_WRONG_TYPE", "/line")]
    [InlineData("{\"line\":99999999999}", "FIELD_WRONG_TYPE", "/line")]
    [InlineData("{\"kind\":\"Nope\"}", "FIELD_WRONG_TYPE", "/kind")]
    [InlineData("{\"kind\":0}", "FIELD_WRONG_TYPE", "/kind")]
    [InlineData("{\"kind\":\"0\"}", "FIELD_WRONG_TYPE", "/kind")]
    [InlineData("{\"happenedAt\":\"yesterday\"}", "FIELD_WRONG_TYPE", "/happenedAt")]
    [InlineData("{\"evidence\":[\"a\",7]}", "FIELD_WRONG_TYPE", "/evidence/1")]
    [InlineData("{\"a/b~c\":1}", "FIELD_UNKNOWN", "/a~1b~0c")]
    [InlineData("{\"OrderId\":\"x\"}", "FIELD_UNKNOWN", "/OrderId")]
    public async Task What_is_wrong_with_a_body_is_named(string body, string code, string? field) =>
        (await api.Send(HttpMethod.Post, "api/claims", ApiHost.Raw(body), null, api.BackendKey)).IsProblem(400, code, field);

    [Fact]
    public async Task Bytes_that_are_no_text_are_a_problem()
    {
        ByteArrayContent content = new([0x7B, 0x22, 0xFF, 0xFE, 0x22, 0x3A, 0x31, 0x7D]);
        content.Headers.ContentType = new("application/json");
        Reply reply = await api.Send(HttpMethod.Post, "api/claims", content, null, api.BackendKey);
        Assert.Equal(400, reply.Status);
        Assert.NotNull(reply.Code);
    }

    [Fact]
    public async Task A_deeply_nested_body_is_a_problem() =>
        (await api.Send(HttpMethod.Post, "api/claims", ApiHost.Raw(new string('[', 10_000)), null, api.BackendKey)).IsProblem(400, "BODY_NOT_JSON");

    [Theory]
    [InlineData(RequestBody.MaximumBytes, 400, "BODY_NOT_JSON")]
    [InlineData(RequestBody.MaximumBytes + 1, 413, "BODY_TOO_LARGE")]
    [InlineData(40_000_000, 413, "BODY_TOO_LARGE")]
    public async Task A_body_may_have_64_KiB(int length, int status, string code) =>
        (await api.Send(HttpMethod.Post, "api/claims", ApiHost.Raw(new string('x', length)), null, api.BackendKey)).IsProblem(status, code);

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task Another_type_of_body_is_refused(string type) =>
        (await api.Send(HttpMethod.Post, "api/claims", ApiHost.Raw("{}", type), null, api.BackendKey)).IsProblem(415, "CONTENT_TYPE_UNSUPPORTED");
}
