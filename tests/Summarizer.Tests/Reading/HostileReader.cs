using System.Text;
using Summarizer.Text.Articles;
using Summarizer.Text.Reading;

namespace Summarizer.Tests.Reading;

/// <summary>Reads a file as users' files are read, unless it begins with the name of something that a parser may do.</summary>
internal static class HostileReader
{
    public const string NeverEnds = "never ends";
    public const string WaitsForever = "waits forever";
    public const string EatsMemory = "eats memory";
    public const string OverflowsItsStack = "overflows its stack";
    public const string AnswersTooMuch = "answers too much";

    public const string TellsItsProcess = "tells its process";

    public static ReadResult Read(ReadOnlyMemory<byte> bytes, string? contentType, string? name)
    {
        var head = Encoding.UTF8.GetString(bytes.Span[..Math.Min(bytes.Length, 30)]);
        return head switch
        {
            _ when head.StartsWith(NeverEnds, StringComparison.Ordinal) => Loop(),
            _ when head.StartsWith(WaitsForever, StringComparison.Ordinal) => Wait(),
            _ when head.StartsWith(EatsMemory, StringComparison.Ordinal) => Eat(),
            _ when head.StartsWith(OverflowsItsStack, StringComparison.Ordinal) => Nest(0),
            _ when head.StartsWith(AnswersTooMuch, StringComparison.Ordinal) => Long(),
            _ when head.StartsWith(TellsItsProcess, StringComparison.Ordinal) => TellProcess(),
            _ => ArticleReader.Read(bytes, contentType, name),
        };
    }

    private static ReadResult Loop()
    {
        while (true)
        {
            Thread.SpinWait(1000);
        }
    }

    private static ReadResult Wait()
    {
        Thread.Sleep(Timeout.Infinite);
        throw new InvalidOperationException();
    }

    private static ReadResult Eat()
    {
        var eaten = new List<byte[]>();
        while (true)
        {
            eaten.Add(new byte[1 << 20]);
            eaten[^1].AsSpan().Fill(1);
        }
    }

    private static ReadResult Nest(int depth) =>
        depth < 0 ? throw new InvalidOperationException() : Nest(depth + 1) with { };

    private static ReadResult TellProcess() =>
        ArticleReader.Read(
            Encoding.UTF8.GetBytes(FormattableString.Invariant($"This is process {Environment.ProcessId}")),
            null,
            "a.txt"
        );

    private static ReadResult Long() =>
        ArticleReader.Read(
            Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("It is long. ", 100_000))),
            null,
            "a.txt"
        );
}
