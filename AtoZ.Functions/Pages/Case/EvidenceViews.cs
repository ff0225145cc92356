using AtoZ.Functions.Cases;
using AtoZ.Functions.Claims;
using AtoZ.Functions.Data;
using AtoZ.Functions.Pages.ViewModels;
using AtoZ.Functions.Policy;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Pages.Case;

/// <summary>The files of a case for one reader.</summary>
public static class EvidenceViews
{
    /// <summary>Files, what is still asked for, and room for more.</summary>
    public static EvidenceView Of(CaseFile file, string path, string nonce, Reader reader, IReadOnlyList<ProblemView> problems)
    {
        ArgumentNullException.ThrowIfNull(file);
        bool canAdd = file.Room.FilesLeft > 0 && (file.Claim.IsOpen || file.Appeals.Any(a => a.DecidedAt is null));
        return new EvidenceView(
            Files(file, path, reader), Requirements(file, reader), canAdd, Limits(file.Room, reader), string.Join(',', file.Room.AcceptedTypes), nonce, problems);
    }

    /// <summary>The files with who gave them. A masked case hides names that parties gave to their files.</summary>
    public static IReadOnlyList<FileView> Files(CaseFile file, string? path, Reader reader)
    {
        ArgumentNullException.ThrowIfNull(file);
        return [.. file.Evidence.Select((evidence, index) => new FileView(
            evidence.Id,
            file.Masked ? reader.Say("evidence.numbered", ("number", (index + 1).ToString(Languages.Culture(reader.Language)))) : evidence.FileName,
            string.Join(" · ", By(evidence, file.Viewer, reader), Type(evidence.ContentType), Format.Bytes(reader.Language, evidence.Bytes), reader.Brief(evidence.AddedAt)),
            evidence.Party == file.Viewer,
            evidence.Late,
            path is null ? null : $"{path}/evidence/{evidence.Id}"))];
    }

    private static List<RequirementView> Requirements(CaseFile file, Reader reader)
    {
        if (file.Viewer is not (Party.Buyer or Party.Seller) || !file.Claim.IsOpen)
        {
            return [];
        }

        EvidenceSufficiency meter = EvidenceSufficiency.Of(file.Claim.Kind, file.Viewer, file.Evidence.Where(e => e.Party == file.Viewer).Select(e => e.ContentType));
        return [.. meter.Requirements.Select(r => new RequirementView(reader.Say($"evid.{r.Requirement.Code}"), r.Met, r.Requirement.Level == RequirementLevel.Optional, meter.Missing.Contains(r.Requirement)))];
    }

    internal static string By(EvidenceRecord evidence, Party viewer, Reader reader) => evidence.Party == viewer
        ? reader.Say("evidence.yours")
        : reader.SayFirst($"evidence.by.{evidence.Party}", "evidence.by.other");

    internal static string Limits(EvidenceRoom room, Reader reader) => reader.Say(
        "evidence.limits",
        ("types", string.Join(", ", room.AcceptedTypes.Select(Type).Distinct(StringComparer.Ordinal))),
        ("size", Format.Bytes(reader.Language, room.BytesPerFile)),
        ("count", room.FilesLeft.ToString(Languages.Culture(reader.Language))));

    internal static string Type(string contentType) => contentType switch
    {
        "text/plain" => "TXT",
        "message/rfc822" => "EML",
        "video/quicktime" => "MOV",
        _ => contentType.Split('/')[^1].ToUpperInvariant(),
    };
}
