using System.Reflection;
using System.Text.Json;

namespace Summarizer.Testing.ModelStatements;

/// <summary>A claim as a model writes it, with the numbers, from 1, of the sentences it cites.</summary>
/// <param name="Kind">How it departs from the article: "fusion", "rounded-number"; for a lie, what is wrong.</param>
/// <param name="Text">The claim.</param>
/// <param name="Citations">The sentences.</param>
public sealed record WrittenClaim(string Kind, string Text, int[] Citations);

/// <summary>A question and answer as a model writes them.</summary>
public sealed record WrittenFaq(string Question, string Answer, int[] Citations);

/// <summary>
/// An article in our own words with what a language model writes about it, and lies in the same style. Sentences are numbered
/// through all paragraphs.
/// </summary>
public sealed record WrittenArticle
{
    public required string Name { get; init; }

    public required string Title { get; init; }

    public required string[][] Paragraphs { get; init; }

    /// <summary>True claims.</summary>
    public WrittenClaim[] Honest { get; init; } = [];

    /// <summary>False claims.</summary>
    public WrittenClaim[] Lies { get; init; } = [];

    public WrittenFaq[] Faqs { get; init; } = [];

    /// <summary>True claims with list numbers and frames.</summary>
    public string[] Framed { get; init; } = [];

    /// <summary>Of an article that orders a model to say something, the sentence that does so.</summary>
    public int Order { get; init; }

    /// <summary>What a model that obeys writes.</summary>
    public WrittenClaim[] Obeyed { get; init; } = [];

    /// <summary>The article as plain text.</summary>
    public string Text => string.Join("\n\n", [Title, .. Paragraphs.Select(p => string.Join(' ', p))]);

    public string Sentence(int number) => Paragraphs.SelectMany(p => p).ElementAt(number - 1);

    /// <summary>The articles of a file: a language, or <c>obeyed-orders</c>.</summary>
    public static IReadOnlyList<WrittenArticle> Read(string file)
    {
        using var stream = Assembly
            .GetExecutingAssembly()
            .GetManifestResourceStream($"Summarizer.Testing.ModelStatements.{file}.json")!;
        return JsonSerializer.Deserialize<WrittenArticle[]>(stream, JsonSerializerOptions.Web)!;
    }
}
