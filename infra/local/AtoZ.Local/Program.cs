using AtoZ.Functions.Settings;
using AtoZ.Local;
using AtoZ.Local.Demo;
using AtoZ.Local.Move;
using AtoZ.Local.Sample;
using FunctionsHost;

return args switch
{
    ["demo", .. string[] rest] => await DemoCommand.Run(rest),
    ["backup" or "restore" or "export", ..] => await MoveCommand.Run(args, Console.Out, Console.Error),
    _ => await StartUp.Run(() => LocalHostBuilder.ForProcess(LocalAtoZ.Options(), args).AddLocalAtoZ().AddSample().Build()),
};
