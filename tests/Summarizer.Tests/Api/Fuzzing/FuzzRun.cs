using System.Collections.Concurrent;
using System.Globalization;

namespace Summarizer.Tests.Api.Fuzzing;

/// <summary>Sends the requests of a maker over a few connections, and keeps what was wrong with the answers.</summary>
internal sealed class FuzzRun(RequestMaker maker, AnswerJudge judge, int port, TimeSpan longest)
{
    private readonly ConcurrentQueue<string> _faults = [];
    private readonly ConcurrentDictionary<int, int> _statuses = [];
    private readonly ConcurrentDictionary<string, byte> _succeeded = [];
    private int _next;

    /// <summary>What was wrong, each with its request.</summary>
    public IReadOnlyCollection<string> Faults => _faults;

    /// <summary>The operations that at least one request brought to success: a run in which all fail shows nothing.</summary>
    public ICollection<string> Succeeded => _succeeded.Keys;

    /// <summary>How often each status came.</summary>
    public string Report =>
        string.Join(
            ", ",
            _statuses
                .OrderBy(s => s.Key)
                .Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Key}: {s.Value}"))
        );

    /// <summary>Sends so many requests.</summary>
    public Task SendAsync(int requests, int connections, CancellationToken cancellationToken) =>
        Task.WhenAll(
            Enumerable
                .Range(0, connections)
                .Select(_ => Task.Run(() => SendSomeAsync(requests, cancellationToken), cancellationToken))
        );

    private async Task SendSomeAsync(int requests, CancellationToken cancellationToken)
    {
        using var connection = new RawConnection(port);
        while (Interlocked.Increment(ref _next) - 1 is var number && number < requests)
        {
            var request = maker.Make(number);
            var answer = await AskAsync(connection, request, cancellationToken);
            var fault = judge.WhyWrong(request, answer);
            if (fault is null && answer.Took > longest)
            {
                // The machine may have been busy with something else; twice in a row it is the service.
                answer = await AskAsync(connection, request, cancellationToken);
                fault = answer.Took > longest ? $"It took {answer.Took.TotalMilliseconds:F0} ms, twice." : null;
            }

            _statuses.AddOrUpdate(answer.Status, 1, (_, count) => count + 1);
            if (request.Operation is { } operation && answer.Status is >= 200 and < 300)
            {
                _succeeded.TryAdd(operation.ToString(), 0);
            }

            if (fault is not null)
            {
                _faults.Enqueue($"#{number}: {fault} {request}");
            }
        }
    }

    // A connection that the server has closed meanwhile, as it may between two requests, is opened anew.
    private async Task<RawAnswer> AskAsync(RawConnection connection, FuzzRequest request, CancellationToken cancel)
    {
        var bytes = request.ToBytes(port);
        var answer = await connection.SendAsync(request.Method, bytes, request.BreaksHttp, cancel);
        return answer.Status == 0 && !request.BreaksHttp
            ? await connection.SendAsync(request.Method, bytes, request.BreaksHttp, cancel)
            : answer;
    }
}
