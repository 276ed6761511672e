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
    private const int Warm = 2_000; // bytes: what compiles is not counted
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static IEnumerable<HostileFamily> All =>
        [
            .. HostileMail.All,
            .. HostileMarkdown.All,
            .. HostileHtml.All,
            .. HostileWord.All,
            .. HostilePdf.All,
            .. HostileMarkup.All,
            .. HostileText.All,
        ];

    /// <summary>Every family whose name contains a text, from so many bytes on.</summary>
    public static void Print(TextWriter output, string named, int bytes)
    {
        output.WriteLine("| family | n | CPU s of n, 2n, 4n | growth | allocated MB | growth | peak MB | gives |");
        output.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |");
        foreach (var family in All.Where(f => f.Name.Contains(named, StringComparison.Ordinal)))
        {
            output.WriteLine(Run(family, bytes));
        }
    }

    /// <summary>The files of a folder, the smallest first, in this process.</summary>
    public static void PrintOne(TextWriter output, string folder)
    {
        var files = Directory.GetFiles(folder).OrderBy(f => new FileInfo(f).Length).ToArray();
        var (cpu, allocated, gives) = (new double[files.Length], new double[files.Length], "");
        for (var i = 0; i < files.Length; i++)
        {
            var file = File.ReadAllBytes(files[i]);
            GC.Collect();
            var (cpuBefore, before) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(precise: true));
            gives = Digest(file, files[i]);
            cpu[i] = (Environment.CpuUsage.TotalTime - cpuBefore).TotalSeconds;
            allocated[i] = (GC.GetTotalAllocatedBytes(precise: true) - before) / 1e6;
        }

        using var process = Process.GetCurrentProcess();
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{cpu[^3]:N2} {cpu[^2]:N2} {cpu[^1]:N2} | {cpu[^1] / cpu[^2]:N1} | {allocated[^3]:N0} {allocated[^2]:N0} {allocated[^1]:N0} | {allocated[^1] / allocated[^2]:N1} | {process.PeakWorkingSet64 / 1e6:N0} | {gives} |"
            )
        );
    }

    private static string Run(HostileFamily family, int bytes)
    {
        var folder = Directory.CreateTempSubdirectory("hostile-").FullName;
        try
        {
            // Made here, so that the child's memory is that of reading alone; the smallest is for the compiler.
            foreach (var size in new[] { Warm, bytes, 2 * bytes, 4 * bytes })
            {
                var name = $"{size.ToString(CultureInfo.InvariantCulture)}{Path.GetExtension(family.File)}";
                File.WriteAllBytes(Path.Combine(folder, name), family.Make(size));
            }

            return $"| {family.Name} | {bytes.ToString("N0", CultureInfo.InvariantCulture)} | {Child(folder)}";
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Child(string folder)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["hostile-files", folder])
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
            return child.ExitCode == 0 ? answer.Result.TrimEnd() : $"broke: {fault.Result.Split('\n')[0]} | | | | | |";
        }

        child.Kill();
        return $"over {Patience.TotalSeconds} s | | | | | |";
    }

    private static string Digest(byte[] file, string name)
    {
        switch (ArticleReader.Read(file, name: name))
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
