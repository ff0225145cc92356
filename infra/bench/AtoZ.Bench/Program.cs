using AtoZ.Bench;

BenchOptions? options = BenchOptions.Parse(args, Console.Error);
if (options is null)
{
    return 2;
}

if (options.ChildStore is { } store)
{
    await new WaitingChild(store, options.Waiting).Run();
    return 0;
}

string folder = Directory.CreateTempSubdirectory("atoz-bench-").FullName;
try
{
    return await new EngineBench(folder, options).Run() ? 0 : 1;
}
finally
{
    Directory.Delete(folder, recursive: true);
}
