using System.Runtime.InteropServices;

namespace Summarizer.Text.Articles;

/// <summary>
/// Result of reading, as bytes that another process of the same version understands: little endian, text as UTF-16.
/// </summary>
public static class ReadResultCodec
{
    /// <summary>Bytes of the text and of its blocks and sentences; those of titles and keywords are few.</summary>
    public static long SizeOf(ArticleText article) =>
        ((long)article.Text.Length * sizeof(char)) + (article.Sentences.Count * 12L) + (article.Blocks.Count * 20L);

    /// <summary>Writes a result. The writer is not flushed.</summary>
    public static void Write(BinaryWriter writer, ReadResult result)
    {
        switch (result)
        {
            case ReadResult.Readable readable:
                writer.Write(true);
                WriteText(writer, readable.Unread ?? "");
                Write(writer, readable.Article);
                break;
            case ReadResult.Unreadable unreadable:
                writer.Write(false);
                writer.Write((int)unreadable.Reason);
                WriteText(writer, unreadable.Explanation);
                break;
            default:
                throw new ArgumentException("A read result of an unknown kind.", nameof(result));
        }
    }

    /// <summary>Reads what <see cref="Write(BinaryWriter, ReadResult)"/> has written.</summary>
    /// <param name="reader">Where it begins.</param>
    /// <param name="maxBytes">No text or list in it may be larger.</param>
    /// <exception cref="InvalidDataException">Something is larger, or it is not a result.</exception>
    /// <exception cref="EndOfStreamException">The bytes end too early.</exception>
    public static ReadResult Read(BinaryReader reader, long maxBytes)
    {
        if (reader.ReadBoolean())
        {
            var unread = ReadText(reader, maxBytes);
            return new ReadResult.Readable(ReadArticle(reader, maxBytes))
            {
                Unread = unread.Length > 0 ? unread : null,
            };
        }

        var reason = (UnreadableReason)reader.ReadInt32();
        return new ReadResult.Unreadable(reason, ReadText(reader, maxBytes));
    }

    private static void Write(BinaryWriter writer, ArticleText article)
    {
        WriteText(writer, article.Title);
        WriteText(writer, article.Language);
        WriteText(writer, article.Text);
        writer.Write(article.AuthorKeywords.Count);
        foreach (var keyword in article.AuthorKeywords)
        {
            WriteText(writer, keyword);
        }

        writer.Write(article.Blocks.Count);
        foreach (var block in article.Blocks)
        {
            writer.Write((int)block.Kind);
            writer.Write(block.Level);
            writer.Write(block.Start);
            writer.Write(block.Length);
            writer.Write(block.SentenceCount);
        }

        writer.Write(article.Sentences.Count);
        foreach (var sentence in article.Sentences)
        {
            writer.Write(sentence.Start);
            writer.Write(sentence.Length);
            writer.Write(sentence.Page ?? 0);
        }
    }

    private static ArticleText ReadArticle(BinaryReader reader, long maxBytes)
    {
        var title = ReadText(reader, maxBytes);
        var language = ReadText(reader, maxBytes);
        var text = ReadText(reader, maxBytes);
        var keywords = new string[ReadCount(reader, maxBytes)];
        for (var i = 0; i < keywords.Length; i++)
        {
            keywords[i] = ReadText(reader, maxBytes);
        }

        var blocks = new Block[ReadCount(reader, maxBytes)];
        var sentenceCount = 0;
        for (var i = 0; i < blocks.Length; i++)
        {
            var kind = (BlockKind)reader.ReadInt32();
            var level = reader.ReadInt32();
            var (start, length) = ReadRange(reader, text);
            blocks[i] = new(i, kind, level, start, length, sentenceCount, reader.ReadInt32());
            sentenceCount += blocks[i].SentenceCount;
        }

        var sentences = new Sentence[ReadCount(reader, maxBytes)];
        if (sentences.Length != sentenceCount)
        {
            throw new InvalidDataException("The blocks do not hold the sentences.");
        }

        foreach (var block in blocks)
        {
            for (var i = block.FirstSentence; i < block.FirstSentence + block.SentenceCount; i++)
            {
                var (start, length) = ReadRange(reader, text);
                var page = reader.ReadInt32();
                sentences[i] = new(text, i + 1, start, length, block.Index, page > 0 ? page : null);
            }
        }

        return new(title, language, text, blocks, sentences, keywords);
    }

    private static void WriteText(BinaryWriter writer, string text)
    {
        writer.Write(text.Length);
        writer.Write(MemoryMarshal.AsBytes(text.AsSpan()));
    }

    // Straight into the string: the text of an article may be large.
    private static string ReadText(BinaryReader reader, long maxBytes)
    {
        var length = ReadCount(reader, maxBytes / sizeof(char));
        return string.Create(
            length,
            reader,
            static (text, reader) => reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(text))
        );
    }

    private static int ReadCount(BinaryReader reader, long most)
    {
        var count = reader.ReadInt32();
        return count >= 0 && count <= most
            ? count
            : throw new InvalidDataException("A count is negative or larger than allowed.");
    }

    private static (int Start, int Length) ReadRange(BinaryReader reader, string text)
    {
        var start = reader.ReadInt32();
        var length = reader.ReadInt32();
        return start >= 0 && length >= 0 && start <= text.Length - length
            ? (start, length)
            : throw new InvalidDataException("A range is outside of the text.");
    }
}
