using System.Text;
using AtoZ.Functions.Edge.Api.Json;
using AtoZ.Functions.Facts;
using AtoZ.Functions.Guarantee;

namespace AtoZ.Functions.Edge.Api.Facts;

/// <summary>One line of an upload: a fact, or why it is none.</summary>
internal sealed record FactLine(long Number, FactBody? Fact, Refusal? Refusal)
{
    /// <summary>Reads a line.</summary>
    public static FactLine Of(long number, string text)
    {
        BodyRead<FactBody> read = text.Length > NdLines.Longest ? BodyRead<FactBody>.Refused(NdLines.TooLong) : RequestBody.Parse<FactBody>(Encoding.UTF8.GetBytes(text));
        return new FactLine(number, read.Value, read.Refusal);
    }
}
