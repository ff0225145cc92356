using AtoZ.Functions;
using AtoZ.Functions.Edge.Api;
using AtoZ.Functions.Edge.Api.OpenApi;
using AtoZ.Functions.Records.Verify;
using AtoZ.Functions.Settings;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

if (args is ["verify", ..])
{
    return VerifyCommand.Run(args[1..], Console.Out);
}

if (args is ["openapi", string file])
{
    OpenApiCommand.Write(file);
    return 0;
}

return await StartUp.Run(() =>
{
    FunctionsApplicationBuilder builder = FunctionsApplication.CreateBuilder(args);
    builder.ConfigureFunctionsWebApplication();

    // The worker has a server of its own, with a limit below the host's: what the host lets in must reach the app, which says what is too large.
    builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = BodyDrain.Most);
    Telemetry.AddTo(builder.Services, builder.Configuration);
    return builder.AddAtoZ().Build();
});
