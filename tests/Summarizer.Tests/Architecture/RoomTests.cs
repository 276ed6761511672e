using System.Text.RegularExpressions;
using Summarizer.Tests.Infra;

namespace Summarizer.Tests.Architecture;

/// <summary>
/// A room is a folder. A room may use those below it in its project's list and no other, so that there is no circle. What
/// counts as use is a word in a file that is the name of another room's type.
/// </summary>
public partial class RoomTests
{
    private const int MostFiles = 14;

    private static readonly string[] _service =
    [
        "", // the composition: services, routes, JSON, triggers
        "Uploads",
        "Feeds",
        "Exports",
        "Search",
        "Search/Conditions",
        "Search/Ranking",
        "Search/PostingLists",
        "Search/Words",
        "Digests",
        "Page",
        "Sweeping",
        "Processing",
        "Processing/Protocol",
        "Notifications",
        "Index",
        "Articles",
        "Engines",
        "Engines/Chunking",
        "Engines/Grounding",
        "Engines/Prompts",
        "Engines/LanguageModels/Cache",
        "Engines/LanguageModels/Budget",
        "Engines/LanguageModels/Chat",
        "Engines/LanguageModels",
        "Details",
        "Reading",
        "Api/Http",
        "Api/Access",
        "Api",
        "Outbound",
        "Telemetry",
        "Storage",
        "Settings",
    ];

    private static readonly string[] _text =
    [
        "", // the extractive engine
        "Grounding",
        "Grounding/Facts",
        "Grounding/Matching",
        "Grounding/Quantities",
        "Grounding/Words",
        "Summaries",
        "Faqs",
        "Keywords",
        "PromptInjection",
        "Reading",
        "Reading/Pdf",
        "Reading/Pdf/Structure",
        "Reading/Pdf/Layout",
        "Reading/Pdf/Letters",
        "Reading/Word",
        "Reading/Mail",
        "Reading/Epub",
        "Reading/Html",
        "Reading/Html/Pages",
        "Reading/Notebooks",
        "Reading/Markdown",
        "Reading/Markup",
        "Reading/Subtitles",
        "Reading/PlainText",
        "Reading/Drafts",
        "Reading/Boilerplate",
        "Reading/Formats",
        "Reading/Encodings",
        "Articles",
        "Sentences",
        "Digests",
        "Languages",
    ];

    [Fact]
    public void Rooms_of_the_service_use_only_rooms_below_them() => AssertDownward("Summarizer", _service);

    [Fact]
    public void Rooms_of_the_text_project_use_only_rooms_below_them() => AssertDownward("Summarizer.Text", _text);

    [Theory]
    [InlineData("Summarizer")]
    [InlineData("Summarizer.Text")]
    [InlineData("Summarizer.Server")]
    [InlineData("Summarizer.Functions")]
    public void No_room_has_more_than_fourteen_files(string project) =>
        Assert.All(Files(project).CountBy(f => f.Room), room => Assert.InRange(room.Value, 1, MostFiles));

    [Theory]
    [InlineData("Summarizer")]
    [InlineData("Summarizer.Text")]
    public void A_file_is_in_the_namespace_of_its_room(string project) =>
        Assert.All(
            Files(project),
            file => Assert.Contains($"namespace {$"{project}/{file.Room}".TrimEnd('/').Replace('/', '.')};", file.Text)
        );

    private static void AssertDownward(string project, string[] rooms)
    {
        var files = Files(project);
        Assert.Equal(rooms.Order(), files.Select(f => f.Room).Distinct().Order());
        var rank = rooms.Index().ToDictionary(r => r.Item, r => r.Index);
        var types = files
            .SelectMany(f => TypeName().Matches(f.Text).Select(m => (Type: m.Groups[1].Value, f.Room)))
            .GroupBy(t => t.Type)
            .ToDictionary(t => t.Key, t => t.Min(x => rank[x.Room]));

        var upward =
            from file in files
            from word in Word().Matches(Noise().Replace(file.Text, "")).Select(m => m.Value).Distinct()
            where types.TryGetValue(word, out var used) && used < rank[file.Room]
            select $"{file.Room} uses {word} of {rooms[types[word]]}";

        Assert.Empty(upward.Distinct());
    }

    private static List<(string Room, string Text)> Files(string project)
    {
        var root = Path.Combine(Repository.Root, "src", project);
        return
        [
            .. Directory
                .EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'))
                .Where(path => !path.StartsWith("bin/", StringComparison.Ordinal))
                .Where(path => !path.StartsWith("obj/", StringComparison.Ordinal))
                .Select(path =>
                    (Path.GetDirectoryName(path)!.Replace('\\', '/'), File.ReadAllText(Path.Combine(root, path)))
                ),
        ];
    }

    [GeneratedRegex(
        @"^(?:public|internal)[\w\s]*?\b(?:class|record|struct|enum|interface)\s+(?:struct\s+)?(\w+)",
        RegexOptions.Multiline,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex TypeName();

    [GeneratedRegex(@"\b[A-Z]\w+\b", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Word();

    // Comments, strings, namespaces and usings name no type that is used.
    [GeneratedRegex(
        "//.*|\"(?:[^\"\\\\\\n]|\\\\.)*\"|^(?:using|namespace) .*",
        RegexOptions.Multiline,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Noise();
}
