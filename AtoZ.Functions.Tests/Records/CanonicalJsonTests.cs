using System.Text.Json.Nodes;
using AtoZ.Functions.Records;
using Xunit;

namespace AtoZ.Functions.Tests.Records;

public class CanonicalJsonTests
{
    [Theory]
    [InlineData("""{ "b": 1, "a": [ true, null, "x" ] }""", """{"a":[true,null,"x"],"b":1}""")]
    [InlineData("""{ "peach": 1, "péché": 2, "pêche": 3, "sin": 4 }""", """{"peach":1,"péché":2,"pêche":3,"sin":4}""")]
    [InlineData("""{ "\u20ac": "a", "\r": "b", "1": "c", "\u0080": "d" }""", "{\"\\r\":\"b\",\"1\":\"c\",\"\u0080\":\"d\",\"€\":\"a\"}")]
    [InlineData("""[ "\u20ac$\u000F\nA'\u0042\u0022\u005c\\\u0022\/" ]""", """["€$\u000f\nA'B\"\\\\\"/"]""")]
    [InlineData("[ 1.50, 2, -0.25, 9007199254740991 ]", "[1.5,2,-0.25,9007199254740991]")]
    public void Spells_a_value_in_one_way_only(string given, string expected) => Assert.Equal(expected, CanonicalJson.Text(JsonNode.Parse(given)));

    [Fact]
    public void Instants_are_in_utc_with_the_microseconds_that_every_database_keeps() =>
        Assert.Equal("2026-05-12T08:00:00.123456Z", RecordJson.Instant(new DateTimeOffset(2026, 5, 12, 10, 0, 0, TimeSpan.FromHours(2)).AddTicks(1_234_567)));
}
