using AtoZ.Functions.Cases;
using AtoZ.Functions.Cases.Conversation;
using AtoZ.Functions.Edge.Pages.Shared;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.PlainWords;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Edge.Pages.Case;

/// <summary>What buyer and seller write to each other, on the page of one of them.</summary>
public sealed record MessagesView
{
    /// <summary>Where the words are in the form.</summary>
    public const string Field = "text";

    /// <summary>Who reads.</summary>
    public required Reader Reader { get; init; }

    /// <summary>Which of the two that is.</summary>
    public required Party Viewer { get; init; }

    /// <summary>What was written, the oldest first.</summary>
    public required IReadOnlyList<CaseMessage> Said { get; init; }

    /// <summary>Why nothing can be written, in a sentence; null when something can.</summary>
    public required string? WhyNot { get; init; }

    /// <summary>The one-time code of the form.</summary>
    public required string Nonce { get; init; }

    /// <summary>The address of the paragraph about it.</summary>
    public required string Rule { get; init; }

    /// <summary>What was wrong with what was sent.</summary>
    public IReadOnlyList<ProblemView> Problems { get; init; } = [];

    /// <summary>What was sent and refused.</summary>
    public string? Refused { get; init; }

    /// <summary>The field of the form.</summary>
    public InputView Input => new(Field, InputKind.Words, this.Reader.Say($"messages.field.{this.Viewer}"), this.Hint, this.Refused, true, []) { Longest = this.Longest };

    /// <summary>How many characters a message may have.</summary>
    public required int Longest { get; init; }

    private string Hint =>
        $"{this.Reader.Say("messages.field.hint")} {this.Reader.Say("guarantee.number.inquiries.longestMessage", ("value", this.Reader.Number(this.Longest)))}";

    /// <summary>Who wrote a message, to the reader.</summary>
    public string Who(CaseMessage message) =>
        this.Reader.Say(message.Party == this.Viewer ? "messages.you" : $"messages.{message.Party}");

    /// <summary>The messages of a case; null where there are none, and none can be written any more.</summary>
    internal static MessagesView? Of(CaseFile file, Reader reader, string nonce, RefusedMessage? refused)
    {
        if (file.Messages.Count == 0 && file.WhyNoMessage is not null)
        {
            return null;
        }

        return new MessagesView
        {
            Reader = reader,
            Viewer = file.Viewer,
            Said = file.Messages,
            WhyNot = file.WhyNoMessage is { } why ? Sentences.Refusal(reader, why) : null,
            Nonce = nonce,
            Longest = file.LongestMessage,
            Rule = Paragraphs.At("answer", reader.Language, file.Claim),
            Refused = refused?.Text,
            Problems = refused is null
                ? []
                : [new ProblemView(refused.Refusal.Field is null ? null : Field, Sentences.Refusal(reader, refused.Refusal)) { Rule = Sentences.Rule(reader, refused.Refusal, file.Claim) }],
        };
    }
}

/// <summary>A message that was not taken, and why.</summary>
internal sealed record RefusedMessage(string Text, Refusal Refusal);
