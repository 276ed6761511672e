using System.ComponentModel.DataAnnotations;

namespace Summarizer.Reading;

/// <summary>The "Reader" section: what one file may cost the process that reads it.</summary>
public sealed class ReaderOptions
{
    private const int MiB = 1 << 20;

    /// <summary>Processor time for one file. 30 s by default.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00", ErrorMessage = "Reader:Timeout is between 0.1 s and 1 hour.")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Memory of one reader process, in bytes. 512 MiB by default.</summary>
    [Range(128L * MiB, 64L << 30, ErrorMessage = "Reader:MaxMemoryBytes is between 134,217,728 and 68,719,476,736.")]
    public long MaxMemoryBytes { get; set; } = 512 * MiB;

    /// <summary>What the service takes of one article, in bytes: its text as UTF-16 and its sentences. 96 MiB by default.</summary>
    [Range(MiB, 1L << 30, ErrorMessage = "Reader:MaxAnswerBytes is between 1,048,576 and 1,073,741,824.")]
    public long MaxAnswerBytes { get; set; } = 96 * MiB;

    /// <summary>How many processes may read at once. Without a value: one a processor, and at least two.</summary>
    [Range(1, 256, ErrorMessage = "Reader:Processes is between 1 and 256.")]
    public int Processes { get; set; } = Math.Max(2, Environment.ProcessorCount);
}
