using System.Globalization;

namespace Summarizer.Text.Languages;

/// <summary>
/// The sections of one data file. <c>[label]</c> opens a section, a line that starts with <c>#</c> is a comment. In words
/// and phrases <c>_</c> stands for a space and <c>~</c> for a no-break space.
/// </summary>
internal sealed class LanguageFile
{
    private static readonly Dictionary<string, Section> _labels = Enum.GetValues<Section>()
        .ToDictionary(LabelOf, StringComparer.Ordinal);

    private readonly Dictionary<Section, List<string[]>> _sections = [];

    /// <summary>The sections that the file has, in the order of <see cref="Section"/>.</summary>
    public IEnumerable<Section> Sections => _sections.Keys.Order();

    /// <summary>The entries of a section; none if the file does not have it.</summary>
    public IReadOnlyList<string> this[Section section] => _sections.TryGetValue(section, out var parts) ? parts[0] : [];

    /// <summary>The entries of a section that stands several times, one list each time.</summary>
    public IReadOnlyList<string[]> Repeated(Section section) => _sections.GetValueOrDefault(section, []);

    /// <summary>The label of a section: <c>stop words</c>.</summary>
    public static string LabelOf(Section section) =>
        string.Concat($"{section}".Select((c, at) => char.IsUpper(c) && at > 0 ? $" {c}" : $"{c}")).ToLowerInvariant();

    public static SectionForm FormOf(Section section) =>
        section switch
        {
            >= Section.OrderPattern => SectionForm.Lines,
            >= Section.FaqHeadings => SectionForm.Phrases,
            _ => SectionForm.Words,
        };

    /// <summary>Parses a file; <paramref name="name"/> is for errors.</summary>
    /// <exception cref="FormatException">A label is unknown or stands twice, or text stands before the first label.</exception>
    public static LanguageFile Parse(string name, TextReader reader)
    {
        var file = new LanguageFile();
        Section? section = null;
        var lines = new List<string>();
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (line.StartsWith('#') || string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            if (!line.StartsWith('['))
            {
                if (section is null)
                {
                    throw Fault("text before the first section");
                }

                lines.Add(line);
                continue;
            }

            file.Add(section, lines);
            lines.Clear();
            section = _labels.TryGetValue(line[1..].TrimEnd(']'), out var known)
                ? known
                : throw Fault($"unknown section {line}");
            if (section is not Section.Suffixes && file._sections.ContainsKey(known))
            {
                throw Fault($"section {line} stands twice");
            }

            FormatException Fault(string what) =>
                new(string.Create(CultureInfo.InvariantCulture, $"{name}, line {number}: {what}"));
        }

        file.Add(section, lines);
        return file;
    }

    private void Add(Section? section, List<string> lines)
    {
        if (section is not { } known)
        {
            return;
        }

        string[] entries = FormOf(known) switch
        {
            SectionForm.Lines => [.. lines],
            SectionForm.Phrases =>
            [
                .. lines.SelectMany(l => l.Split('|', StringSplitOptions.TrimEntries)).Where(p => p.Length > 0),
            ],
            _ => [.. lines.SelectMany(l => l.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))],
        };
        if (FormOf(known) is not SectionForm.Lines)
        {
            entries = [.. entries.Select(e => e.Replace('_', ' ').Replace('~', '\u00A0'))];
        }

        if (!_sections.TryAdd(known, [entries]))
        {
            _sections[known].Add(entries);
        }
    }
}
