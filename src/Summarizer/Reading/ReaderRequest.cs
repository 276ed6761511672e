using Summarizer.Text.Articles;

namespace Summarizer.Reading;

/// <summary>A file on its way to a reader process, and its answer on the way back.</summary>
/// <param name="Bytes">The whole file.</param>
/// <param name="ContentType">Its declared media type, if any.</param>
/// <param name="Name">Its name, if any.</param>
/// <param name="MaxAnswerBytes">The largest article that is taken.</param>
internal sealed record ReaderRequest(ReadOnlyMemory<byte> Bytes, string? ContentType, string? Name, long MaxAnswerBytes)
{
    /// <summary>Sends the file to a process.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.Write(MaxAnswerBytes);
        WriteText(writer, ContentType);
        WriteText(writer, Name);
        writer.Write(Bytes.Length);
        writer.Write(Bytes.Span);
        writer.Flush();
    }

    /// <summary>The next file; null if there are no more.</summary>
    public static ReaderRequest? Read(BinaryReader reader)
    {
        try
        {
            var maxAnswerBytes = reader.ReadInt64();
            var contentType = ReadText(reader);
            var name = ReadText(reader);
            var bytes = GC.AllocateUninitializedArray<byte>(reader.ReadInt32());
            reader.BaseStream.ReadExactly(bytes);
            return new(bytes, contentType, name, maxAnswerBytes);
        }
        catch (EndOfStreamException)
        {
            return null;
        }
    }

    /// <summary>Reads the file and sends the result.</summary>
    public void Answer(ReadFile read, BinaryWriter answers)
    {
        var result = read(Bytes, ContentType, Name);
        if (result is ReadResult.Readable { Article: var article } && ReadResultCodec.SizeOf(article) > MaxAnswerBytes)
        {
            result = ReadResult.Unreadable.TooMuchText;
        }

        ReadResultCodec.Write(answers, result);
        answers.Flush();
    }

    private static void WriteText(BinaryWriter writer, string? text)
    {
        writer.Write(text is not null);
        writer.Write(text ?? "");
    }

    private static string? ReadText(BinaryReader reader)
    {
        var isThere = reader.ReadBoolean();
        var text = reader.ReadString();
        return isThere ? text : null;
    }
}
