using System.Globalization;
using System.Text.Json;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Cases.Publishing;

/// <summary>The last steps: published from a moment, or withdrawn before it.</summary>
internal sealed partial class PackDesk
{
    /// <summary>Publishes an approved pack: claims that begin from that moment on are pinned to it.</summary>
    public async Task<PackReceipt> Publish(AtoZDb db, StaffMember member, string version, DateTimeOffset from)
    {
        if (await Find(db, version) is not { } pack)
        {
            return PackReceipt.Not(PackRefusals.Unknown(version));
        }

        // The JSON of a pack counts in whole seconds.
        DateTimeOffset now = clock.GetUtcNow();
        DateTimeOffset begins = new DateTimeOffset(from.UtcTicks - (from.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
        DateTimeOffset earliest = now + policies.InForce(now).Publishing.Notice;
        Refusal? refusal = member.Is(Party.Approver) ? null : PackRefusals.NotAnApprover;
        refusal ??= pack.State == PackState.Approved ? null : PackRefusals.NotNow(pack);
        refusal ??= begins < earliest ? PackRefusals.TooEarly(earliest) : null;
        refusal ??= policies.All().Any(p => p.Pack.ValidFrom == begins) ? PackRefusals.MomentTaken : null;
        if (refusal is not null)
        {
            return PackReceipt.Not(refusal);
        }

        using JsonDocument document = JsonDocument.Parse(pack.Json);
        pack.Json = With(document.RootElement, "validFrom", begins.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        (pack.State, pack.PublishedBy, pack.PublishedAt, pack.ValidFrom) = (PackState.Published, member.Name, now, begins);
        pack.Revision++;
        await PackAudit.Add(db, pack, member, "published", begins.ToString("u", CultureInfo.InvariantCulture), now);
        return PackReceipt.Done(pack);
    }

    /// <summary>Gives a pack up, as long as no claim can have begun with it.</summary>
    public async Task<PackReceipt> Withdraw(AtoZDb db, StaffMember member, string version, string reason)
    {
        if (await Find(db, version) is not { } pack)
        {
            return PackReceipt.Not(PackRefusals.Unknown(version));
        }

        DateTimeOffset now = clock.GetUtcNow();
        Refusal? refusal = member.Is(Party.Approver) || member.Name == pack.DraftedBy ? null : PackRefusals.NotAnApprover;
        refusal ??= pack.State == PackState.Withdrawn ? PackRefusals.NotADraft(pack) : null;
        refusal ??= now >= pack.ValidFrom - PublishingTerms.ShortestNotice ? PackRefusals.TooLateToWithdraw : null;
        refusal ??= VisibleText.IsMissing(reason) ? PackRefusals.NoReason : null;
        if (refusal is not null)
        {
            return PackReceipt.Not(refusal);
        }

        (pack.State, pack.ValidFrom) = (PackState.Withdrawn, null);
        pack.Revision++;
        await PackAudit.Add(db, pack, member, "withdrawn", reason.Trim(), now);
        return PackReceipt.Done(pack);
    }
}
