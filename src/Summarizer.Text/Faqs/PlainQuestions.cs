using System.Buffers;
using Summarizer.Text.Articles;
using Summarizer.Text.Digests;
using Summarizer.Text.PromptInjection;

namespace Summarizer.Text.Faqs;

/// <summary>
/// Plain questions that one sentence answers: when, where, why, by whom, how many. Many are made and few are kept, as
/// Heilman and Smith do ("Good question! Statistical ranking for question generation", 2010), with shallow patterns in
/// place of a parser: a sentence that opens with a named subject and its finite verb loses the phrase that answers, and
/// the language's form for the kind puts the rest together. Kept are the questions about what the article comes back to.
/// </summary>
internal static class PlainQuestions
{
    private const int MostSentences = 2000; // an article's questions are about its opening; bounds the work for a book
    private const int ShortestSentence = 40; // a shorter one is a label or leans on its neighbours
    private const int LongestSentence = 400; // a longer one is no plain answer
    private const int MostAnswerWords = 55; // the same for words
    private const int MostSubjectWords = 7; // more are a clause
    private const int MostRestWords = 8; // so that a question is taken in at a glance
    private const int MostThingWords = 3; // "professional football teams"
    private const int MostDrafts = 30; // each costs a search of the text; this many are enough for any digest

    // Speech, asides and markup are not told from statements by shallow patterns.
    private static readonly SearchValues<char> NotPlain = SearchValues.Create("\"“”„«»;:[]{}<>|?!—–…*=\n");

    /// <summary>The questions, those whose subject the article mentions in most sentences first.</summary>
    public static IReadOnlyList<Faq> Of(ArticleText article)
    {
        if (PlainPatterns.For(article.Language) is not { } patterns)
        {
            return [];
        }

        var terms = ArticleTerms.Of(article);
        var dialogue = AuthoredFaqs.Of(article);
        var drafts = new List<Draft>();
        foreach (var sentence in article.Sentences.Take(MostSentences))
        {
            var block = article.BlockOf(sentence);
            if (
                block.Kind is BlockKind.Paragraph
                && DraftOf(sentence, patterns) is { } draft
                && WeightOf(terms, draft.Subject) is > 1 and var weight
                && !dialogue.Covers(block)
            )
            {
                drafts.Add(draft with { Weight = weight });
            }
        }

        if (drafts.Count == 0)
        {
            return [];
        }

        var orders = InjectionDetector.Find(article);
        return
        [
            .. drafts
                .Where(d => !orders.Contains(d.Sentence.Id))
                .OrderByDescending(d => d.Weight)
                .Take(MostDrafts)
                .Where(d => IsNamed(article, patterns, d))
                .Select(d => (d.Sentence, Question: QuestionOf(article, patterns, d)))
                .Where(d => d.Question is not null)
                .Select(d => new Faq(
                    d.Question!,
                    d.Sentence.Text,
                    [d.Sentence.Id],
                    Origin.Generated,
                    SupportLevel.Verbatim
                )),
        ];
    }

    private static Draft? DraftOf(Sentence sentence, PlainPatterns patterns)
    {
        if (sentence.Length is < ShortestSentence or > LongestSentence || sentence.Span[^1] != '.')
        {
            return null;
        }

        var text = WithoutBrackets(sentence.Span);
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is < 5 or > MostAnswerWords)
        {
            return null;
        }

        var fronted = patterns.TimeAt(words);
        if (patterns.VerbIsSecond && fronted > 0)
        {
            return VerbFirst(sentence, words.AsSpan(fronted), patterns);
        }

        var verbAt = fronted;
        while (verbAt < words.Length && verbAt <= fronted + MostSubjectWords && !patterns.IsVerb(words[verbAt]))
        {
            verbAt++;
        }

        if (
            verbAt == fronted
            || verbAt > Math.Min(words.Length - 3, fronted + MostSubjectWords)
            || !IsSubject(words.AsSpan(fronted, verbAt - fronted), patterns)
        )
        {
            return null;
        }

        var subject = words[fronted..verbAt];
        var verb = words[verbAt];
        var clause = ClauseOf(words.AsSpan(verbAt + 1), patterns);
        if (patterns.Pasts.TryGetValue(verb, out var plain))
        {
            // "The album released by the band was …": the verb was a participle.
            var isParticiple =
                patterns.OpensAgent(clause[0]) || clause.Any(w => patterns.IsVerb(w) && !patterns.Pasts.ContainsKey(w));
            var draft = new Draft(sentence, "", "did", subject, [plain]);
            return isParticiple
                ? null
                : Find(draft, clause, patterns, fronted > 0)
                    ?? (
                        patterns.TakesObject(verb) && patterns.JoinsSubject(clause[0])
                            ? Checked(draft with { Kind = "object" }, patterns)
                            : null
                    );
        }

