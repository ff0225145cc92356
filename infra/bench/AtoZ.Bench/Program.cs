using AtoZ.Bench;

string folder = Path.Combine(Path.GetTempPath(), "atoz-bench-" + Environment.ProcessId);
Directory.CreateDirectory(folder);
try
{
    if (args is not ["engine", ..])
    {
        Console.Error.WriteLine("Usage: ./bench engine [--waiting N]");
        return 2;
    }

    int at = Array.IndexOf(args, "--waiting");
    await new EngineBench(folder, at > 0 ? int.Parse(args[at + 1], System.Globalization.CultureInfo.InvariantCulture) : 1_000_000).Run();
    return 0;
}
finally
{
    Directory.Delete(folder, recursive: true);
}
