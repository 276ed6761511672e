using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Summarizer;
using Summarizer.Api;
using Summarizer.Api.Access;
using Summarizer.Functions;
using Summarizer.Processing;
using Summarizer.Reading;
using Summarizer.Settings;
using Summarizer.Telemetry;

if (ReaderProgram.TryRun(args))
{
    return 0;
}

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();

builder.Services.AddSummarizer(builder.Configuration);
builder.Services.AddSingleton<SharedPipeline>();

// Last, so that it stops first: running work releases its articles while storage and host are still reachable.
builder.Services.AddSingleton<RunningWork>();
builder.Services.AddHostedService(services => services.GetRequiredService<RunningWork>());

// The host has checked its function key; Api:Keys add roles.
builder.Services.Configure<AccessOptions>(access => access.HostAdmits = true);

// The host passes requests on from the same machine.
builder.Services.Configure<ApiOptions>(api => api.TrustedProxies.Add("127.0.0.0/8"));

// The service has its own upload limit and error message; the host's limit is 100 MB.
builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = null);

// Telemetry is sent with the app's identity, the same as for storage: keys are disabled.
if (builder.Configuration["APPLICATIONINSIGHTS_CONNECTION_STRING"] is { Length: > 0 })
{
    var identity = new DefaultAzureCredentialOptions
    {
        ManagedIdentityClientId = builder.Configuration["Storage:ClientId"],
    };
    builder
        .Services.AddOpenTelemetry()
        .WithSummarizer()
        .UseFunctionsWorkerDefaults()
        .UseAzureMonitorExporter(exporter => exporter.Credential = new DefaultAzureCredential(identity));
}

try
{
    builder.Services.CheckSettings();
}
catch (SettingsException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 2;
}

var host = builder.Build();
host.Services.GetRequiredService<SharedPipeline>(); // a broken route fails the start, not the first request
host.Run();
return 0;
