using AtoZ.Functions.Settings;
using AtoZ.Local;
using AtoZ.Local.Demo;
using AtoZ.Local.Sample;
using FunctionsHost;

return args is ["demo", .. string[] rest]
    ? await DemoCommand.Run(rest)
    : await StartUp.Run(() => LocalHostBuilder.ForProcess(LocalAtoZ.Options(), args).AddLocalAtoZ().AddSample().Build());
