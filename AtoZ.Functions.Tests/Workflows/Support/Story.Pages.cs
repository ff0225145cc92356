using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Messages.Links;
using AtoZ.Functions.Settings;
using AtoZ.Local.Keys;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AtoZ.Functions.Tests.Workflows.Support;

/// <summary>What page tests need of a story: its address, and the links that its mails carry.</summary>
internal sealed partial class Story
{
    /// <summary>A client of the app's own HTTP port that follows no redirect.</summary>
    public HttpClient Http => _host.Client;

    /// <summary>The path of the newest link that was handed out for a purpose.</summary>
    public async Task<string> LinkPath(LinkPurpose purpose)
    {
        List<LinkRecord> links = await Store.Read(db => db.Links.Where(l => l.ClaimId == Claim && l.Purpose == purpose).ToListAsync());
        return Services.GetRequiredService<SignedLinks>().AddressOf(links.MaxBy(l => l.ExpiresAt)!).AbsolutePath;
    }

    /// <summary>The key of a member of staff.</summary>
    public string StaffKey(string name) => LocalKeys.Open(Services.GetRequiredService<AppSettings>().DataDirectory).Staff.Single(a => a.Name == name).Key;
}
