using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Summarizer.Benchmarks;

if (args is ["scaling"])
{
    Scaling.Print(Console.Out);
    return;
}

// In this process: the project that BenchmarkDotNet would generate falls under this repository's rules for code.
var job = Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance);
BenchmarkSwitcher.FromAssembly(typeof(DigestBenchmarks).Assembly).Run(args, DefaultConfig.Instance.AddJob(job));
