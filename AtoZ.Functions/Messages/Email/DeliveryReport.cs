using System.Text.RegularExpressions;
using MimeKit;

namespace AtoZ.Functions.Messages.Email;

/// <summary>What a mail server reports about a mail that it had taken (RFC 3464, 6533).</summary>
/// <param name="Numbers">What may name the mail, the surest first (<c>MailRecord.MessageNumber</c>).</param>
/// <param name="Action">What became of it.</param>
/// <param name="Status">The code, such as 5.1.1; null when the report has none.</param>
internal sealed partial record DeliveryReport(IReadOnlyList<string> Numbers, DeliveryAction Action, string? Status)
{
    private const int DeepestPart = 16;

    /// <summary>Reads a report from the mail that brings it.</summary>
    /// <returns>Null when the mail is none, or reports nothing.</returns>
    public static async Task<DeliveryReport?> Read(Stream mail, CancellationToken cancellationToken)
    {
        ParserOptions options = new() { MaxMimeDepth = DeepestPart };
        try
        {
            using MimeMessage message = await MimeMessage.LoadAsync(options, mail, cancellationToken);
            return Of(message);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static DeliveryReport? Of(MimeMessage message)
    {
        MimeEntity[] parts = [.. Parts(message.Body)];
        if (parts.OfType<MessageDeliveryStatus>().FirstOrDefault() is not { } status)
        {
            return null;
        }

        // The first group is about the report itself, each further one about a receiver; ours have one.
        HeaderList[] groups = [.. status.StatusGroups];
        HeaderList? receiver = groups.Skip(1).OrderBy(g => ActionOf(g)).FirstOrDefault();
        return receiver is null || ActionOf(receiver) == DeliveryAction.Unknown
            ? null
            : new DeliveryReport(Named(message, groups[0], parts), ActionOf(receiver), receiver["Status"]?.Trim());
    }

    // Only what the report itself holds: not what the mail that it gives back holds.
    private static IEnumerable<MimeEntity> Parts(MimeEntity? body) =>
        body is Multipart several ? several.SelectMany(Parts) : body is null ? [] : [body];

    private static DeliveryAction ActionOf(HeaderList group)
    {
        string action = (group["Action"] ?? "").Split('(', ';')[0].Trim();
        bool isWord = action.Length > 0 && char.IsAsciiLetter(action[0]);
        return isWord && Enum.TryParse(action, ignoreCase: true, out DeliveryAction known) ? known : DeliveryAction.Unknown;
    }

    private static List<string> Named(MimeMessage message, HeaderList report, IEnumerable<MimeEntity> parts)
    {
        IEnumerable<string?> named = parts.OfType<MessagePart>().Select(p => p.Message?.MessageId);
        return [.. new[] { FromXtext(report["Original-Envelope-Id"]) }
            .Concat(named)
            .Append(message.InReplyTo)
            .Concat(message.References)
            .Select(id => Number().Match(id ?? ""))
            .Where(m => m.Success)
            .Select(m => m.Groups["number"].Value.ToLowerInvariant())
            .Distinct(StringComparer.Ordinal)];
    }

    // RFC 3461: a sign beyond the plain ones is '+' and two hexadecimal digits.
    private static string? FromXtext(string? text) =>
        text is null ? null : Hexed().Replace(text, m => ((char)Convert.ToByte(m.Value[1..], 16)).ToString());

    [GeneratedRegex(@"^\s*<?(?<number>[0-9a-fA-F]{32})(@|>|\s|$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"\+[0-9A-F]{2}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Hexed();
}

/// <summary>What became of a mail (RFC 3464, field Action); the gravest first.</summary>
internal enum DeliveryAction
{
    /// <summary>It will not be delivered.</summary>
    Failed,

    /// <summary>It is still being tried.</summary>
    Delayed,

    /// <summary>It went to a server that sends no reports.</summary>
    Relayed,

    /// <summary>It was delivered to several.</summary>
    Expanded,

    /// <summary>It was delivered.</summary>
    Delivered,

    /// <summary>The report does not say.</summary>
    Unknown,
}
