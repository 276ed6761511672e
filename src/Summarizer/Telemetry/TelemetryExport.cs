using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Summarizer.Telemetry;

/// <summary>Where telemetry goes: to an OTLP endpoint if the standard variable names one, else nowhere.</summary>
public static class TelemetryExport
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string HttpServer = "Microsoft.AspNetCore";

    /// <summary>Adds the service's telemetry, and its export if one is configured.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton<ArticleTelemetry>();
        services.PostConfigure<LoggerFilterOptions>(KeepAddressesOut);
        if (!string.IsNullOrWhiteSpace(configuration[Endpoint]))
        {
            services.AddOpenTelemetry().WithSummarizer().UseOtlpExporter();
        }

        return services;
    }

    /// <summary>
    /// Collects the traces, metrics and logs of the service and of the HTTP server below it. Not the traces of the HTTP
    /// client: their addresses hold the names of articles.
    /// </summary>
    public static OpenTelemetryBuilder WithSummarizer(this OpenTelemetryBuilder telemetry) =>
        telemetry
            .ConfigureResource(resource =>
                resource.AddService("summarizer", serviceVersion: Version).AddEnvironmentVariableDetector()
            )
            .WithTracing(traces =>
                traces.AddSource(ArticleTelemetry.Name, "Microsoft.AspNetCore").AddProcessor(new WithoutNames())
            )
            .WithMetrics(metrics =>
                metrics.AddMeter(
                    ArticleTelemetry.Name,
                    "Microsoft.AspNetCore.Hosting",
                    "Microsoft.AspNetCore.Server.Kestrel",
                    "System.Net.Http",
                    "System.Runtime"
                )
            )
            .WithLogging(logs => logs.AddProcessor(new WithInvocation()));

    private static string Version => typeof(TelemetryExport).Assembly.GetName().Version!.ToString(3);

    // Below warnings ASP.NET Core logs the address of every request, which holds names and searches. A level for all
    // categories, in one provider or in all, does not mean that; who wants it asks for this category.
    private static void KeepAddressesOut(LoggerFilterOptions filters)
    {
        var providers = filters.Rules.Select(rule => rule.ProviderName).Append(null).Distinct().ToList();
        foreach (var provider in providers)
        {
            if (!filters.Rules.Any(rule => rule.ProviderName == provider && rule.CategoryName == HttpServer))
            {
                filters.Rules.Add(new(provider, HttpServer, LogLevel.Warning, filter: null));
            }
        }
    }

    // So that all lines of one run of a function are found, as its spans are.
    private sealed class WithInvocation : BaseProcessor<LogRecord>
    {
        public override void OnEnd(LogRecord data)
        {
            if (Invocation.Of(Activity.Current) is { } id)
            {
                data.Attributes = [.. data.Attributes ?? [], new(Invocation.Tag, id)];
            }
        }
    }

    // The path of an upload is its article's name, a query may be a search: the route is enough.
    private sealed class WithoutNames : BaseProcessor<Activity>
    {
        private static readonly string[] Addresses = ["url.path", "url.full", "url.query", "http.target", "http.url"];

        public override void OnEnd(Activity data)
        {
            foreach (var address in Addresses)
            {
                if (data.GetTagItem(address) is not null)
                {
                    data.SetTag(address, null);
                }
            }
        }
    }
}
