namespace Summarizer.Evaluation;

/// <summary>The tasks by the names they go by on the command line.</summary>
internal static class Tasks
{
    public static readonly IReadOnlyDictionary<string, Func<TaskSettings, IEvaluationTask>> ByName = new Dictionary<
        string,
        Func<TaskSettings, IEvaluationTask>
    >(StringComparer.Ordinal)
    {
        ["digests"] = settings => new DigestsTask(settings),
        ["faqs"] = settings => new FaqsTask(settings),
        ["grounding"] = _ => new GroundingTask(),
        ["html"] = settings => new HtmlTask(settings),
        ["keyword-signs"] = _ => new KeywordSignsTask(),
        ["keywords"] = settings => new KeywordsTask(settings),
        ["pdf"] = settings => new PdfTask(settings),
        ["pdf-odd"] = settings => new PdfOddTask(settings),
        ["search"] = settings => new SearchTask(settings),
        ["sentences"] = _ => new SentencesTask(),
        ["summaries"] = settings => new SummariesTask(settings),
    };
}
