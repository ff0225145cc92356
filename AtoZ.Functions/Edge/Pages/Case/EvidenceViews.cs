using AtoZ.Functions.Cases;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Pages.Shared;
using AtoZ.Functions.Evidence;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.PlainWords;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Edge.Pages.Case;

/// <summary>The files of a case for one reader.</summary>
internal static class EvidenceViews
{
    /// <summary>Files, what is still asked for, and room for more.</summary>
    public static EvidenceCardView Of(CaseFile file, string path, string nonce, Reader reader, IReadOnlyList<ProblemView> problems)
    {
        bool canAdd = file.Room.FilesLeft > 0 && (file.Claim.IsOpen || file.Appeals.Any(a => a.DecidedAt is null));
        return new EvidenceCardView(
            Files(file, path, reader), Requirements(file, reader), canAdd, Limits(file.Room, reader), string.Join(',', file.Room.AcceptedTypes), nonce, problems)
        {
            Requests = [.. file.Requests.Reverse().Select(r => Request(r, reader))],
            ReplyTime = ReplyTime(file, reader),
            Rule = Paragraphs.At("evidence", reader.Language, file.Claim),
        };
    }

    /// <summary>The files with who gave them. A masked case hides names that parties gave to their files.</summary>
    public static IReadOnlyList<FileView> Files(CaseFile file, string? path, Reader reader)
    {
        return [.. file.Evidence.Select((evidence, index) => new FileView(
            evidence.Id,
            file.Masked ? reader.Say("evidence.numbered", ("number", (index + 1).ToString(Languages.Culture(reader.Language)))) : Name(evidence, reader),
            Details(evidence, file.Viewer, reader),
            evidence.Party == file.Viewer,
            evidence.Late,
            path is null || !CanBeOpened(evidence) ? null : $"{path}/evidence/{evidence.Id}"))];
    }

    private static IReadOnlyList<RequirementRow> Requirements(CaseFile file, Reader reader) =>
        file.Viewer is Party.Buyer or Party.Seller && file.Claim.IsOpen ? RequirementRow.Of(file.Meters[file.Viewer], reader) : [];

    private static RequestView Request(EvidenceRequestRecord request, Reader reader) => new(
        request.Reason,
        [.. EvidenceRequestDesk.Items(request).Select(i => i.Code is null ? i.Text : $"{reader.Say($"evid.{i.Code}")}: {i.Text}")],
        request.Deadline,
        request.EndedAt is null,
        reader.Say(request switch { { EndedAt: null } => "request.open", { Answered: true } => "request.answered", _ => "request.ended" }));

    private static string? ReplyTime(CaseFile file, Reader reader) => file.ReplyTimes.LastOrDefault(t => t.EndedAt is null && t.Until > reader.Now) is { } time
        ? reader.Say(time.Party == file.Viewer ? "replyTime.yours" : $"replyTime.{time.Party}", ("deadline", reader.Until(time.Until)))
            + (time.RestDaysOf is { } country ? $" {RestDays.Of(reader.Language, country)}" : "")
        : null;

    /// <summary>The name to show; of a file that is withheld from the reader, that it is.</summary>
    internal static string Name(EvidenceRecord evidence, Reader reader) => IsWithheld(evidence) ? reader.Say("evidence.withheld") : evidence.FileName;

    /// <summary>Whose it is, what, how large, when, and why the other side does not see it.</summary>
    internal static string Details(EvidenceRecord evidence, Party viewer, Reader reader)
    {
        List<string> parts = [By(evidence, viewer, reader)];
        if (!IsWithheld(evidence))
        {
            parts.AddRange([Type(evidence.ContentType), Format.Bytes(reader.Language, evidence.Bytes)]);
            parts.AddRange(Warnings(evidence, reader));
        }

        parts.Add(reader.Brief(evidence.AddedAt));
        if (evidence.WithheldBecause is { } cause)
        {
            parts.Add(reader.Say(IsWithheld(evidence) ? $"evidence.withheldFromYou.{cause}" : $"evidence.withheldFromOther.{cause}"));
        }

        if (evidence.ErasedAt is not null)
        {
            parts.Add(reader.Say("evidence.erased"));
        }

        return string.Join(" · ", parts);
    }

    /// <summary>What to know before opening a file; nothing of one that is gone.</summary>
    internal static IEnumerable<string> Warnings(EvidenceRecord evidence, Reader reader)
    {
        if (evidence.ErasedAt is not null)
        {
            yield break;
        }

        if (evidence.Scan != ScanState.Clean)
        {
            yield return reader.Say($"evidence.scan.{evidence.Scan}");
        }

        if (evidence.Locked)
        {
            yield return reader.Say("evidence.locked");
        }
    }

    /// <summary>Whether somebody can be handed the file at all.</summary>
    internal static bool CanBeOpened(EvidenceRecord evidence) => evidence is { ErasedAt: null, Scan: not ScanState.Malicious } && !IsWithheld(evidence);

    internal static bool IsWithheld(EvidenceRecord evidence) => evidence is { WithheldBecause: not null, FileName: "" };

    internal static string By(EvidenceRecord evidence, Party viewer, Reader reader) => evidence.Party == viewer
        ? reader.Say("evidence.yours")
        : reader.SayFirst($"evidence.by.{evidence.Party}", "evidence.by.other");

    internal static string Limits(EvidenceRoom room, Reader reader) => reader.Say(
        "evidence.limits",
        ("types", string.Join(", ", room.AcceptedTypes.Select(Type).Distinct(StringComparer.Ordinal))),
        ("size", Format.Bytes(reader.Language, room.BytesPerFile)),
        ("count", room.FilesLeft.ToString(Languages.Culture(reader.Language))));

    internal static string Type(string contentType) => Format.FileType(contentType);
}
