namespace Summarizer.Text.Reading.Pdf.Letters;

/// <summary>
/// What reading one file may cost, counted while it is read. A file of a few kilobytes can expand to gigabytes, or draw
/// the same form a million times.
/// </summary>
internal sealed class ReadingLimits
{
    /// <summary>Pages. The longest books have 2,000.</summary>
    public const int MaxPages = 3_000;

    private const long MaxDecoded = 160L * 1024 * 1024; // bytes of all streams
    private const long MaxStream = 48L * 1024 * 1024; // bytes of one stream; the largest fonts of Chinese have 20 MB
    private const long MaxContent = 8L * 1024 * 1024; // bytes of drawing in one page or form; its objects take 20 times as much
    private const long MaxOperations = 8_000_000; // of drawing; a page of text has 3,000
    private const long MaxLetters = 4_000_000; // a long novel has three million
    private const int MaxLettersOfPage = 60_000; // a page of a newspaper has 30,000

    private const int MaxForms = 50_000; // drawn, one in the other or one after the other; a page of figures has hundreds

    private const int MaxStates = 5_000; // of drawing, kept one upon the other; programs keep some ten

    private long _decoded;
    private int _forms;
    private long _operations;
    private long _letters;
    private int _lettersOfPage;

    /// <summary>The most that a stream may still expand to.</summary>
    public long RoomForStream => Math.Min(MaxStream, MaxDecoded - _decoded);

    public void CountDecoded(long bytes) => Check(_decoded += bytes, MaxDecoded);

    public static void CheckContent(long bytes) => Check(bytes, MaxContent);

    public static void CheckStates(int kept) => Check(kept, MaxStates);

    public void CountOperation() => Check(++_operations, MaxOperations);

    public void CountForm() => Check(++_forms, MaxForms);

    public void BeginPage() => _lettersOfPage = 0;

    public void CountLetter()
    {
        Check(++_letters, MaxLetters);
        Check(++_lettersOfPage, MaxLettersOfPage);
    }

    private static void Check(long count, long most)
    {
        if (count > most)
        {
            throw new LimitExceededException();
        }
    }
}

/// <summary>The file costs more to read than it may.</summary>
internal sealed class LimitExceededException() : Exception("The file costs more to read than it may.");
