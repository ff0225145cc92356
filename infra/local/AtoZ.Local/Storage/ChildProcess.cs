using System.ComponentModel;
using System.Diagnostics;
using FunctionsHost;

namespace AtoZ.Local.Storage;

/// <summary>Starts other programs.</summary>
internal static class ChildProcess
{
    /// <summary>Starts one.</summary>
    /// <param name="start">The program.</param>
    /// <param name="missing">The sentence when there is no such program.</param>
    /// <returns>The process.</returns>
    /// <exception cref="HostSetupException">There is no such program.</exception>
    public static Process Start(ProcessStartInfo start, string missing)
    {
        try
        {
            return Process.Start(start) ?? throw new HostSetupException(missing);
        }
        catch (Win32Exception error)
        {
            throw new HostSetupException(missing, error);
        }
    }
}
