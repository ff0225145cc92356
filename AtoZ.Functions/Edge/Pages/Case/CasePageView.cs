using AtoZ.Functions.Cases;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Pages.Shared;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.PlainWords;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Edge.Pages.Case;

/// <summary>The page of a case for the buyer or the seller.</summary>
public sealed record CasePageView(
    Reader Reader,
    string Path,
    Party Viewer,
    ClaimRecord Claim,
    string Item,
    TurnView Turn,
    IReadOnlyList<ActionLinkView> Actions,
    IReadOnlyList<StepView> Steps,
    PendingView? Pending,
    OfferNoteView? Offer,
    IReadOnlyList<DebtCardView> Debts,
    DecisionView? Decision,
    EvidenceCardView Evidence,
    IReadOnlyList<StoryView> Story,
    DateTimeOffset? LinkUntil,
    string? Notice)
{
    /// <summary>The return that was agreed on, as facts with their labels; none when there is none.</summary>
    public IReadOnlyList<(string Label, string Value)> Return { get; init; } = [];

    /// <summary>What is paid, what for and how; null where there is nothing to show.</summary>
    public PayoutCardView? Payout { get; init; }

    /// <summary>What the buyer said at first and now; none when it was never changed.</summary>
    public IReadOnlyList<StatementRecord> Statements { get; init; } = [];

    /// <summary>The lines of a harm claim; none when it has none.</summary>
    public IReadOnlyList<LossLineRecord> Losses { get; init; } = [];

    /// <summary>The lines of the claim; none when it has only one.</summary>
    public IReadOnlyList<ClaimLine> Lines { get; init; } = [];

    /// <summary>What is left after the last word; null while the case is open.</summary>
    public WhatIsLeftView? Left { get; init; }

    /// <summary>What buyer and seller write to each other; null where there is nothing to show.</summary>
    public MessagesView? Messages { get; init; }

    /// <summary>When the rules changed that others are judged by now; null when this case's own are in force, or nothing changed that it meets.</summary>
    public DateTimeOffset? RulesChangedAt { get; init; }

    /// <summary>What the buyer is asked to give back, in one sentence; null when nothing is.</summary>
    public string? GiveBack { get; init; }
}

/// <summary>What is left after the last word.</summary>
/// <param name="Appeal">How it stands about an appeal, in a sentence.</param>
/// <param name="AppealRule">The paragraph of it.</param>
/// <param name="IsAgainstReader">Whether the reader lost, and may look for help elsewhere.</param>
/// <param name="Bodies">Who can help there; none when none is known.</param>
/// <param name="LastRule">The paragraph of it.</param>
/// <param name="Dossier">Where the dossier is.</param>
public sealed record WhatIsLeftView(string Appeal, string AppealRule, bool IsAgainstReader, IReadOnlyList<RedressBody> Bodies, string LastRule, string Dossier);

/// <summary>Whose turn it is, until when, and what happens otherwise (PROCESS §11).</summary>
/// <param name="Who">Such as "Your turn".</param>
/// <param name="Headline">The status in one sentence.</param>
/// <param name="Mine">The reader acts.</param>
/// <param name="Tone">good, bad or null.</param>
/// <param name="Deadline">Null when nothing is waited for.</param>
/// <param name="Otherwise">What happens if nothing is done; null when nothing is waited for.</param>
/// <param name="Soon">The reader's time is so short that the first reminder is out.</param>
public sealed record TurnView(string Who, string Headline, bool Mine, string? Tone, DateTimeOffset? Deadline, string? Otherwise, bool Soon = false)
{
    /// <summary>The address of the paragraph that the deadline rests on; null when no rule sets it.</summary>
    public string? Rule { get; init; }

    /// <summary>Which days do not count until the deadline, in a sentence; null where all do.</summary>
    public string? RestDays { get; init; }
}

/// <summary>Something the reader may or may not do now.</summary>
/// <param name="Slug">Last part of its address.</param>
/// <param name="Title">What it does, as a verb.</param>
/// <param name="Explanation">One sentence.</param>
/// <param name="WhyNot">Null when allowed.</param>
/// <param name="First">The action most want.</param>
public sealed record ActionLinkView(string Slug, string Title, string Explanation, string? WhyNot, bool First = false)
{
    /// <summary>The address of the paragraph that its refusal rests on; null when it rests on none, or is allowed.</summary>
    public string? Rule { get; init; }

    /// <summary>The debt that it is about; null when it is about none.</summary>
    public DebtId? Debt { get; init; }

    /// <summary>Where its form is.</summary>
    /// <param name="path">Address of the case, without a slash at its end.</param>
    public string In(string path) => Slugs.Address(path, this.Slug, this.Debt);
}

/// <summary>A step of the way.</summary>
public sealed record StepView(string Text, string State, DateTimeOffset? At);

/// <summary>The reader's answer that waits to take effect.</summary>
public sealed record PendingView(string CommandId, string Answer, DateTimeOffset EffectiveAt, string Nonce);

/// <summary>The newest offer.</summary>
public sealed record OfferNoteView(OfferRecord Offer, int Rounds, bool Open)
{
    /// <summary>Those before it, of either side, the newest first.</summary>
    public IReadOnlyList<OfferNoteView> Earlier { get; init; } = [];

    /// <summary>What it is worth by now; less than was offered where money came back another way meanwhile.</summary>
    public required Money ByNow { get; init; }

    /// <summary>The items that it is for; none when it is for all of the claim's.</summary>
    public IReadOnlyList<string> For { get; init; } = [];
}

