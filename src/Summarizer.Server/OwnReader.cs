using Summarizer.Text.Articles;
using Summarizer.Text.Reading;

namespace Summarizer.Server;

/// <summary>
/// Reads a file of the user's own in this process. The service reads in others, since uploads are hostile and it must go on;
/// here another would take nearly half of the processor time of a short article.
/// </summary>
internal static class OwnReader
{
    private const int StackBytes = 16 << 20; // file formats nest

    /// <summary>What the service would make of the file.</summary>
    public static ReadResult Read(byte[] bytes, string? name)
    {
        ReadResult? result = null;
        var reading = new Thread(() => result = ArticleReader.Read(bytes, contentType: null, name), StackBytes);
        reading.Start();
        reading.Join();
        return result!;
    }
}
