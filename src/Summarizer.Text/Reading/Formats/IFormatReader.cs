using Summarizer.Text.Articles;

namespace Summarizer.Text.Reading.Formats;

/// <summary>How a reader knows a format, weakest first: the bytes are believed before what was said about them.</summary>
internal enum Recognition
{
    None, // not this reader's format
    Possible, // nothing speaks against it
    ByName, // the name ends so
    ByType, // the declared type says so
    ByContent, // the bytes themselves say so
}

/// <summary>Reads one format. Adding one: a class, and its line in <see cref="Reading.ArticleReader"/>.</summary>
internal interface IFormatReader
{
    ArticleFormat Format { get; }

    /// <summary>Whether its files are no text for people, so that it alone says whether bytes are its format.</summary>
    bool IsBinary => false;

    /// <summary>Whether a file has this format. Looks at a bounded stretch of its bytes.</summary>
    Recognition Recognise(ArticleFile file);

    /// <summary>Reads it. Answers <see cref="ReadResult.Unreadable"/> for damaged bytes, never throws for them.</summary>
    ReadResult Read(ArticleFile file);
}
