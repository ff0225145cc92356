using AtoZ.Functions.Cases;
using AtoZ.Functions.Edge.Pages.Shared;
using AtoZ.Functions.Texts;
using Microsoft.AspNetCore.Http;

namespace AtoZ.Functions.Edge.Pages.Case;

/// <summary>
/// What a page shows while the process has yet to follow what was done: that we have it, and that it takes a moment. Nothing that would no longer be
/// true: no headline, no deadline, no acts. The browser asks again after two seconds.
/// </summary>
internal static class UnderwayPage
{
    private const int RefreshSeconds = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    // A look reads the whole case: the first ones find nearly every act done, so the others may be rare.
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(400);

    /// <summary>Waits for the process as long as a person hardly notices.</summary>
    /// <param name="read">Reads what is to be shown.</param>
    /// <param name="underway">Whether it is under way.</param>
    /// <param name="cancellationToken">Who waits has left.</param>
    public static async Task<T> Settled<T>(Func<Task<T>> read, Func<T, bool> underway, CancellationToken cancellationToken)
    {
        long begun = TimeProvider.System.GetTimestamp();
        TimeSpan pause = FirstPause;
        T seen = await read();
        while (underway(seen) && TimeProvider.System.GetElapsedTime(begun) < Patience)
        {
            // The patience of a person at a screen runs by the real clock, whatever the case's clock says.
            await Task.Delay(pause, TimeProvider.System, cancellationToken);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            seen = await read();
        }

        return seen;
    }

    /// <summary>The neutral card.</summary>
    public static async Task<HtmlPage> Show(PageRenderer pages, Reader reader, Underway underway, HttpRequest request)
    {
        MessageView view = new(reader, reader.Say("underway.title"), Said(reader, underway), [], null, request.Path, reader.Say("underway.look"));
        HtmlPage page = await pages.Page<MessagePage>(view);
        return page.RefreshedAfter(RefreshSeconds);
    }

    /// <summary>That we have it, and that it takes a moment.</summary>
    public static string Said(Reader reader, Underway underway) =>
        reader.SayFirst($"underway.{underway.Own ?? "Other"}", underway.Own is null ? "underway.Other" : "underway.Own");
}
