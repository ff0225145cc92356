using AtoZ.Functions;
using AtoZ.Functions.Settings;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

await Platform.AddWhenAlone(FunctionsApplication.CreateBuilder(args).AddAtoZ()).Build().RunAsync();
