using System.ComponentModel;
using System.Diagnostics;

namespace Summarizer.Server.Azurite;

/// <summary>The Azurite pinned in <c>package.json</c>, installed on first use into <c>Root</c>.</summary>
internal sealed record AzuritePackage(string Root)
{
    private const int OldestNode = 20;

    public string Script => Path.Combine(Root, "node_modules", "azurite", "dist", "src", "azurite.js");

    /// <summary>The package of the repository above the current folder or the program; null if there is none.</summary>
    public static AzuritePackage? Find() =>
        Upward(Directory.GetCurrentDirectory())
            .Concat(Upward(AppContext.BaseDirectory))
            .Where(folder =>
                File.Exists(Path.Combine(folder, "package-lock.json"))
                && File.Exists(Path.Combine(folder, "Summarizer.sln"))
            )
            .Select(folder => new AzuritePackage(folder))
            .FirstOrDefault();

    /// <summary>Checks for Node, and installs Azurite if <see cref="Script"/> is missing.</summary>
    /// <exception cref="StartException">Node or npm is missing, too old, or failed.</exception>
    public async Task InstallAsync(Action<string> say, CancellationToken cancellationToken)
    {
        var version = (await OutputOfAsync("node", ["--version"], cancellationToken)).Trim().TrimStart('v');
        if (!Version.TryParse(version, out var node) || node.Major < OldestNode)
        {
            throw new StartException(
                $"Azurite needs Node {OldestNode} or newer; found Node {version}. Install a newer one, or set "
                    + "Storage:ConnectionString to a storage account."
            );
        }

        // npm ci removes what is there first: not while another server installs it.
        await using var turn = await LockFile.TakeAsync(
            Path.Combine(Root, ".azurite", "install.lock"),
            () => say("Waiting for another server that installs Azurite ..."),
            cancellationToken
        );
        if (!File.Exists(Script))
        {
            say($"Installing Azurite with npm ci in {Root} (once, 70 MB) ...");
            var npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
            await InstallAsync(npm, ["ci", "--omit=dev", "--loglevel=error"], cancellationToken);
        }
    }

    // npm writes to the terminal itself: it shows its progress there, and its errors.
    private async Task InstallAsync(string npm, string[] arguments, CancellationToken cancellationToken)
    {
        using var process = Start(new(npm, arguments) { WorkingDirectory = Root, UseShellExecute = false });
        await WaitAsync(process, cancellationToken);
        if (process.ExitCode != 0)
        {
            throw new StartException($"{npm} {string.Join(' ', arguments)} failed in {Root}.");
        }
    }

    private async Task<string> OutputOfAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        using var process = Start(
            new(program, arguments)
            {
                WorkingDirectory = Root,
                UseShellExecute = false,
                RedirectStandardOutput = true,
            }
        );
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        await WaitAsync(process, cancellationToken);
        return process.ExitCode == 0
            ? await output
            : throw new StartException($"{program} {string.Join(' ', arguments)} failed in {Root}.");
    }

    private static Process Start(ProcessStartInfo program)
    {
        try
        {
            return Process.Start(program)!;
        }
        catch (Win32Exception)
        {
            throw new StartException(
                $"{program.FileName} was not found. Azurite, the storage emulator, needs it. Install Node {OldestNode} or newer "
                    + "(https://nodejs.org), or set Storage:ConnectionString to a storage account."
            );
        }
    }

    private static async Task WaitAsync(Process process, CancellationToken cancellationToken)
    {
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static IEnumerable<string> Upward(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            yield return at.FullName;
        }
    }
}
