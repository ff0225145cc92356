using Xunit;

namespace AtoZ.Functions.Tests.Edge.Pages.Support;

/// <summary>A test in Chromium. A machine without it skips the test and says so; the project's own test run installs it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (!File.Exists(Browser.Chromium))
        {
            Skip = $"{Browser.Chromium} is not installed.";
        }
    }
}
