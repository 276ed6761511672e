using System.Buffers;
using Summarizer.Text.Articles;
using Summarizer.Text.Digests;
using Summarizer.Text.Sentences;

namespace Summarizer.Text.Faqs;

/// <summary>
/// Questions made from defining sentences: "Photosynthesis is the process by which …" answers "What is photosynthesis?".
/// Only a subject that the article comes back to is asked about.
/// </summary>
internal static class DefinitionQuestions
{
    private const int MostSubjectWords = 5; // a name or a term has few words; more are a clause
    private const int LongestSubject = 60; // how far into a sentence its verb may stand, in UTF-16 units

    // The noun that classifies occurs within this many words: "a small, fast and widely used database".
    private const int MostWordsToNoun = 7;

    // After the noun, something must distinguish the thing from others of its kind.
    private const int LeastWordsAfterNoun = 3;

    // Each candidate costs a search of the text; this many are enough for any digest.
    private const int MostCandidates = 30;

    private static readonly SearchValues<char> NotInSubjects = SearchValues.Create("\"“”„«»,;:()[]?!—–");

    /// <summary>The questions in text order, made as they are asked for.</summary>
    public static IEnumerable<Faq> Of(ArticleText article)
    {
        if (DefinitionPatterns.For(article.Language) is not { } patterns)
        {
            yield break;
        }

        var candidates = 0;
        foreach (var sentence in article.Sentences.Where(s => article.BlockOf(s).Kind is BlockKind.Paragraph))
        {
            if (DefinitionIn(sentence, patterns) is not { } definition)
            {
                continue;
            }

            if (candidates++ == MostCandidates)
            {
                yield break;
            }

            if (IsSubjectOf(article, sentence, definition.Subject))
            {
                var answer = AnswerOf(article, sentence);
                yield return new(
                    definition.Ask(IsCommonNoun(article, definition)),
                    article.Text[answer.Start..answer.End],
                    article.IdsIn(answer),
                    Origin.Generated,
                    SupportLevel.Verbatim
                );
            }
        }
    }

    private static Definition? DefinitionIn(Sentence sentence, DefinitionPatterns patterns)
    {
        var span = sentence.Span;
        foreach (var (copula, verb) in patterns.Copulas)
        {
            var at = span[..Math.Min(span.Length, LongestSubject + copula.Length)]
                .IndexOf(copula, StringComparison.Ordinal);
            if (at > 0 && !span.EndsWith("?") && KindOf(span[(at + copula.Length)..], patterns) is { } isPerson)
            {
                return SubjectOf(span[..at].ToString(), isPerson, patterns) is { } subject
                    ? new(patterns, verb, subject, isPerson)
                    : null;
            }
        }

        return null;
    }

    // Whether a noun that classifies comes soon, with more words after it: a person's (true), a thing's (false), or none.
    private static bool? KindOf(ReadOnlySpan<char> predicate, DefinitionPatterns patterns)
    {
        var words = predicate.ToString().Split(' ', MostWordsToNoun + LeastWordsAfterNoun + 1);
        for (var i = 0; i < Math.Min(MostWordsToNoun, words.Length - LeastWordsAfterNoun); i++)
        {
            var word = words[i].TrimEnd(',');
            var isLast = word.Length < words[i].Length || patterns.EndsNounPhrase(words[i + 1]);
            if (isLast && patterns.People.Contains(word))
            {
                return true;
            }

            // In "a problem that the city has", "city" classifies nothing: the clause has begun.
            if (patterns.Vague.Contains(word) && !patterns.Joining.Contains(word))
            {
                return null;
            }

            if (isLast && patterns.IsThing(word))
            {
                return false;
            }
        }

        return null;
    }

    private static string? SubjectOf(string text, bool isPerson, DefinitionPatterns patterns)
    {
        var words = text.Split(' ');
        var first = words[0].ToLowerInvariant();
        var isNamed = patterns.NameArticles.Contains(first);
        var content = isNamed || patterns.Articles.Contains(first) ? words.AsSpan(1) : words;
        if (content.Length is 0 or > MostSubjectWords || text.AsSpan().ContainsAny(NotInSubjects))
        {
            return null;
        }

        foreach (var word in content)
        {
            // Inside a name any word may stand: "The Great Barrier Reef".
            if (word.Length == 0 || !char.IsLetterOrDigit(word[0]) || (!isNamed && patterns.Vague.Contains(word)))
            {
                return null;
            }

            if ((isNamed || isPerson) && !char.IsUpper(word[0]))
            {
                return null;
            }
        }

        // "The company is a …", "Die Stadt ist eine …": one that was named before.
        var isGeneric = words.Length > content.Length && content.Length == 1 && patterns.IsThing(content[0]);
        return
            isPerson && (isNamed || content.Length is < 2 or > 4)
            || (isGeneric && !patterns.IndefiniteArticles.Contains(first))
            ? null
            : text;
    }

    // The article is about the subject if it comes back to it, or has it in its title.
    private static bool IsSubjectOf(ArticleText article, Sentence sentence, string subject)
    {
        var last = subject[(subject.LastIndexOf(' ') + 1)..];
        return article.Title.Contains(last, StringComparison.OrdinalIgnoreCase)
            || article.Text.AsSpan(sentence.Start + sentence.Length).Contains(last, StringComparison.OrdinalIgnoreCase)
            || article.Text.AsSpan(0, sentence.Start).Contains(last, StringComparison.OrdinalIgnoreCase);
    }

    // The first word has its capital only as an opening if the article writes it small inside a sentence, or if small
    // words follow and the article does not write it large elsewhere.
    private static bool IsCommonNoun(ArticleText article, Definition definition)
    {
        if (definition.StartsWithArticle)
        {
            return true;
        }

        var words = definition.Subject.Split(' ');
        var first = words[0];
        return first.Length > 1
            && !first.AsSpan(1).ContainsAnyInRange('A', 'Z')
            && (
                Questions.ContainsWord(article.Text, char.ToLowerInvariant(first[0]) + first[1..])
                || (words.Length > 1 && char.IsLower(words[^1][0]) && !IsLargeInside(article.Text, first))
            );
    }

    private static bool IsLargeInside(ReadOnlySpan<char> text, string word)
    {
        for (var at = 0; text[at..].IndexOf(word, StringComparison.Ordinal) is >= 0 and var found; at += word.Length)
        {
            at += found;
            if (at > 1 && text[at - 1] == ' ' && char.IsLower(text[at - 2]))
            {
                return true;
            }
        }

        return false;
    }

    // The definition, with the sentence after it if that goes on about the same thing.
    private static Stretch AnswerOf(ArticleText article, Sentence sentence)
    {
        var next = sentence.Id < article.Sentences.Count ? article.Sentences[sentence.Id] : null;
        return
            next?.Block == sentence.Block
            && OpeningWords.For(article.Language).Of(next.Span) is OpeningKind.Leaning
            && !Questions.IsQuestion(next.Span)
            ? sentence.StretchOf() with
            {
                End = next.StretchOf().End,
            }
            : sentence.StretchOf();
    }

    private sealed record Definition(DefinitionPatterns Patterns, string Verb, string Subject, bool IsPerson)
    {
        public bool StartsWithArticle =>
            Subject.IndexOf(' ', StringComparison.Ordinal) is > 0 and var end
            && (Patterns.Articles.Contains(Subject[..end]) || Patterns.NameArticles.Contains(Subject[..end]));

        public string Ask(bool isCommonNoun) =>
            Patterns.Ask(Verb, isCommonNoun ? char.ToLowerInvariant(Subject[0]) + Subject[1..] : Subject, IsPerson);
    }
}
