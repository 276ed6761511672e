namespace Summarizer.Server.Azurite;

/// <summary>A file that one process at a time holds open: free again when that process ends, however it ends.</summary>
internal static class LockFile
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(200);

    /// <summary>Null if another process holds it.</summary>
    public static FileStream? TryTake(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    public static async Task<FileStream> TakeAsync(string path, Action onWait, CancellationToken cancellationToken)
    {
        var isTold = false;
        while (true)
        {
            if (TryTake(path) is { } file)
            {
                return file;
            }

            if (!isTold)
            {
                onWait();
                isTold = true;
            }

            await Task.Delay(PollInterval, cancellationToken);
        }
    }
}
