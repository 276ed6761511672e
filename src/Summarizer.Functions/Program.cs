using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Summarizer;
using Summarizer.Api.Access;
using Summarizer.Functions;
using Summarizer.Processing;
using Summarizer.Telemetry;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();

builder.Services.AddSummarizer(builder.Configuration);
builder.Services.AddSingleton<SharedPipeline>();

// Last, so that it is stopped first: what runs gives its articles back while storage and host can still be reached.
builder.Services.AddSingleton<RunningWork>();
builder.Services.AddHostedService(services => services.GetRequiredService<RunningWork>());

// The host's function keys have admitted whoever comes this far; Api:Keys add roles.
builder.Services.Configure<AccessOptions>(access => access.HostAdmits = true);

// The service has its own limit on uploads, and says what it is; the host's is 100 MB.
builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = null);

// Only identities may send telemetry: the app's own, which is storage's too.
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

var host = builder.Build();
host.Services.GetRequiredService<SharedPipeline>(); // a fault in a route stops the start, not the first request
host.Run();
