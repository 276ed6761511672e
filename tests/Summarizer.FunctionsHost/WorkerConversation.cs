using System.Collections.Concurrent;
using System.Threading.Channels;
using Grpc.Core;
using Summarizer.FunctionsHost.Protocol;

namespace Summarizer.FunctionsHost;

/// <summary>The messages between this host and one worker.</summary>
internal sealed class WorkerConversation(Action<Log> logged)
{
    private readonly Channel<StreamingMessage> _outgoing = Channel.CreateUnbounded<StreamingMessage>();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<StreamingMessage>> _asked = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Sends a message that has no response.</summary>
    public void Tell(StreamingMessage message) => _outgoing.Writer.TryWrite(message);

    /// <summary>Sends a message and waits for its response, or for the end of the conversation, which is an exception.</summary>
    public async Task<StreamingMessage> AskAsync(StreamingMessage message)
    {
        message.RequestId = Guid.NewGuid().ToString();
        var response = new TaskCompletionSource<StreamingMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        _asked[message.RequestId] = response;
        Tell(message);
        try
        {
            await Task.WhenAny(response.Task, _ended.Task);
            return response.Task.IsCompleted
                ? await response.Task
                : throw new InvocationFailedException("The worker ended.");
        }
        finally
        {
            _asked.TryRemove(message.RequestId, out _);
        }
    }

    /// <summary>Exchanges messages until either side ends the stream.</summary>
    public async Task RunAsync(
        IAsyncStreamReader<StreamingMessage> incoming,
        IServerStreamWriter<StreamingMessage> outgoing,
        CancellationToken aborted
    )
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        var sending = SendAsync(outgoing, over.Token);
        try
        {
            while (await incoming.MoveNext(aborted))
            {
                Hear(incoming.Current);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or RpcException)
        {
            // The worker's process is gone.
        }
        finally
        {
            await over.CancelAsync();
            await sending;
        }
    }

    /// <summary>
    /// Whoever still waits for a response gets an exception. Not before there is another worker: what fails is delivered again at once,
    /// and would use up its deliveries on the dead one.
    /// </summary>
    public void End() => _ended.TrySetResult();

    private void Hear(StreamingMessage message)
    {
        if (message.RpcLog is { } log)
        {
            logged(log);
        }
        else if (_asked.TryGetValue(message.RequestId, out var response))
        {
            response.TrySetResult(message);
        }
    }

    private async Task SendAsync(IServerStreamWriter<StreamingMessage> outgoing, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var message in _outgoing.Reader.ReadAllAsync(cancellationToken))
            {
                await outgoing.WriteAsync(message, cancellationToken);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or InvalidOperationException)
        {
            // As above.
        }
    }
}
