using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Summarizer.Api;

namespace Summarizer.Tests.Api.Fuzzing;

/// <summary>Whether an answer is one that the OpenAPI document promises.</summary>
internal sealed class AnswerJudge(IReadOnlyList<ApiOperation> operations)
{
    // What Kestrel answers by itself, without a body, to what is no HTTP or too much of it.
    private static readonly int[] OfTheServer = [400, 405, 411, 413, 414, 431, 501, 505];
    private static readonly int[] OfAnyAddress = [200, 302, 404, 405];
    private static readonly string[] OfNoOperation =
    [
        ProblemKind.NoSuchAddress.Type,
        ProblemKind.MethodNotAllowed.Type,
    ];

    private readonly ILookup<int, string> _anywhere = operations
        .SelectMany(o => o.Answers)
        .SelectMany(a => a.Value.DefaultIfEmpty(""), (a, type) => (a.Key, type))
        .ToLookup(a => a.Key, a => a.type);

    /// <summary>What is wrong with an answer, in a sentence; null if nothing is.</summary>
    public string? WhyWrong(FuzzRequest request, RawAnswer answer)
    {
        var mayBeTurnedAway =
            request.BreaksHttp || request.Target.Split('?')[0].Contains("%00", StringComparison.Ordinal);
        if (
            mayBeTurnedAway
            && answer.Body.Length == 0
            && (request.BreaksHttp && answer.Status == 0 || OfTheServer.Contains(answer.Status))
        )
        {
            return null;
        }

        if (answer.Status is 0 or >= 500)
        {
            return $"The status is {answer.Status}.";
        }

        foreach (var header in new[] { "X-Injected", "Set-Cookie", "Server" })
        {
            if (answer.Header(header) is { } value)
            {
                return $"There is a header {header}: {value}.";
            }
        }

        if (answer.Header("X-Content-Type-Options") != "nosniff")
        {
            return "The answer may be sniffed.";
        }

        var types = TypesFor(request, answer.Status);
        return types is null ? $"The status {answer.Status} is not documented."
            : answer.Status >= 400 ? WhyNoProblem(request, answer, types)
            : WhyUnreadable(answer);
    }

    // The types of problem that a status may come with; null if the status may not come.
    private IReadOnlyList<string>? TypesFor(FuzzRequest request, int status)
    {
        if (request.MayStray || request.Operation is not { } operation)
        {
            return _anywhere.Contains(status) || OfAnyAddress.Contains(status)
                ? [.. _anywhere[status], .. OfNoOperation]
                : null;
        }

        return operation.Answers.GetValueOrDefault(status);
    }

    private static string? WhyNoProblem(FuzzRequest request, RawAnswer answer, IReadOnlyList<string> types)
    {
        if (answer.Header("Content-Type")?.StartsWith("application/problem+json", StringComparison.Ordinal) != true)
        {
            return $"{answer.Status} comes as {answer.Header("Content-Type") ?? "nothing"}.";
        }

        if (request.Method == "HEAD")
        {
            return null;
        }

        var problem = JsonDocument.Parse(answer.Body).RootElement;
        var type = problem.GetProperty("type").GetString()!;
        return problem.GetProperty("status").GetInt32() != answer.Status ? "The problem has another status."
            : !types.Contains(type) ? $"{answer.Status} with the type {type} is not documented."
            : null;
    }

    private static string? WhyUnreadable(RawAnswer answer)
    {
        if (answer.Body.Length == 0 || answer.Header("Content-Encoding") is not null)
        {
            return null;
        }

        var type = answer.Header("Content-Type") ?? "";
        try
        {
            if (type.Contains("ndjson", StringComparison.Ordinal))
            {
                foreach (
                    var line in Encoding.UTF8.GetString(answer.Body).Split('\n', StringSplitOptions.RemoveEmptyEntries)
                )
                {
                    JsonDocument.Parse(line).Dispose();
                }
            }
            else if (type.Contains("json", StringComparison.Ordinal))
            {
                JsonDocument.Parse(answer.Body).Dispose();
            }
            else if (type.Contains("xml", StringComparison.Ordinal) && !type.Contains("svg", StringComparison.Ordinal))
            {
                XDocument.Load(new MemoryStream(answer.Body));
            }
        }
        catch (Exception e) when (e is JsonException or XmlException)
        {
            return $"It is no {type}: {e.Message}";
        }

        return null;
    }
}
