using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using Summarizer.Text.Articles;
using Summarizer.Text.Reading;

namespace Summarizer.Reading;

/// <summary>Reads a file into an article: <see cref="ArticleReader.Read"/>, or what a test puts in its place.</summary>
/// <param name="bytes">The whole file.</param>
/// <param name="contentType">Its declared media type, if any.</param>
/// <param name="name">Its name, if any.</param>
public delegate ReadResult ReadFile(ReadOnlyMemory<byte> bytes, string? contentType, string? name);

/// <summary>
/// The program of a reader process: this same executable with one argument. It reads one file after the other from its
/// standard input until that is closed.
/// </summary>
public static class ReaderProgram
{
    /// <summary>How it ends when a file needs more memory than it may use.</summary>
    internal const int OutOfMemory = 71; // EX_OSERR of sysexits.h

    /// <summary>What it writes when it has started, before anything else.</summary>
    internal const byte Started = 6; // ACK

    private const string Argument = "read-files";
    private const int StackBytes = 16 << 20; // file formats nest

    // The rest of the environment may hold keys, and hooks that slow the start.
    private static readonly string[] InheritedVariables =
    [
        "PATH",
        "HOME",
        "TMPDIR",
        "TEMP",
        "TMP",
        "SystemRoot",
        "LANG",
        "LC_ALL",
        "DOTNET_ROOT",
        "DOTNET_ROOT_X64",
        "DOTNET_ROOT_ARM64",
        "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT",
    ];

    /// <summary>
    /// Whether this process was started as a reader; it has then done all its work. Every head calls this before anything
    /// else.
    /// </summary>
    /// <param name="args">The arguments of the process.</param>
    /// <param name="read">How to read a file; null for <see cref="ArticleReader.Read"/>.</param>
    public static bool TryRun(string[] args, ReadFile? read = null)
    {
        if (args is not [Argument])
        {
            return false;
        }

        Run(read ?? ArticleReader.Read);
        return true;
    }

    /// <summary>How this executable is started as a reader process.</summary>
    internal static ProcessStartInfo StartInfo(long maxMemoryBytes)
    {
        var start = new ProcessStartInfo
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            CreateNoWindow = true,
            UseShellExecute = false,
        };
        var program = Assembly.GetEntryAssembly()!.Location;
        var executable = Environment.ProcessPath!;
        if (IsNamed(executable, Path.GetFileNameWithoutExtension(program)))
        {
            start.FileName = executable;
        }
        else
        {
            // The host of Azure Functions may have loaded this program into an executable of its own.
            start.FileName = IsNamed(executable, "dotnet") ? executable : DotNet();
            start.ArgumentList.Add(program);
        }

        start.ArgumentList.Add(Argument);
        LimitEnvironment(start.Environment, maxMemoryBytes);
        return start;
    }

    private static bool IsNamed(string executable, string name) =>
        string.Equals(Path.GetFileNameWithoutExtension(executable), name, StringComparison.OrdinalIgnoreCase)
        || string.Equals(Path.GetFileName(executable), name, StringComparison.Ordinal);

    // DOTNET/shared/Microsoft.NETCore.App/VERSION/
    private static string DotNet() =>
        Path.GetFullPath(
            Path.Combine(
                RuntimeEnvironment.GetRuntimeDirectory(),
                "../../..",
                OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"
            )
        );

    private static void LimitEnvironment(IDictionary<string, string?> environment, long maxMemoryBytes)
    {
        var inherited = InheritedVariables.Where(environment.ContainsKey).ToDictionary(v => v, v => environment[v]);
        environment.Clear();
        foreach (var (name, value) in inherited)
        {
            environment[name] = value;
        }

        // An eighth is for the runtime itself, which the heap's limit does not count.
        var heap = maxMemoryBytes - (maxMemoryBytes / 8);
        environment["DOTNET_GCHeapHardLimit"] = heap.ToString("X", CultureInfo.InvariantCulture);
        environment["DOTNET_gcConcurrent"] = "0"; // one file at a time: no thread beside it
        environment["DOTNET_TieredPGO"] = "0"; // a short life
        environment["DOTNET_EnableDiagnostics"] = "0";
    }

    private static void Run(ReadFile read)
    {
        using var input = Console.OpenStandardInput();
        using var output = Console.OpenStandardOutput();
        Console.SetOut(TextWriter.Null); // whatever a library prints is not an answer

        // A terminal signals all its processes. This one ends when the service closes its input.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal => signal.Cancel = true);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => signal.Cancel = true);

        using var requests = new BinaryReader(input);
        using var answers = new BinaryWriter(new BufferedStream(output, 1 << 16));
        answers.Write(Started);
        answers.Flush();
        using var files = new BlockingCollection<ReaderRequest>();
        new Thread(Answer, StackBytes) { IsBackground = true }.Start();

        // Its input is watched while it works: a service that dies leaves no process behind.
        EndWhenOutOfMemory(() =>
        {
            while (ReaderRequest.Read(requests) is { } file)
            {
                files.Add(file);
            }
        });

        void Answer() =>
            EndWhenOutOfMemory(() =>
            {
                foreach (var file in files.GetConsumingEnumerable())
                {
                    file.Answer(read, answers);
                }
            });
    }

    private static void EndWhenOutOfMemory(Action work)
    {
        try
        {
            work();
        }
        catch (OutOfMemoryException)
        {
            Environment.Exit(OutOfMemory);
        }
    }
}
