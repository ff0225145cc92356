using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Cases.Staff;

/// <summary>
/// People who leave. A session lasts until its end, and an identity provider is told by somebody else: here their sign-in counts for nothing from the
/// moment on, and the tasks that they held are free. What they decided stands.
/// </summary>
internal sealed class Departures(AtoZStore store, IStaffSignIn signIn, TimeProvider clock)
{
    private static readonly string[] Always = ["/staff/sign-in", "/staff/sign-out", "/staff/signed-out"];

    /// <summary>Whether a request to staff's pages or API is sent by somebody who is gone.</summary>
    /// <returns>Null when not; otherwise the refusal.</returns>
    public async Task<Refusal?> Check(HttpRequest request)
    {
        bool staff = request.Path.StartsWithSegments("/staff", StringComparison.OrdinalIgnoreCase) || request.Path.StartsWithSegments("/api/staff", StringComparison.OrdinalIgnoreCase);
        return staff && !Always.Contains(request.Path.Value, StringComparer.OrdinalIgnoreCase) && signIn.Who(request) is { } member && await IsGone(member.Name)
            ? new Refusal("STAFF_GONE", 403, "This person is not one of the staff any more.", "Sign in as somebody else; an administrator can take the person back.")
            : null;
    }

    /// <summary>Who is gone, the latest first.</summary>
    public async Task<IReadOnlyList<StaffDepartureRecord>> Gone() =>
        await store.Read(db => db.StaffDepartures.Where(d => d.BackAt == null).OrderByDescending(d => d.LeftAt).ToListAsync());

    /// <summary>Lets somebody leave.</summary>
    /// <param name="db">The caller's transaction.</param>
    /// <param name="administrator">Who says so.</param>
    /// <param name="name">The name that their decisions carry.</param>
    /// <param name="reason">Why.</param>
    /// <returns>How many tasks are free again; or why not.</returns>
    public async Task<(int Tasks, Refusal? Refusal)> Leave(AtoZDb db, StaffMember administrator, string name, string reason)
    {
        if (Wrong(administrator, name, reason) is { } refusal)
        {
            return (0, refusal);
        }

        string key = KeyOf(name);
        if (key == KeyOf(administrator.Name))
        {
            return (0, new Refusal("OWN_DEPARTURE", 409, "Nobody ends their own time here.", "Ask another administrator.", "/name"));
        }

        StaffDepartureRecord? known = await db.StaffDepartures.FindAsync(key);
        known ??= db.StaffDepartures.Add(new StaffDepartureRecord { Key = key, Name = name.Trim(), LeftAt = clock.GetUtcNow(), By = "", Reason = "" }).Entity;
        (known.LeftAt, known.By, known.Reason, known.BackAt) = (clock.GetUtcNow(), administrator.Name, reason.Trim(), null);

        // Compared here: a database has its own idea of capitals.
        List<TaskLeaseRecord> held = [.. (await db.TaskLeases.ToListAsync()).Where(l => KeyOf(l.Holder) == key)];
        db.TaskLeases.RemoveRange(held);
        return (held.Count, null);
    }

    /// <summary>Takes somebody back.</summary>
    public async Task<Refusal?> ComeBack(AtoZDb db, StaffMember administrator, string name, string reason)
    {
        if (Wrong(administrator, name, reason) is { } refusal)
        {
            return refusal;
        }

        if (await db.StaffDepartures.FindAsync(KeyOf(name)) is not { BackAt: null } gone)
        {
            return new Refusal("NOT_GONE", 409, "Nobody of this name is gone.", "Read who is gone at /api/staff/people/gone.", "/name");
        }

        (gone.BackAt, gone.By, gone.Reason) = (clock.GetUtcNow(), administrator.Name, reason.Trim());
        return null;
    }

    internal static string KeyOf(string name) => name.Trim().ToUpperInvariant();

    private Task<bool> IsGone(string name)
    {
        string key = KeyOf(name);
        return store.Read(db => db.StaffDepartures.AnyAsync(d => d.Key == key && d.BackAt == null));
    }

    private static Refusal? Wrong(StaffMember administrator, string name, string reason) =>
        !administrator.Is(Party.Administrator) ? StaffRefusals.Needs(Party.Administrator)
        : VisibleText.IsMissing(name) ? new Refusal("NAME_REQUIRED", 422, "The name is missing.", "Give the name that the person's decisions carry.", "/name")
        : VisibleText.IsMissing(reason) ? new Refusal("REASON_REQUIRED", 422, "The reason is missing.", "Say why.", "/reason")
        : null;
}
