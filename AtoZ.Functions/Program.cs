using AtoZ.Functions;
using AtoZ.Functions.Records.Verify;
using AtoZ.Functions.Settings;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

if (args is ["verify", ..])
{
    return VerifyCommand.Run(args[1..], Console.Out);
}

await Platform.AddWhenAlone(FunctionsApplication.CreateBuilder(args).AddAtoZ()).Build().RunAsync();
return 0;
