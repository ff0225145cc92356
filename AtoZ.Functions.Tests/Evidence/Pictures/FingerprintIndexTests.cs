using System.Globalization;
using AtoZ.Functions.Data;
using AtoZ.Functions.Evidence.Pictures;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Tests.Data;
using Xunit;

namespace AtoZ.Functions.Tests.Evidence.Pictures;

[Collection(nameof(OnEachDatabase))]
[Trait("Rule", "EVID-05")]
public class FingerprintIndexTests(Databases databases)
{
    private const long Sought = 0x3A5C_96F0_1E2D_8B47;

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task Everything_within_seven_bits_is_found_wherever_the_bits_are(Database database)
    {
        await using TestStore store = await databases.Create(database);
        Random chance = new(20261122);
        Dictionary<string, int> distances = [];
        await store.Store.Write(db =>
        {
            foreach (int n in Enumerable.Range(0, 400))
            {
                long other = Flipped(Sought, n % 10, chance);
                distances[Put(db, n, other).Id] = Fingerprint.Distance(Sought, other);
            }

            return Task.CompletedTask;
        });

        foreach (int distance in new[] { 0, 1, 6, 7 })
        {
            IReadOnlyList<EvidenceRecord> found = await store.Store.Read(db => FingerprintIndex.Like(db, Sought, distance));
            Assert.Equal(distances.Where(d => d.Value <= distance).Select(d => d.Key).Order(StringComparer.Ordinal), found.Select(e => e.Id).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task Farther_than_the_index_reaches_is_a_mistake()
    {
        await using TestStore store = await TestStore.Create();
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => store.Store.Read(db => FingerprintIndex.Like(db, Sought, FingerprintIndex.FarthestFound + 1)));
    }

    private static EvidenceRecord Put(AtoZDb db, int n, long fingerprint)
    {
        EvidenceRecord record = new()
        {
            Id = $"evd_{n:D4}",
            ClaimId = new ClaimId($"clm_{n}"),
            Party = Party.Buyer,
            FileName = "a.jpg",
            ContentType = "image/jpeg",
            Bytes = 1,
            Sha256 = n.ToString(CultureInfo.InvariantCulture),
            OriginalBlob = "o",
            SharedBlob = "s",
            AddedAt = DateTimeOffset.UnixEpoch,
            Fingerprint = fingerprint,
        };
        db.Evidence.Add(record);
        FingerprintIndex.Add(db, record);
        return record;
    }

    private static long Flipped(long fingerprint, int bits, Random chance) =>
        Enumerable.Range(0, 64).OrderBy(_ => chance.Next()).Take(bits).Aggregate(fingerprint, (flipped, bit) => flipped ^ (1L << bit));
}
