using System.Text.Json;
using System.Text.Json.Nodes;
using AtoZ.Functions.Records.Roots;

namespace AtoZ.Functions.Records.Verify;

/// <summary><c>./run verify FILE [--keys KEYS.json]</c>: checks a dossier, a decision or a daily root, without store and network.</summary>
internal static class VerifyCommand
{
    private const int Holds = 0;
    private const int DoesNotHold = 1;
    private const int CannotTell = 2;

    /// <summary>Runs the check and says what it found.</summary>
    /// <returns>0 when all holds, 1 when something does not, 2 when the file cannot be checked.</returns>
    public static int Run(IReadOnlyList<string> arguments, TextWriter say)
    {
        string file = arguments.Count > 0 ? arguments[0] : "";
        bool understood = arguments is [_] || (arguments is [_, "--keys", var path] && File.Exists(path));
        if (!understood || !File.Exists(file))
        {
            say.WriteLine("verify FILE [--keys KEYS.json]: FILE is a dossier (zip), a decision or a daily root (JSON); KEYS.json is what /api/records/keys serves.");
            return CannotTell;
        }

        PublicKeySet? keys = arguments.Count > 1 ? JsonSerializer.Deserialize<PublicKeySet>(File.ReadAllText(arguments[2]), RecordJson.Options) : null;
        using FileStream content = File.OpenRead(file);
        CheckReport? report = IsJson(content) ? OfJson(File.ReadAllText(file), keys) : new DossierCheck(keys).Check(content);
        return Tell(report, keys is not null, say);
    }

    private static CheckReport? OfJson(string text, PublicKeySet? keys)
    {
        JsonNode? node = JsonNode.Parse(text);
        Dictionary<string, PublicKey> trusted = (keys?.Keys ?? []).Where(k => k.IsNamedRightly()).DistinctBy(k => k.Kid).ToDictionary(k => k.Kid, StringComparer.Ordinal);
        return (string?)node?["schema"] switch
        {
            DecisionBody.Version => OfDecision(node.Deserialize<SignedDecision>(RecordJson.Options)!, trusted),
            DailyRoot.Version => new CheckReport(["the daily root"], RootCheck.Signature(node.Deserialize<SignedRoot>(RecordJson.Options)!, trusted)),
            _ => null,
        };
    }

    private static CheckReport OfDecision(SignedDecision decision, Dictionary<string, PublicKey> trusted)
    {
        PackShelf packs = PackShelf.OfThisProgram();
        string held = DecisionCheck.CanBeRecomputed(decision, packs) ? "the decision, recomputed" : "the decision as it was signed; its outcome cannot be recomputed without its facts and its policy pack";
        return new CheckReport([held], DecisionCheck.First(decision, trusted, packs));
    }

    private static int Tell(CheckReport? report, bool withKeys, TextWriter say)
    {
        if (report is null)
        {
            say.WriteLine("This file is no dossier, no decision and no daily root.");
            return CannotTell;
        }

        if (report.Broken is { } broken)
        {
            report.Held.Where(h => h.EndsWith(')')).ToList().ForEach(h => say.WriteLine($"holds: {h}"));
            say.WriteLine($"DOES NOT HOLD: {broken.Code}: {broken.What}");
            return DoesNotHold;
        }

        report.Held.ToList().ForEach(h => say.WriteLine($"holds: {h}"));
        say.WriteLine(withKeys ? "All of it holds." : "All of it holds by the keys in the file itself; give --keys with the marketplace's published keys to be sure whose they are.");
        return Holds;
    }

    private static bool IsJson(FileStream content)
    {
        int first = content.ReadByte();
        content.Position = 0;
        return first == '{';
    }
}
