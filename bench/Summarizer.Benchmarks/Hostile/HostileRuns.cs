using System.Diagnostics;
using System.Globalization;
using Summarizer.Text;
using Summarizer.Text.Articles;
using Summarizer.Text.Reading;

namespace Summarizer.Benchmarks.Hostile;

/// <summary>
/// Reads and digests hostile files of n, 2n and 4n bytes: processor time, allocations, the growth from 2n to 4n, and the
/// most memory. A family has a process of its own, which is killed when it takes too long.
/// </summary>
internal static class HostileRuns
{
    private const int Sizes = 3; // n, 2n, 4n
    private const int Warm = 2_000; // bytes: what compiles is not counted
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);

    private static IEnumerable<HostileFamily> All =>
        [.. HostileMail.All, .. HostileMarkdown.All, .. HostileHtml.All, .. HostileWord.All, .. HostileText.All];

    /// <summary>Every family whose name contains a text, from so many bytes on.</summary>
    public static void Print(TextWriter output, string named, int bytes)
    {
        output.WriteLine("| family | n | CPU s of n, 2n, 4n | growth | allocated MB | growth | peak MB | gives |");
        output.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |");
        foreach (var family in All.Where(f => f.Name.Contains(named, StringComparison.Ordinal)))
        {
            output.WriteLine(Child(family.Name, bytes));
        }
    }

    /// <summary>One family, in this process.</summary>
    public static void PrintOne(TextWriter output, string name, int bytes)
    {
        var family = All.Single(f => f.Name == name);
        Digest(family, family.Make(Warm));
        var (cpu, allocated, gives) = (new double[Sizes], new double[Sizes], "");
        for (var i = 0; i < Sizes; i++)
        {
            var file = family.Make(bytes << i);
            GC.Collect();
            var (cpuBefore, before) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(precise: true));
            gives = Digest(family, file);
            cpu[i] = (Environment.CpuUsage.TotalTime - cpuBefore).TotalSeconds;
            allocated[i] = (GC.GetTotalAllocatedBytes(precise: true) - before) / 1e6;
        }

        using var process = Process.GetCurrentProcess();
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {bytes:N0} | {cpu[0]:N2} {cpu[1]:N2} {cpu[2]:N2} | {cpu[2] / cpu[1]:N1} | {allocated[0]:N0} {allocated[1]:N0} {allocated[2]:N0} | {allocated[2] / allocated[1]:N1} | {process.PeakWorkingSet64 / 1e6:N0} | {gives} |"
            )
        );
    }

    private static string Child(string name, int bytes)
    {
        var start = new ProcessStartInfo(
            Environment.ProcessPath!,
            ["hostile-family", name, bytes.ToString(CultureInfo.InvariantCulture)]
        )
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_TieredCompilation"] = "0"; // compiled once and well
        using var child = Process.Start(start)!;
        var answer = child.StandardOutput.ReadToEndAsync();
        var fault = child.StandardError.ReadToEndAsync();
        if (child.WaitForExit(Patience))
        {
            return child.ExitCode == 0
                ? answer.Result.TrimEnd()
                : $"| {name} | {bytes:N0} | broke: {fault.Result.Split('\n')[0]} | | | | | |";
        }

        child.Kill();
        return $"| {name} | {bytes:N0} | over {Patience.TotalSeconds} s | | | | | |";
    }

    private static string Digest(HostileFamily family, byte[] file)
    {
        switch (ArticleReader.Read(file, name: family.File))
        {
            case ReadResult.Readable(var article):
                var digest = ExtractiveEngine.Write(article);
                return $"{article.Text.Length:N0} characters, {article.Sentences.Count:N0} sentences, longest {article.Sentences.Max(s => s.Length):N0}; {digest.Keywords.Count} keywords, {digest.Faqs.Count} FAQs";
            case ReadResult.Unreadable(_, var explanation):
                return explanation;
            default:
                throw new UnreachableException();
        }
    }
}
