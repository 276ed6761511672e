using System.CommandLine;

namespace Summarizer.Server.Commands.Options;

/// <summary>Options that become parameters of a request. The server checks their values, so that there is one rule for them.</summary>
internal sealed class QueryOptions
{
    private static readonly (string Parameter, string Description)[] _conditions =
    [
        ("name", "Only the article with this name; with * at the end, those whose names begin so."),
        ("keyword", "Only articles with this keyword."),
        ("language", "Only articles in this language, such as en."),
        ("tag", "Only articles with this tag."),
        ("status", "Only articles that are queued, processing, ready or failed."),
        ("from", "Only articles uploaded at this time or later: 2026-01-31 or 2026-01-31T08:00:00Z."),
        ("to", "Only articles uploaded before this time."),
    ];

    private readonly (Option<string?> Option, string Parameter)[] _options;

    private QueryOptions(IEnumerable<(string Parameter, string Description)> parameters) =>
        _options = [
            .. parameters.Select(p =>
                (new Option<string?>($"--{Dashed(p.Parameter)}") { Description = p.Description }, p.Parameter)
            ),
        ];

    /// <summary>What narrows a search or an export.</summary>
    public static QueryOptions Conditions() => new(_conditions);

    /// <summary>What narrows and sorts a list.</summary>
    public static QueryOptions List() =>
        new([
            .. _conditions,
            ("sort", "-date for the newest first (the default), date for the oldest first, or title."),
        ]);

    /// <summary>What an article is digested with.</summary>
    public static QueryOptions Upload() =>
        new([
            ("sentences", "Maximum number of sentences in a summary."),
            ("maxKeywords", "Maximum number of keywords."),
            ("maxFaqs", "Maximum number of questions."),
            ("language", "Language of the digests, such as en."),
            ("engine", "extractive, or model where one is configured."),
            ("tags", "Tags of the articles, separated by commas."),
        ]);

    public void AddTo(Command command)
    {
        foreach (var (option, _) in _options)
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The options that are given, as parameters of a query.</summary>
    public IEnumerable<(string Parameter, string Value)> Of(ParseResult parsed) =>
        from o in _options
        let value = parsed.GetValue(o.Option)
        where value is not null
        select (o.Parameter, value);

    /// <summary>A query string: nothing, or <c>?</c> and the parameters.</summary>
    public static string Query(IEnumerable<(string Parameter, string Value)> parameters)
    {
        var query = string.Join('&', parameters.Select(p => $"{p.Parameter}={Uri.EscapeDataString(p.Value)}"));
        return query.Length == 0 ? "" : "?" + query;
    }

    private static string Dashed(string parameter) =>
        string.Concat(parameter.Select(c => char.IsUpper(c) ? $"-{char.ToLowerInvariant(c)}" : $"{c}"));
}
