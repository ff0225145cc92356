using System.Text.Json;
using AtoZ.Functions.Data;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Records;

/// <summary>The public halves of all keys that ever signed here.</summary>
internal sealed class PublicKeys(AtoZStore store, RecordKeys keys, RevokedRecordKeys revoked, TimeProvider clock) : IPreparesStore
{
    /// <summary>Keeps the present key.</summary>
    async Task IPreparesStore.Prepare(AtoZDb db)
    {
        revoked.MaySign(keys.Public);
        if (await db.RecordKeys.FindAsync(keys.Public.Kid) is null)
        {
            db.RecordKeys.Add(new RecordKeyRecord { Id = keys.Public.Kid, Jwk = JsonSerializer.Serialize(keys.Public, RecordJson.Options), FirstUsedAt = clock.GetUtcNow() });
        }
    }

    /// <summary>All of them, the oldest first; the present one is the last.</summary>
    public async Task<PublicKeySet> All()
    {
        List<RecordKeyRecord> kept = await store.Read(db => db.RecordKeys.OrderBy(k => k.FirstUsedAt).ToListAsync());
        IEnumerable<PublicKey> earlier = kept.Where(k => k.Id != keys.Public.Kid).Select(k => JsonSerializer.Deserialize<PublicKey>(k.Jwk, RecordJson.Options)!);
        return new PublicKeySet([.. earlier.Append(keys.Public).Select(revoked.Marked)]);
    }
}
