using AtoZ.Functions.Data;
using AtoZ.Functions.Messages.Email;

namespace AtoZ.Local.Sample;

/// <summary>What a party is going to do, and how long it takes to get round to it.</summary>
internal sealed record Reaction(TimeSpan After, Func<Player, Task> Act);

/// <summary>Decides how the parties behave.</summary>
internal interface ICast
{
    /// <summary>What the receiver of a mail does; null for nothing.</summary>
    Reaction? OnMail(MailRequest mail, ClaimRecord claim);

    /// <summary>What the receiver of a mail about an inquiry does; null for nothing.</summary>
    Reaction? OnInquiry(MailRequest mail, InquiryRecord inquiry) => null;

    /// <summary>What staff does about a stage that waits for them; null for nothing.</summary>
    Reaction? OnStage(StageRecord stage, ClaimRecord claim);
}