        return patterns.Has($"count {verb}")
            ? Count(sentence, subject, verb, clause, patterns)
            : Find(new(sentence, "", verb, subject, []), clause, patterns, fronted > 0)
                ?? What(sentence, subject, verb, clause, patterns);
    }

    // "1905 wurde Warschau …": the question differs from the statement only in its first word.
    private static Draft? VerbFirst(Sentence sentence, Span<string> words, PlainPatterns patterns)
    {
        if (words.Length < 4 || !patterns.IsVerb(words[0]) || !char.IsUpper(words[1][0]))
        {
            return null;
        }

        var clause = ClauseOf(words[2..], patterns);
        var draft = new Draft(sentence, "time", words[0], [words[1]], clause);
        return clause.Length == 0 || words[1].EndsWith(',') ? null : Checked(draft, patterns);
    }

    private static Draft? Find(Draft draft, string[] clause, PlainPatterns patterns, bool isDated)
    {
        if (isDated)
        {
            return Checked(draft with { Kind = "time", Rest = [.. draft.Rest, .. clause] }, patterns);
        }

        var isPassive = patterns.IsPassive(draft.Verb) || clause.Take(2).Any(patterns.IsPassive);
        var isPlace =
            patterns.IsPlaceVerb(draft.Verb)
            || draft.Rest.Any(patterns.IsPlaceVerb)
            || clause.Any(patterns.IsPlaceVerb);
        for (var at = 0; at < clause.Length; at++)
        {
            var word = clause[at];
            var isName = at + 1 < clause.Length && char.IsUpper(clause[at + 1][0]);
            var time = patterns.TimeAt(clause.AsSpan(at));
            var (kind, length) =
                patterns.IsCause(word) && clause.Length - at > 3 ? ("cause", clause.Length - at)
                : time > 0 ? ("time", time)
                : isPassive && isName && patterns.OpensAgent(word) ? ("agent", 1 + NameAt(clause, at + 1))
                : isPlace && isName && patterns.OpensPlace(word) ? ("place", 1 + NameAt(clause, at + 1))
                : ("", 0);
            if (length == 0)
            {
                continue;
            }

            // "geschätzt für 2017": the year is not when it was done.
            if (at > 0 && patterns.Language.StopWords.Contains(PlainPatterns.Bare(clause[at - 1])))
            {
                return null;
            }

            // "received in 1030 the county of …": the object follows, and the question would lack it.
            var after = clause[(at + length)..];
            if (!patterns.VerbIsSecond && after.Length > 0 && patterns.JoinsSubject(after[0]))
            {
                return null;
            }

            string[] tail = patterns.VerbIsSecond ? after : [];
            return Checked(draft with { Kind = kind, Rest = [.. draft.Rest, .. clause[..at], .. tail] }, patterns);
        }

        return null;
    }

    // "Warsaw has 12 theatres": how many theatres?
    private static Draft? Count(
        Sentence sentence,
        string[] subject,
        string verb,
        string[] clause,
        PlainPatterns patterns
    )
    {
        var stops = patterns.Language.StopWords;
        var at = 0;
        while (at < clause.Length && patterns.IsNumber(clause[at]) && !stops.Contains(clause[at]))
        {
            at++;
        }

        while (at > 0 && at < clause.Length && patterns.IsScale(clause[at]))
        {
            at++;
        }

        string[] thing = [.. clause.Skip(at).TakeWhile(w => !stops.Contains(w))];
        return at == 0 || thing.Length is 0 or > MostThingWords || PlainPatterns.Bare(clause[0]) is "one" or "1"
            ? null
            : Checked(
                new(sentence, "count " + verb, verb, subject, []) { Thing = string.Join(' ', thing).TrimEnd(',', '.') },
                patterns
            );
    }

    // "The Suez Canal is a waterway …": people have no article, so that nobody is asked for as a thing.
    private static Draft? What(
        Sentence sentence,
        string[] subject,
        string verb,
        string[] clause,
        PlainPatterns patterns
    ) =>
        patterns.Has($"what {verb}")
        && patterns.JoinsSubject(subject[0].ToLowerInvariant())
        && patterns.JoinsSubject(clause[0])
            ? new(sentence, $"what {verb}", verb, subject, [])
            : null;

    private static Draft? Checked(Draft draft, PlainPatterns patterns)
    {
        var rest = draft.Rest;
        var isCount = draft.Kind.StartsWith("count", StringComparison.Ordinal);
        if (
            rest.Length > MostRestWords
            || (rest.Length == 0 && !isCount && !patterns.IsPlaceVerb(draft.Verb) && !patterns.VerbIsSecond)
        )
        {
            return null;
        }

        // The last word of a question is not what held the answer: "… designed by"; nor has it another agent.
        var stops = patterns.Language.StopWords;
        if (
            rest.Length > 0
            && (
                stops.Contains(PlainPatterns.Bare(rest[^1])) || (draft.Kind is "agent" && rest.Any(patterns.OpensAgent))
            )
        )
        {
            return null;
        }

        for (var at = 0; at < rest.Length; at++)
        {
            var word = PlainPatterns.Bare(rest[at]);
            if (
                patterns.Breaks(word)
                || (at < rest.Length - 1 && rest[at].EndsWith(','))
                || (at > 1 && patterns.IsVerb(word))
            )
            {
                return null;
            }
        }

        return draft with
        {
            Rest = [.. rest.Select(w => w.TrimEnd(',', '.', ';', ':'))],
        };
    }

    private static bool IsSubject(ReadOnlySpan<string> words, PlainPatterns patterns)
    {
        var stops = patterns.Language.StopWords;
        for (var at = 0; at < words.Length; at++)
        {
            var word = words[at];
            var small = word.ToLowerInvariant();
            var isJoining = patterns.JoinsSubject(small);
            if (
                !char.IsLetter(word[0])
                || !char.IsLetterOrDigit(word[^1])
                || (stops.Contains(small) && !isJoining)
                || (at == 0 && patterns.Language.HasEnglishForms && small.EndsWith("ly", StringComparison.Ordinal))
                || (at == words.Length - 1 && isJoining)
                || (at == 0 && (patterns.Breaks(small) || patterns.IsNumber(small) || patterns.IsIndefinite(small)))
            )
            {
                return false;
            }
        }

        return words.Length > 0;
    }

    // Words up to the comma that ends the clause; the comma of "May 5, 1905" does not.
    private static string[] ClauseOf(Span<string> words, PlainPatterns patterns)
    {
        var end = 0;
        while (end < words.Length)
        {
            var time = patterns.TimeAt(words[end..]);
            end += Math.Max(1, time);
            if (words[end - 1][^1] is ',' or ';' or ':')
            {
                break;
            }
        }

        return [.. words[..end]];
    }

    private static int NameAt(string[] words, int at)
    {
        var end = at;
        while (end < words.Length && char.IsUpper(words[end][0]))
        {
            end++;
        }

        return end - at;
    }

    private static string WithoutBrackets(ReadOnlySpan<char> sentence)
    {
        var text = new System.Text.StringBuilder(sentence.Length);
        var depth = 0;
        foreach (var c in sentence)
        {
            depth += c is '(' ? 1 : 0;
            if (depth == 0)
            {
                text.Append(c);
            }

            depth -= c is ')' && depth > 0 ? 1 : 0;
        }

        return text.Replace(" ,", ",").Replace(" .", ".").ToString();
    }

    // In how many sentences the most frequent word of the subject occurs; the title counts as two.
    private static int WeightOf(ArticleTerms terms, string[] subject)
    {
        var most = 0;
        foreach (var term in terms.TermsOf(string.Join(' ', subject)))
        {
            if (term >= 0 && !terms.IsStopWord(term))
            {
                most = Math.Max(most, terms.SentenceFrequency(term) + (terms.Title.Contains(term) ? 2 : 0));
            }
        }

        return most;
    }

    // "The city was rebuilt": which city is not known where the question stands alone.
    private static bool IsNamed(ArticleText article, PlainPatterns patterns, Draft draft)
    {
        var subject = draft.Subject;
        var hasArticle = patterns.JoinsSubject(subject[0].ToLowerInvariant());
        var names = subject.Skip(1).Count(w => char.IsUpper(w[0]));
        return hasArticle
            ? names > (patterns.Language.NounsAreCapitalised ? 1 : 0)
            : names > 0
                || (
                    char.IsUpper(subject[0][0]) && !Questions.ContainsWord(article.Text, subject[0].ToLowerInvariant())
                );
    }

    private static string? QuestionOf(ArticleText article, PlainPatterns patterns, Draft draft)
    {
        var subject = draft.Subject;
        var first = subject[0].ToLowerInvariant();
        var isSmall = patterns.JoinsSubject(first) || Questions.ContainsWord(article.Text, first);
        var text = string.Join(' ', isSmall ? [first, .. subject[1..]] : subject);
        var question = patterns.Ask(draft.Kind, draft.Verb, text, draft.Rest, draft.Thing);
        return question?.AsSpan().TrimEnd('?').ContainsAny(NotPlain) is false ? question : null;
    }

    private sealed record Draft(Sentence Sentence, string Kind, string Verb, string[] Subject, string[] Rest)
    {
        public string Thing { get; init; } = "";
        public int Weight { get; init; }
    }
}
