using AtoZ.Functions;
using AtoZ.Functions.Records.Verify;
using AtoZ.Functions.Settings;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

if (args is ["verify", ..])
{
    return VerifyCommand.Run(args[1..], Console.Out);
}

return await StartUp.Run(() =>
{
    FunctionsApplicationBuilder builder = FunctionsApplication.CreateBuilder(args);
    builder.ConfigureFunctionsWebApplication();
    Telemetry.AddTo(builder.Services, builder.Configuration);
    return builder.AddAtoZ().Build();
});
