using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using Summarizer.Articles;
using Summarizer.Engines;
using Summarizer.Engines.LanguageModels;
using Summarizer.Processing;
using Summarizer.Processing.Protocol;
using Summarizer.Sweeping;
using Summarizer.Telemetry;
using Summarizer.Testing;
using Summarizer.Testing.FakeModels;
using Summarizer.Tests.Infra;
using Summarizer.Tests.Processing;

namespace Summarizer.Tests.Telemetry;

public class TelemetryTests(AzuriteServer azurite)
{
    private const string Text =
        "Wardens of the Lagoon\n\nThe lagoon council has hired twelve wardens. They count the seals each morning. "
        + "The seals had left the lagoon in 1990, and came back when the mill was closed.";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_trace_spans_the_upload_and_its_digest()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        using var heard = new Heard(service.Services.GetRequiredService<ArticleTelemetry>());
        var name = ServiceHost.NewName();
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/articles/{name.Value}");
        request.Content = new StringContent(Text, Encoding.UTF8, "text/plain");
        var trace = ActivityTraceId.CreateRandom();
        request.Headers.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");
        (await service.Http.SendAsync(request, Cancel)).EnsureSuccessStatusCode();

        await service.Processor.ProcessAsync(name.Value, Cancel);

        Assert.All(["digest article", "read", "digest", "save"], stage => Assert.Equal(trace, heard.Trace(stage)));
    }

    [Fact]
    public async Task A_queue_message_continues_the_trace_of_its_sender()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var telemetry = service.Services.GetRequiredService<ArticleTelemetry>();
        using var heard = new Heard(telemetry);
        var name = ServiceHost.NewName();
        await service.StoreAsync(name, Text);
        var trace = ActivityTraceId.CreateRandom();
        var message =
            $$"""{"name":"{{name.Value}}","reason":"retry","traceParent":"00-{{trace}}-00f067aa0ba902b7-01"}""";

        await service.Services.GetRequiredService<DigestRequestProcessor>().ProcessAsync(message, Cancel);

        Assert.Equal(trace, heard.Trace("process digest-requests"));
        Assert.Equal(trace, heard.Trace("digest article"));
    }

    [Fact]
    public async Task A_request_that_waits_on_purpose_is_tagged()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        var name = ServiceHost.NewName();
        await service.StoreAsync(name, Text);
        await service.Processor.ProcessAsync(name.Value, Cancel);
        var (plain, waiting) = (ActivityTraceId.CreateRandom(), ActivityTraceId.CreateRandom());
        var ended = new Dictionary<ActivityTraceId, TaskCompletionSource<object?>>
        {
            [plain] = new(),
            [waiting] = new(),
        };
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = request =>
                ended.GetValueOrDefault(request.TraceId)?.TrySetResult(request.GetTagItem(ArticleTelemetry.WaitTag)),
        };
        ActivitySource.AddActivityListener(listener);

        foreach (var (trace, query) in new[] { (plain, ""), (waiting, "?wait=5") })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/articles/{ArticleId.Of(name)}{query}");
            request.Headers.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");
            (await service.Http.SendAsync(request, Cancel)).EnsureSuccessStatusCode();
        }

        Assert.Null(await ended[plain].Task.WaitAsync(Cancel));
        Assert.Equal(true, await ended[waiting].Task.WaitAsync(Cancel));
    }

    [Fact]
    public async Task Spans_and_log_lines_carry_the_invocation_id_of_their_function()
    {
        var lines = new List<string>();
        await using var service = await ServiceHost.StartAsync(
            azurite.ConnectionString,
            configure: services =>
            {
                services.AddLogging();
                services.AddOpenTelemetry().WithSummarizer().WithLogging(logs => logs.AddProcessor(new Kept(lines)));
            }
        );
        using var heard = new Heard(service.Services.GetRequiredService<ArticleTelemetry>());
        using var worker = new ActivitySource("a Functions worker");
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source == worker,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(listener);
        var name = ServiceHost.NewName();
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/articles/{name.Value}");
        request.Content = new StringContent(Text, Encoding.UTF8, "text/plain");
        request.Headers.Add("traceparent", $"00-{ActivityTraceId.CreateRandom()}-{ActivitySpanId.CreateRandom()}-01");
        (await service.Http.SendAsync(request, Cancel)).EnsureSuccessStatusCode();

        using (worker.StartActivity("function SummarizeArticle")!.SetTag("faas.invocation_id", "run-17"))
        {
            await service.Processor.ProcessAsync(name.Value, Cancel);
        }

        Assert.Equal("run-17", heard.Tag("digest article", "faas.invocation_id"));
        Assert.Contains("faas.invocation_id=run-17", Assert.Single(lines));
    }

    [Fact]
    public async Task An_article_with_an_invalid_traceparent_is_digested()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        using var heard = new Heard(service.Services.GetRequiredService<ArticleTelemetry>());
        var name = ServiceHost.NewName();
        await service
            .Storage.Blobs.GetBlobContainerClient("articles")
            .GetBlobClient(name.Value)
            .UploadAsync(
                BinaryData.FromString(Text),
                new Azure.Storage.Blobs.Models.BlobUploadOptions
                {
                    Metadata = new Dictionary<string, string> { ["traceparent"] = "00-nonsense" },
                },
                Cancel
            );

        Assert.Equal(ProcessOutcome.Digested, await service.Processor.ProcessAsync(name.Value, Cancel));
    }

    [Fact]
    public async Task A_digest_is_counted_and_timed_by_stage()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        using var heard = new Heard(service.Services.GetRequiredService<ArticleTelemetry>());
        var name = ServiceHost.NewName();
        await service.StoreAsync(name, Text);

        await service.Processor.ProcessAsync(name.Value, Cancel);
        await service.Processor.ProcessAsync(name.Value, Cancel);

        Assert.Equal(1, heard.Sum("summarizer.articles", "digested"));
        Assert.Equal(1, heard.Sum("summarizer.articles", "up_to_date"));
        Assert.Single(heard.Of("summarizer.time_to_digest"));
        Assert.Single(heard.Of("summarizer.grounding.score"));
        Assert.Equal(["digest", "read", "save"], heard.Of("summarizer.stage.duration").SelectMany(m => m.Tags).Order());
    }

    [Fact]
    public async Task Statements_in_other_words_and_dropped_ones_are_counted()
    {
        var engine = new StallingEngine
        {
            Answer = () =>
                new EngineOutcome.Completed(
                    new(
                        new("A title", "en", [], [], []),
                        new(Supported: 4, Of: 6, Score: 0.8, Dropped: 3, Unverified: 2),
                        new(1, 1),
                        new EngineInfo("model"),
                        Usage.None
                    )
                ),
        };
        engine.Release();
        await using var service = await ServiceHost.StartAsync(
            azurite.ConnectionString,
            configure: services => services.AddSingleton<IDigestEngine>(engine)
        );
        using var heard = new Heard(service.Services.GetRequiredService<ArticleTelemetry>());
        var name = ServiceHost.NewName();
        await service.StoreAsync(name, Text);

        await service.Processor.ProcessAsync(name.Value, Cancel);

        Assert.Equal(3, heard.Sum("summarizer.claims.dropped", "model"));
        Assert.Equal(2, heard.Sum("summarizer.claims.unverified", "model"));
    }

    [Theory]
    [InlineData(FakeApi.OpenAi, "openai")]
    [InlineData(FakeApi.AzureDeployment, "azure.ai.openai")]
    public async Task Model_calls_follow_the_semantic_conventions_and_a_cache_hit_makes_no_call(
        FakeApi api,
        string provider
    )
    {
        await using var model = await FakeModel.StartAsync(Cancel);
        await using var service = await ServiceHost.StartAsync(
            azurite.ConnectionString,
            settings: new Dictionary<string, string?>(model.Settings(api))
            {
                ["Model:InputUsdPerMillionTokens"] = "1",
                ["Model:OutputUsdPerMillionTokens"] = "2",
            }
        );
        using var heard = new Heard(service.Services.GetRequiredService<ArticleTelemetry>());
        var text = $"{Text} This article has the number {Guid.NewGuid():N}.";
        var (first, second) = (ServiceHost.NewName(), ServiceHost.NewName());
        await service.StoreAsync(first, text);
        await service.StoreAsync(second, text);

        await service.Processor.ProcessAsync(first.Value, Cancel);
        var calls = heard.Of("gen_ai.client.operation.duration").ToList();
        await service.Processor.ProcessAsync(second.Value, Cancel);

        Assert.NotEmpty(calls);
        Assert.All(calls, call => Assert.Equal(["chat", provider, FakeModel.Name, model.Endpoint.Host], call.Tags));
        Assert.Equal(calls, heard.Of("gen_ai.client.operation.duration"));
        Assert.Equal(calls.Count, heard.Sum("summarizer.model.cache", "miss"));
        Assert.Equal(calls.Count, heard.Sum("summarizer.model.cache", "hit"));
        var (input, output) = (
            heard.Sum("gen_ai.client.token.usage", "input"),
            heard.Sum("gen_ai.client.token.usage", "output")
        );
        Assert.True(input > 0 && output > 0);
        Assert.Equal((input + (2 * output)) / 1e6, heard.Of("summarizer.model.cost").Sum(m => m.Value), precision: 6);
    }

    [Fact]
    public async Task The_sweeper_reports_its_repairs_and_the_age_of_the_oldest_upload()
    {
        await using var storage = new AzuriteServer();
        await storage.StartAsync(Cancel);
        await using var service = await ServiceHost.StartAsync(storage.ConnectionString);
        using var heard = new Heard(service.Services.GetRequiredService<ArticleTelemetry>());
        var name = ServiceHost.NewName();
        await service.StoreAsync(name, Text);

        await service.Services.GetRequiredService<Sweeper>().SweepAsync(Cancel);
        await service.Processor.ProcessAsync(name.Value, Cancel);
        await service.Services.GetRequiredService<Sweeper>().SweepAsync(Cancel);

        Assert.Equal(1, heard.Of("summarizer.sweeper.repairs").Sum(m => m.Value));
        var ages = heard.Of("summarizer.oldest_unfinished").Select(m => m.Value).ToList();
        Assert.Equal(2, ages.Count);
        Assert.Equal(0, ages[1]);
    }

    [Fact]
    public async Task Telemetry_contains_no_name_and_no_text()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        using var heard = new Heard(service.Services.GetRequiredService<ArticleTelemetry>());
        Assert.True(ArticleName.TryParse($"secret-name-{Guid.NewGuid():N}.txt", out var name));
        await service.StoreAsync(name, Text);

        await service.Processor.ProcessAsync(name.Value, Cancel);

        Assert.Contains(ArticleId.Of(name).Value, heard.Everything);
        Assert.DoesNotContain("secret-name", heard.Everything);
        Assert.DoesNotContain("lagoon", heard.Everything, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_docs_the_alerts_and_the_workbook_name_the_existing_instruments()
    {
        await using var service = await ServiceHost.StartAsync(azurite.ConnectionString);
        using var heard = new Heard(service.Services.GetRequiredService<ArticleTelemetry>());
        _ = service.Services.GetRequiredService<SummarizerTriggers>(); // each part makes its own instruments
        service.Services.GetRequiredService<ModelTelemetry>(); // its instruments exist only where a model digests
        var used = string.Concat(
            Repository.Text("infra", "modules", "alerts.bicep"),
            Repository.Text("infra", "modules", "workbook.json")
        );

        var document = Repository.Text("docs", "telemetry.md");
        Assert.All(heard.Instruments, instrument => Assert.Contains($"`{instrument}`", document));
        var names = used.Split('"', '\'').Where(word => word.StartsWith("summarizer.", StringComparison.Ordinal));
        Assert.Empty(
            names
                .Where(n =>
                    n
                        is not (
                            "summarizer.outcome"
                            or "summarizer.stage"
                            or "summarizer.cache.result"
                            or ArticleTelemetry.WaitTag
                        )
                )
                .Except(heard.Instruments)
        );
    }

    /// <summary>The telemetry of one service, without that of others in this test run.</summary>
    private sealed class Heard : IDisposable
    {
        private readonly ConcurrentQueue<Measurement> _measurements = [];
        private readonly ConcurrentQueue<Activity> _activities = [];
        private readonly ConcurrentQueue<string> _instruments = [];
        private readonly MeterListener _meters = new();
        private readonly ActivityListener _traces;

        public Heard(ArticleTelemetry telemetry)
        {
            _meters.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter == telemetry.Meter)
                {
                    _instruments.Enqueue(instrument.Name);
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _meters.SetMeasurementEventCallback<long>((i, value, tags, _) => Hear(i, value, tags));
            _meters.SetMeasurementEventCallback<double>((i, value, tags, _) => Hear(i, value, tags));
            _meters.Start();
            _traces = new()
            {
                // ASP.NET Core's source too: it starts the trace of a request.
                ShouldListenTo = source => source == telemetry.Source || source.Name == "Microsoft.AspNetCore",
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
                ActivityStopped = activity =>
                {
                    if (activity.Source == telemetry.Source)
                    {
                        _activities.Enqueue(activity);
                    }
                },
            };
            ActivitySource.AddActivityListener(_traces);
        }

        public IEnumerable<string> Instruments => _instruments;

        public string Everything =>
            string.Join(
                '\n',
                _activities
                    .Select(a =>
                        $"{a.DisplayName} {string.Join(' ', a.TagObjects.Select(t => $"{t.Key}={t.Value}"))} {string.Join(' ', a.Events.Select(e => e.Name))}"
                    )
                    .Concat(_measurements.Select(m => $"{m.Name} {string.Join(' ', m.Tags)}"))
            );

        public IEnumerable<Measurement> Of(string instrument) => _measurements.Where(m => m.Name == instrument);

        public double Sum(string instrument, string tag) =>
            Of(instrument).Where(m => m.Tags.Contains(tag)).Sum(m => m.Value);

        public ActivityTraceId Trace(string name) => Assert.Single(_activities, a => a.DisplayName == name).TraceId;

        public object? Tag(string name, string tag) =>
            Assert.Single(_activities, a => a.DisplayName == name).GetTagItem(tag);

        public void Dispose()
        {
            _meters.Dispose();
            _traces.Dispose();
        }

        private void Hear(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
            _measurements.Enqueue(
                new(instrument.Name, value, [.. tags.ToArray().Select(t => t.Value?.ToString() ?? "")])
            );
    }

    // The log of finished articles, with all attributes.
    private sealed class Kept(List<string> lines) : BaseProcessor<LogRecord>
    {
        public override void OnEnd(LogRecord data)
        {
            if (data.CategoryName == typeof(ArticleCommits).FullName)
            {
                lines.Add(string.Join(' ', data.Attributes!.Select(a => $"{a.Key}={a.Value}"))); // log records are reused
            }
        }
    }

    private sealed record Measurement(string Name, double Value, IReadOnlyList<string> Tags);
}
