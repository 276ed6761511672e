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
        var version = (await RunAsync("node", ["--version"], cancellationToken)).Trim().TrimStart('v');
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
            say($"Installing Azurite with npm ci in {Root} (once) ...");
            var npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
            await RunAsync(npm, ["ci", "--omit=dev"], cancellationToken);
        }
    }

    private async Task<string> RunAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new StartException(
                $"{program} was not found. Azurite, the storage emulator, needs it. Install Node {OldestNode} or newer "
                    + "(https://nodejs.org), or set Storage:ConnectionString to a storage account."
            );
        }

        using (process)
        {
            try
            {
                var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
                var error = process.StandardError.ReadToEndAsync(cancellationToken);
                await process.WaitForExitAsync(cancellationToken);
                return process.ExitCode == 0
                    ? await output
                    : throw new StartException(
                        $"{program} {string.Join(' ', arguments)} failed in {Root}:\n{(await error).Trim()}"
                    );
            }
            finally
            {
                if (!process.HasExited)
                {
                    process.Kill(entireProcessTree: true);
                }
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
