using AtoZ.ClaimsBench;

ClaimsBenchOptions? options = ClaimsBenchOptions.Parse(args, Console.Error);
if (options is null)
{
    return 2;
}

if (options.Worker is null && options.Parts.Contains("instances"))
{
    if (options.Database is null)
    {
        Console.Error.WriteLine("The part 'instances' needs --database with an empty PostgreSQL database.");
        return 2;
    }

    Report compared = new(Console.Out);
    await new InstancesBench(compared).Run(options);
    return compared.AllMet ? 0 : 1;
}

string folder = Directory.CreateTempSubdirectory("atoz-claims-").FullName;
try
{
    await using AppHost app = await AppHost.Start(folder, options.Database);
    if (options.Worker is not null)
    {
        await new InstanceWorker(app).Run(options);
        return 0;
    }

    Report report = new(Console.Out);
    foreach ((string name, Func<Task> part) in ((string, Func<Task>)[])
        [
            // First, so that what follows measures compiled code, as a server that has run for a while has it.
            ("whole", () => new WholeClaimBench(app, report).Run(options)),
            ("submit", () => new SubmitBench(app, report).Run(options)),
            ("import", () => new ImportBench(app, report).Run(options)),
            ("list", () => new ListBench(app, report).Run(options)),
        ])
    {
        if (options.Wants(name))
        {
            await part();
        }
    }

    return report.AllMet ? 0 : 1;
}
finally
{
    Directory.Delete(folder, recursive: true);
}
