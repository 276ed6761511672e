using System.Collections.Concurrent;
using Grpc.Core;
using Summarizer.FunctionsHost.Protocol;

namespace Summarizer.FunctionsHost;

/// <summary>The gRPC service that workers call: hands each stream to the conversation with the worker that opened it.</summary>
internal sealed class WorkerService(ConcurrentDictionary<string, WorkerConversation> expected)
    : FunctionRpc.FunctionRpcBase
{
    public override async Task EventStream(
        IAsyncStreamReader<StreamingMessage> requestStream,
        IServerStreamWriter<StreamingMessage> responseStream,
        ServerCallContext context
    )
    {
        if (
            await requestStream.MoveNext(context.CancellationToken)
            && requestStream.Current.StartStream is { } start
            && expected.TryRemove(start.WorkerId, out var conversation)
        )
        {
            await conversation.RunAsync(requestStream, responseStream, context.CancellationToken);
        }
    }
}
