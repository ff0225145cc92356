using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Pages.Case;
using AtoZ.Functions.Edge.Pages.Shared;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Edge.Pages.Inquiry;

/// <summary>The page of an inquiry for the buyer or the seller.</summary>
/// <param name="Reader">Who reads.</param>
/// <param name="Path">Address of the inquiry, without a slash at its end.</param>
/// <param name="Viewer">Buyer or seller.</param>
/// <param name="Inquiry">The inquiry.</param>
/// <param name="Item">What the item is called.</param>
/// <param name="Turn">Whose turn it is, until when, what happens otherwise.</param>
/// <param name="Messages">Oldest first.</param>
/// <param name="Inputs">The fields of the form to write.</param>
/// <param name="Claim">What the buyer reads about the claim; null for the seller and when it ended.</param>
/// <param name="Evidence">Files of both sides.</param>
/// <param name="Nonce">The one-time code of every form here.</param>
/// <param name="Problems">What was wrong with what was sent.</param>
/// <param name="Notice">What was just done; null when nothing was.</param>
/// <param name="LinkUntil">Until when the link works.</param>
public sealed record InquiryPageView(
    Reader Reader,
    string Path,
    Party Viewer,
    InquiryRecord Inquiry,
    string Item,
    TurnView Turn,
    IReadOnlyList<InquirySaid> Messages,
    IReadOnlyList<InputView> Inputs,
    InquiryClaimView? Claim,
    EvidenceCardView Evidence,
    string Nonce,
    IReadOnlyList<ProblemView> Problems,
    string? Notice,
    DateTimeOffset LinkUntil);

/// <summary>One message.</summary>
/// <param name="Who">Who wrote it.</param>
/// <param name="Mine">The reader did.</param>
/// <param name="At">When.</param>
/// <param name="What">What it brings beside words; null when nothing.</param>
/// <param name="Text">The words.</param>
public sealed record InquirySaid(string Who, bool Mine, DateTimeOffset At, string? What, string Text);

/// <summary>Whether the inquiry can be a claim.</summary>
/// <param name="Possible">One click makes it a claim now.</param>
/// <param name="From">From when, if time is all that lacks.</param>
/// <param name="Needs">What is missing, in the reader's language.</param>
/// <param name="Until">Until when; null when not known.</param>
/// <param name="FilesItself">It files itself when the seller's time is over.</param>
/// <param name="MayFileItself">That can still be wished.</param>
public sealed record InquiryClaimView(bool Possible, DateTimeOffset? From, IReadOnlyList<ProblemView> Needs, DateTimeOffset? Until, bool FilesItself, bool MayFileItself)
{
    /// <summary>The address of the paragraph that the time for a claim rests on.</summary>
    public string? WindowRule { get; init; }

    /// <summary>The other items of the order, to be ticked; null when there are none.</summary>
    public InputView? Also { get; init; }

    /// <summary>The address of the paragraph that the seller's time rests on.</summary>
    public string? FirstRule { get; init; }
}
