using System.Text.Json;

namespace Summarizer.Server.Exports;

/// <summary>A file of exported articles, which an export that was interrupted goes on in.</summary>
internal static class ExportFile
{
    private const int BlockSize = 64 << 10;

    private static ReadOnlySpan<byte> Start => "{\"id\":"u8; // of every line

    /// <summary>
    /// Opens a file to append to, without the piece of a line that an interruption left at its end.
    /// </summary>
    /// <returns>The file, and the id of the last article in it, if there is one.</returns>
    /// <exception cref="StartException">It is a file of something else, or cannot be written.</exception>
    public static (FileStream File, string? Last) Open(string path)
    {
        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"Cannot write {path}: {e.Message}", ExitCode.Misused);
        }

        try
        {
            var end = LastNewLine(file, file.Length) + 1;
            var last = end == 0 ? null : IdAt(file, LastNewLine(file, end - 1) + 1, end);
            if (file.Length > 0 && !StartsLikeAnExport(file) || end > 0 && last is null)
            {
                throw new StartException($"{path} exists and is not an export.", ExitCode.Misused);
            }

            file.SetLength(end);
            file.Position = end;
            return (file, last);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static bool StartsLikeAnExport(FileStream file)
    {
        Span<byte> first = stackalloc byte[Start.Length];
        file.Position = 0;
        var length = file.ReadAtLeast(first, first.Length, throwOnEndOfStream: false);
        return Start.StartsWith(first[..length]);
    }

    // Null if the line is no article.
    private static string? IdAt(FileStream file, long start, long end)
    {
        var line = new byte[end - start];
        file.Position = start;
        file.ReadExactly(line);
        try
        {
            using var article = JsonDocument.Parse(line);
            return article.RootElement.GetProperty("id").GetString();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }

    // The place of the last line feed before this place; -1 if there is none.
    private static long LastNewLine(FileStream file, long before)
    {
        var block = new byte[BlockSize];
        while (before > 0)
        {
            var read = block.AsSpan(0, (int)Math.Min(BlockSize, before));
            file.Position = before - read.Length;
            file.ReadExactly(read);
            if (read.LastIndexOf((byte)'\n') is >= 0 and var at)
            {
                return before - read.Length + at;
            }

            before -= read.Length;
        }

        return -1;
    }
}
