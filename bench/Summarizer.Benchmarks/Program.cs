using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Summarizer.Benchmarks;
using Summarizer.Benchmarks.Hostile;
using Summarizer.Reading;

if (ReaderProgram.TryRun(args))
{
    return;
}

if (args is ["reader"])
{
    await ReaderProcessRuns.PrintAsync(Console.Out);
    return;
}

if (args is ["scaling"])
{
    Scaling.Print(Console.Out);
    return;
}

// hostile [part of a name] [bytes of the smallest file]
if (args is ["hostile", .. var choice])
{
    HostileRuns.Print(
        Console.Out,
        choice.ElementAtOrDefault(0) ?? "",
        int.Parse(choice.ElementAtOrDefault(1) ?? "1000000", CultureInfo.InvariantCulture)
    );
    return;
}

if (args is ["hostile-files", var folder])
{
    HostileRuns.PrintOne(Console.Out, folder);
    return;
}

// In this process: the project that BenchmarkDotNet would generate falls under this repository's rules for code.
var job = Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance);
BenchmarkSwitcher.FromAssembly(typeof(DigestBenchmarks).Assembly).Run(args, DefaultConfig.Instance.AddJob(job));