/// <summary>What the seller owes and what comes next.</summary>
public sealed record DebtCardView(DebtRecord Debt, string? Arranged, IReadOnlyList<PlannedView> Instalments, IReadOnlyList<PlannedView> Planned, IReadOnlyList<string> Exits, DebtPayingView? Paying = null)
{
    /// <summary>The address of the paragraph that its steps rest on.</summary>
    public string? Rule { get; init; }

    /// <summary>Which of several it is, from 1; null where there is but one.</summary>
    public int? Number { get; init; }

    /// <summary>The reference to pay with, in a sentence; null where there is but one, whose way of paying says it.</summary>
    public string? Reference { get; init; }

    /// <summary>What can be done about it, where there are several; what can be done about a single one stands with all else.</summary>
    public IReadOnlyList<ActionLinkView> Actions { get; init; } = [];
}

/// <summary>How a debt is paid: by bank with a reference, or on the pages that were opened at the payment service.</summary>
public sealed record DebtPayingView(string? ByBank, IReadOnlyList<PaymentPageView> Pages);

/// <summary>A page to pay on; without an address it is being opened.</summary>
public sealed record PaymentPageView(string Text, string? Url);

/// <summary>Something that will happen by itself.</summary>
public sealed record PlannedView(DateTimeOffset At, string Text);

/// <summary>How the claim ended and why.</summary>
public sealed record DecisionView(string Text, IReadOnlyList<ReasonView> Reasons, DateTimeOffset? AppealUntil)
{
    /// <summary>The address of the paragraph that the time to appeal rests on.</summary>
    public string? AppealRule { get; init; }
}

/// <summary>A criterion and whether it was met.</summary>
public sealed record ReasonView(string Text, bool Met);

/// <summary>What staff ask the reader for.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Items">Each in a sentence.</param>
/// <param name="Deadline">Until when.</param>
/// <param name="Open">Whether an answer is still waited for.</param>
/// <param name="State">What became of it, in a sentence.</param>
public sealed record RequestView(string Reason, IReadOnlyList<string> Items, DateTimeOffset Deadline, bool Open, string State);

/// <summary>Files of a case and what is still asked for.</summary>
public sealed record EvidenceCardView(
    IReadOnlyList<FileView> Files, IReadOnlyList<RequirementRow> Requirements, bool CanAdd, string Limits, string Accept, string? Nonce, IReadOnlyList<ProblemView> Problems)
{
    /// <summary>What staff ask the reader for.</summary>
    public IReadOnlyList<RequestView> Requests { get; init; } = [];

    /// <summary>That a side has time to answer what came late; null when none has.</summary>
    public string? ReplyTime { get; init; }

    /// <summary>The address of the paragraph that its limits and times rest on.</summary>
    public string? Rule { get; init; }
}

public sealed record FileView(string Id, string Name, string Details, bool Mine, bool Late, string? Address);

/// <summary>Evidence that is asked for, and in a word whether it is there, or needed.</summary>
public sealed record RequirementRow(string Text, bool Satisfied, bool Missing, string State)
{
    /// <summary>All that a side is asked for.</summary>
    internal static IReadOnlyList<RequirementRow> Of(EvidenceSufficiency meter, Reader reader)
    {
        List<EvidenceRequirement> missing = [.. meter.Missing];
        return
        [
            .. meter.Requirements.Select(r => new RequirementRow(
                reader.Say($"evid.{r.Requirement.Code}"), r.Met, missing.Contains(r.Requirement), reader.Say(KeyOf(r, missing)))),
        ];
    }

    private static string KeyOf(RequirementState state, List<EvidenceRequirement> missing) =>
        state.Met ? "evidence.have"
        : !missing.Contains(state.Requirement) ? "evidence.optional"
        : missing.Count(m => m.Level == RequirementLevel.OneOrMore) > 1 && state.Requirement.Level == RequirementLevel.OneOrMore ? "evidence.oneOf"
        : "evidence.needed";
}

/// <summary>One entry of the timeline.</summary>
public sealed record StoryView(DateTimeOffset At, string Text, string? Quote);

/// <summary>A form of an action, or its confirmation.</summary>
/// <param name="Effects">What it does (money, dates).</param>
/// <param name="Nonce">Set on the confirmation: the POST spends it.</param>
/// <param name="PostTo">Where the form goes; null for the action of its slug.</param>
public sealed record ActionFormView(
    Reader Reader,
    string CasePath,
    string Slug,
    string Title,
    string Lead,
    IReadOnlyList<InputView> Inputs,
    IReadOnlyList<string> Effects,
    IReadOnlyList<ProblemView> Problems,
    string? Nonce,
    string Submit,
    bool Stern = false,
    IReadOnlyList<(string Label, string Value)>? Summary = null,
    string? PostTo = null)
{
    /// <summary>The debt that it is about; null when it is about none.</summary>
    public DebtId? Debt { get; init; }
}

/// <summary>A page that says one thing.</summary>
public sealed record MessageView(Reader Reader, string Title, string Text, IReadOnlyList<string> Advice, string? LanguagePath, string? Back = null, string? BackText = null)
{
    /// <summary>The address of the paragraph that it rests on; null when it rests on none.</summary>
    public string? Rule { get; init; }
}

/// <summary>A masked case for an expert or the independent seat.</summary>
public sealed record MaskedView(
    Reader Reader,
    string Path,
    LinkPurpose Purpose,
    ClaimRecord Claim,
    string Description,
    string Headline,
    DateTimeOffset? Deadline,
    string? Otherwise,
    bool Open,
    IReadOnlyList<(string Label, string Value)> Facts,
    IReadOnlyList<(string By, string Text)> Statements,
    IReadOnlyList<FileView> Files,
    IReadOnlyList<string> Findings,
    IReadOnlyList<StoryView> Story,
    string? Notice)
{
    /// <summary>The address of the paragraph that the deadline rests on.</summary>
    public string? Rule { get; init; }
}
