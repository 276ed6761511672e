using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Summarizer.Evaluation;

/// <summary>
/// PDFs that may end a process: each is read in a process of its own, with 512 MB and 30 seconds. Its outcome, CPU time and
/// memory are the answer: <c>id, result, seconds, megabytes</c>, and what <c>pdf</c> answers.
/// </summary>
internal sealed class PdfOddTask(TaskSettings settings) : IEvaluationTask
{
    private const string HeapLimit = "0x20000000"; // 512 MB
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(20); // between two looks at the memory

    public JsonObject Predict(JsonObject item)
    {
        var folder = Directory.CreateTempSubdirectory("pdf-odd");
        try
        {
            var (input, output) = (Path.Combine(folder.FullName, "in"), Path.Combine(folder.FullName, "out"));
            var one = (JsonObject)item.DeepClone();
            one["pdf_path"] = Path.GetFullPath(Path.Combine(settings.InputFolder, item.Text("pdf_path")));
            File.WriteAllText(input, one.ToJsonString());
            var (isDone, seconds, megabytes) = Run(input, output);
            var answer = isDone && File.Exists(output) ? JsonNode.Parse(File.ReadAllText(output)) as JsonObject : null;
            answer?.Remove("id");
            var result =
                answer is null ? "dead"
                : answer.ContainsKey("explanation") ? "refused"
                : "text";
            answer ??= [];
            answer["result"] = result;
            answer["seconds"] = seconds;
            answer["megabytes"] = megabytes;
            return answer;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static (bool IsDone, double Seconds, long Megabytes) Run(string input, string output)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            UseShellExecute = false,
            RedirectStandardError = true,
        };
        foreach (var word in new[] { typeof(PdfOddTask).Assembly.Location, "pdf", input, output })
        {
            start.ArgumentList.Add(word);
        }

        if (!Path.GetFileNameWithoutExtension(start.FileName).Equals("dotnet", StringComparison.Ordinal))
        {
            start.ArgumentList.RemoveAt(0); // it is its own host
        }

        start.Environment["DOTNET_GCHeapHardLimit"] = HeapLimit;
        using var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var clock = Stopwatch.StartNew();
        var (seconds, peak) = (0.0, 0L);
        while (!process.WaitForExit(Glance))
        {
            try
            {
                process.Refresh();
                peak = Math.Max(peak, process.PeakWorkingSet64);
                seconds = process.TotalProcessorTime.TotalSeconds;
            }
            catch (InvalidOperationException) { } // it has just ended

            if (clock.Elapsed > MostTime)
            {
                process.Kill(entireProcessTree: true);
            }
        }

        return (process.ExitCode == 0, seconds, peak >> 20);
    }
}
