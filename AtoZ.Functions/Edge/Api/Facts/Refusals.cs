using System.Text.Json;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Json;

namespace AtoZ.Functions.Edge.Api.Facts;

/// <summary>The lines of an upload that were refused: the first ones by number, of the others only how many. Only those are tried when they are sent again.</summary>
internal sealed class Refusals
{
    private const int MostNamed = 200;

    private readonly SortedDictionary<long, UploadError> named;

    // What has no place in the list, in lines of which nobody knows the numbers.
    private long unnamed;

    private Refusals(IEnumerable<UploadError> named, long refused)
    {
        this.named = new(named.ToDictionary(e => e.Line));
        this.unnamed = Math.Max(refused - this.named.Count, 0);
    }

    public static Refusals Of(UploadRecord upload) =>
        new(JsonSerializer.Deserialize<List<UploadError>>(upload.Errors, ApiJson.Options)!, upload.Refused);

    /// <summary>Whether a line that was read before may have been refused. A fact that was taken changes nothing when it is tried again.</summary>
    public bool MayHold(long line) => this.unnamed > 0 || this.named.ContainsKey(line);

    /// <summary>Counts what became of a line, for the first time or again.</summary>
    public void Count(UploadRecord upload, long line, FactOutcome outcome)
    {
        bool isNew = line > upload.LastLine;
        bool wasNamed = this.named.Remove(line);
        bool wasRefused = wasNamed || (!isNew && (outcome.Applied || outcome.Refusal is not null));
        this.unnamed -= wasRefused && !wasNamed ? 1 : 0;
        upload.Refused -= wasRefused ? 1 : 0;
        if (outcome.Refusal is { } refusal)
        {
            this.Add(new UploadError(line, refusal.Code, refusal.Detail, refusal.Field, refusal.Remedy));
            upload.Refused++;
        }
        else if (isNew || wasRefused)
        {
            upload.Applied += outcome.Applied ? 1 : 0;
            upload.Unchanged += outcome.Applied ? 0 : 1;
        }
    }

    /// <summary>After all lines were read again: what has no name although there is a place for it was refused once, and its fact came by another way.</summary>
    public void Settle(UploadRecord upload)
    {
        if (this.named.Count < MostNamed)
        {
            upload.Unchanged += this.unnamed;
            upload.Refused -= this.unnamed;
            this.unnamed = 0;
        }
    }

    /// <summary>The list as it is stored.</summary>
    public string Json() => JsonSerializer.Serialize(this.named.Values, ApiJson.Options);

    private void Add(UploadError error)
    {
        this.named.Add(error.Line, error);
        if (this.named.Count > MostNamed)
        {
            this.named.Remove(this.named.Keys.Last());
            this.unnamed++;
        }
    }
}
