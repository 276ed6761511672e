using Google.Protobuf;
using Microsoft.Azure.WebJobs;
using Newtonsoft.Json;
using Summarizer.FunctionsHost.Protocol;
using BindingFlags = System.Reflection.BindingFlags;
using MethodInfo = System.Reflection.MethodInfo;

namespace Summarizer.FunctionsHost;

/// <summary>What the listeners call: forwards a blob or a message to the function of the worker. Base of <see cref="ListenerClass"/>.</summary>
internal abstract class Forwarder
{
    private readonly Invoke _invoke;

    protected Forwarder(Invoke invoke) => _invoke = invoke;

    /// <summary>Runs a function by its name.</summary>
    public delegate Task Invoke(
        string function,
        Data input,
        IEnumerable<KeyValuePair<string, Data>> metadata,
        CancellationToken cancellationToken
    );

    public static MethodInfo Method { get; } =
        typeof(Forwarder).GetMethod(nameof(ForwardAsync), BindingFlags.Instance | BindingFlags.NonPublic)!;

    /// <summary>Forwards one invocation.</summary>
    protected Task ForwardAsync(string function, object input, Binder binder, CancellationToken stop) =>
        _invoke(
            function,
            input is ParameterBindingData reference ? Reference(reference) : ToData(input),
            from pair in binder.BindingData
            where pair.Value is not null && pair.Key != "sys" // the host's own
            select KeyValuePair.Create(pair.Key, ToData(pair.Value)),
            stop
        );

    private static Data Reference(ParameterBindingData data) =>
        new()
        {
            ModelBindingData = new()
            {
                Version = data.Version,
                Source = data.Source,
                ContentType = data.ContentType,
                Content = ByteString.CopyFrom(data.Content),
            },
        };

    private static Data ToData(object value) =>
        value is string text ? new() { Text = text } : new() { Json = JsonConvert.SerializeObject(value) };
}
