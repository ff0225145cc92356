using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace FunctionsHost.Timers;

/// <summary>Keeps each timer's last and next run in the data directory, one small file per function.</summary>
internal sealed class TimerStatusStore(DataDirectory data, ILogger<TimerStatusStore> logger)
{
    private readonly string _folder = Directory.CreateDirectory(Path.Combine(data.Path, "timers")).FullName;

    /// <summary>Reads a timer's state.</summary>
    /// <param name="function">The function.</param>
    /// <returns>The state; null when it never ran here, or when the file is damaged and the timer begins anew.</returns>
    public ScheduleStatus? Read(string function)
    {
        string path = PathOf(function);
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<ScheduleStatus>(File.ReadAllText(path)) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes a timer's state, wholly or not at all. On a full disk the timer goes on without.</summary>
    /// <param name="function">The function.</param>
    /// <param name="status">The state.</param>
    public void Write(string function, ScheduleStatus status)
    {
        string path = PathOf(function);
        try
        {
            File.WriteAllText(path + ".new", JsonSerializer.Serialize(status));
            File.Move(path + ".new", path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            logger.LogWarning("When the timer function '{Function}' ran last could not be kept: {Reason}", function, error.Message);
        }
    }

    private string PathOf(string function) => Path.Combine(_folder, function + ".json");
}
