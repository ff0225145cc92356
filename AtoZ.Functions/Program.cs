using AtoZ.Functions;
using AtoZ.Functions.Settings;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

await FunctionsApplication.CreateBuilder(args).AddAtoZ().OnThisHost().Build().RunAsync();
