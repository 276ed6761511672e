using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace Summarizer.Server.Ports;

/// <summary>Tells whether a port of this machine is taken, and by whom, as far as the system lets us see.</summary>
internal static class PortHolder
{
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(1); // loopback answers or refuses at once

    private static readonly string[] SocketTables = ["/proc/net/tcp", "/proc/net/tcp6"];

    /// <summary>Whether something accepts connections there.</summary>
    public static async Task<bool> IsListeningAsync(string host, int port, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(ConnectLimit);
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(host, port, limit.Token);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>The program that listens on a port, such as <c>node (process 4711)</c>, or words that say it is unknown.</summary>
    public static string Describe(int port)
    {
        try
        {
            var id =
                OperatingSystem.IsLinux() ? FromProc(port)
                : OperatingSystem.IsWindows() ? FromNetstat(port)
                : FromLsof(port);
            if (id is null)
            {
                return "another program";
            }

            using var process = Process.GetProcessById(id.Value);
            return $"{process.ProcessName} (process {id})";
        }
        catch (Exception e)
            when (e
                    is IOException
                        or UnauthorizedAccessException
                        or Win32Exception
                        or ArgumentException
                        or InvalidOperationException
            )
        {
            return "another program";
        }
    }

    // /proc/net/tcp names the socket of a listener, and the process is the one that has this socket among its files.
    private static int? FromProc(int port)
    {
        const string listening = "0A";
        var hexPort = ":" + port.ToString("X4", CultureInfo.InvariantCulture);
        var sockets = SocketTables
            .Where(File.Exists)
            .SelectMany(File.ReadLines)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(f => f.Length > 9 && f[3] == listening && f[1].EndsWith(hexPort, StringComparison.Ordinal))
            .Select(f => $"socket:[{f[9]}]")
            .ToHashSet(StringComparer.Ordinal);
        return Directory
            .EnumerateDirectories("/proc")
            .Select(folder =>
                int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? id : -1
            )
            .Where(id => id > 0 && Holds(id, sockets))
            .Select(id => (int?)id)
            .FirstOrDefault();
    }

    private static bool Holds(int process, HashSet<string> sockets)
    {
        try
        {
            return Directory
                .EnumerateFileSystemEntries($"/proc/{process}/fd")
                .Any(file => new FileInfo(file).LinkTarget is { } target && sockets.Contains(target));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false; // it has ended, or is another user's
        }
    }

    private static int? FromLsof(int port) =>
        Run("lsof", ["-nP", $"-iTCP:{port}", "-sTCP:LISTEN", "-Fp"])
            .Where(line => line.StartsWith('p'))
            .Select(line => (int?)int.Parse(line.AsSpan(1), CultureInfo.InvariantCulture))
            .FirstOrDefault();

    private static int? FromNetstat(int port) =>
        Run("netstat", ["-ano", "-p", "TCP"])
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(f => f.Length == 5 && f[3] == "LISTENING" && f[1].EndsWith($":{port}", StringComparison.Ordinal))
            .Select(f => (int?)int.Parse(f[4], CultureInfo.InvariantCulture))
            .FirstOrDefault();

    private static string[] Run(string program, string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true }
        )!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }
}
