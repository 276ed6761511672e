using Summarizer.Text.Languages;

namespace Summarizer.Text.Tests.Languages;

/// <summary>What the data files hold. A language that is added gets its row here; a section that is lost fails.</summary>
public class LanguageCoverageTests(ITestOutputHelper output)
{
    // The sections of each file, in the order of the enumeration.
    private const string Expected = """
        af: stop words, function word share, question words, alphabet
        ar: stop words, function word share, question words, alphabet, prefixes, suffixes, leaning
            words, leaning openings, linking words, weak words, negations, verb negations, denials,
            verbs of saying, months, weekdays, self references, question labels, answer labels,
            courtesies, name particles, override words, faq headings, keyword labels, override patterns
        be: stop words, question words, letters, alphabet
        bg: stop words, question words, letters, alphabet, weak words
        ca: stop words, function word share, question words, elisions, letters, alphabet
        cs: stop words, question words, letters, alphabet, suffixes, weak words, units, mail header
            labels, phone signatures, mail notices, release labels, release endings
        da: stop words, function word share, question words, letters, alphabet, suffixes, weak
            words, reply prefixes, cautious bylines, keyword labels, mail header labels, phone
            signatures, mail notices, release labels, release endings
        de: stop words, function word share, question words, letters, alphabet, suffixes, nouns,
            abbreviations before names, abbreviations before numbers, abbreviations that may end,
            sentence openers, stops, leaning words, leaning openings, linking words, time nouns, picture
            words, weak words, negations, verb negations, denials, harmless after negation, verbs of
            saying, agent marks, months, weekdays, number words, ones, number joiners, shares, about
            words, more than words, less than words, clock words, morning hours, afternoon hours,
            scales, units, same names, titles, countries, opposites, self references, words before
            nouns, question labels, answer labels, courtesies, articles, indefinite articles, name
            articles, joining words, classes of things, vague subjects, inviting verbs, name particles,
            date words, reply prefixes, override words, address words, plain verbs, passive verbs, time openers, date fillers, place verbs, place openers, cause openers, agent openers, subject words, clause words, word order, faq headings, leaning phrases, removable openings, heading question
            words, heading question verbs, heading templates, copulas, boilerplate, advertisements, tail
            openers, boilerplate openings, cautious bylines, keyword labels, abstract headings,
            reference headings, caption labels, publisher notices, licence words, title labels, mail
            header labels, phone signatures, mail notices, release labels, release endings, question forms, question form, definition question, override patterns, address patterns
        el: stop words, question words, alphabet, abbreviations before names, abbreviations before
            numbers, abbreviations that may end, sentence openers, weak words, phrase links, mail header
            labels
        en: forms, stop words, function word share, question words, acronyms, alphabet,
            abbreviations before names, abbreviations before numbers, abbreviations that may end,
            sentence openers, lower case openers, speech verbs, speaking pronouns, stops, leaning words,
            leaning openings, linking words, time nouns, picture words, weak words, vague words,
            determiners, verb openers, ly words, adjective endings, negations, verb negations, denying
            endings, contractions, contracted stems, denials, harmless after negation, verbless after
            negation, hedges, perfects, verbs of saying, agent marks, months, weekdays, number words,
            ones, number joiners, shares, about words, more than words, less than words, clock words,
            morning hours, afternoon hours, scales, units, per hundred, same names, titles, opposites,
            self references, question labels, answer labels, courtesies, connecting words, articles,
            indefinite articles, name articles, joining words, words after a noun, endings after a noun,
            classes of things, classes of people, vague subjects, share words, inviting verbs, tail
            first words, tail last words, byline words, name particles, prose after by, short prose
            after by, date words, reply prefixes, override words, frame words, address words, output
            order words, say order words, plain verbs, past verbs, object verbs, passive verbs, time openers, date fillers, place verbs, place openers, cause openers, agent openers, subject words, clause words, faq headings, leaning phrases, removable openings, heading question words, heading question verbs,
            question beginnings, heading templates, copulas, boilerplate, advertisements, tail openers,
            tail beginnings, boilerplate openings, last sentences, bylines, time labels, keyword labels,
            abstract headings, reference headings, caption labels, publisher notices, licence words,
            title labels, mail header labels, phone signatures, mail notices, release labels, release
            endings, head invitations, question forms, question form, definition question, definition question about
            people, order pattern, output pattern, override patterns, frame patterns, address patterns,
            output order patterns, say order patterns
        es: stop words, function word share, question words, letters, alphabet, suffixes,
            abbreviations before names, abbreviations before numbers, abbreviations that may end,
            sentence openers, leaning words, leaning openings, linking words, time nouns, picture words,
            weak words, weak endings, vague words, phrase links, negations, verb negations, denials, harmless after negation, verbs
            of saying, agent marks, months, weekdays, number words, ones, number joiners, shares, about
            words, more than words, less than words, clock words, morning hours, afternoon hours,
            scales, units, per hundred, same names, titles, opposites, self references, question labels,
            answer labels, courtesies, articles, indefinite articles, joining words, classes of things,
            vague subjects, inviting verbs, name particles, date words, reply prefixes, override words,
            address words, plain verbs, passive verbs, time openers, date fillers, place verbs, place openers, cause openers, agent openers, subject words, clause words, faq headings, leaning phrases, removable openings, heading question words, heading question verbs, heading
            templates, copulas, boilerplate, advertisements, tail openers, boilerplate openings,
            cautious bylines, keyword labels, abstract headings, reference headings, caption labels,
            publisher notices, licence words, title labels, mail header labels, phone signatures, mail
            notices, release labels, release endings, question forms, question form, definition question, override
            patterns, address patterns
        et: stop words, question words, letters, alphabet
        fa: stop words, question words, letters, alphabet, weak words
        fi: stop words, function word share, question words, letters, alphabet, weak words, reply
            prefixes, keyword labels, mail header labels, phone signatures, mail notices, release
            labels, release endings
        fr: stop words, function word share, question words, elisions, letters, alphabet, suffixes,
            abbreviations before names, abbreviations before numbers, abbreviations that may end,
            sentence openers, leaning words, leaning openings, linking words, time nouns, picture words,
            weak words, weak endings, vague words, phrase links, negations, verb negations, denials, harmless after negation, verbs
            of saying, agent marks, months, weekdays, number words, ones, number joiners, shares, about
            words, more than words, less than words, clock words, scales, units, per hundred, same
            names, titles, opposites, self references, question labels, answer labels, courtesies,
            articles, indefinite articles, joining words, classes of things, vague subjects, eliding
            vowels, inviting verbs, name particles, date words, reply prefixes, override words, address
            words, plain verbs, passive verbs, time openers, date fillers, place verbs, place openers, cause openers, agent openers, subject words, clause words, faq headings, leaning phrases, removable openings, question beginnings, heading templates, copulas, boilerplate,
            advertisements, tail openers, boilerplate openings, cautious bylines, keyword labels,
            abstract headings, reference headings, caption labels, publisher notices, licence words,
            title labels, mail header labels, phone signatures, mail notices, release labels, release
            endings, question forms, question form, definition question, definition question before a vowel, override
            patterns, address patterns
        gl: stop words, function word share, question words, letters, alphabet
        he: stop words, question words, weak words
        hi: stop words, question words, suffixes, leaning words, leaning openings, linking words,
            weak words, verb negations, self references, question labels, answer labels, courtesies,
            override words, faq headings, keyword labels, override patterns
        hr: stop words, question words, letters, alphabet
        hu: stop words, question words, letters, alphabet, weak words, mail header labels, phone
            signatures, mail notices
        id: stop words, question words, alphabet, weak words
        it: stop words, function word share, question words, elisions, letters, alphabet, suffixes,
            abbreviations before names, abbreviations before numbers, abbreviations that may end,
            sentence openers, leaning words, leaning openings, linking words, time nouns, picture words,
            weak words, phrase links, negations, verb negations, denials, harmless after negation, verbs
            of saying, agent marks, months, weekdays, number words, scales, units, per hundred, question
            labels, answer labels, courtesies, name particles, date words, reply prefixes, override
            words, faq headings, boilerplate, advertisements, tail openers, boilerplate openings,
            cautious bylines, keyword labels, abstract headings, reference headings, caption labels,
            publisher notices, licence words, title labels, mail header labels, phone signatures, mail
            notices, release labels, release endings, override patterns
        ja: stop words, question words, question endings, leaning openings, linking words, weak
            words, denying characters, number words, shares, about words, clock words, morning hours,
            afternoon hours, scales, units, same names, self references, question labels, answer labels,
            courtesies, time characters, override words, faq headings, boilerplate, advertisements, tail
            openers, cautious bylines, keyword labels, abstract headings, reference headings, caption
            labels, publisher notices, licence words, mail header labels, phone signatures, mail
            notices, override patterns
        ko: stop words, question words, suffixes, nouns, weak words, weak endings, time characters, boilerplate,
            advertisements, tail openers, cautious bylines, keyword labels, mail header labels, phone
            signatures, mail notices
        lt: stop words, question words, letters, alphabet
        lv: stop words, question words, letters, alphabet
        mk: stop words, question words, letters, alphabet
        ms: stop words, question words, alphabet
        nl: stop words, function word share, question words, letters, alphabet, suffixes,
            abbreviations before names, abbreviations before numbers, abbreviations that may end,
            sentence openers, leaning words, leaning openings, linking words, time nouns, picture words,
            weak words, negations, verb negations, denials, harmless after negation, verbs of saying,
            agent marks, months, weekdays, number words, scales, units, question labels, answer labels,
            courtesies, name particles, date words, reply prefixes, override words, faq headings,
            boilerplate, advertisements, tail openers, boilerplate openings, cautious bylines, keyword
            labels, abstract headings, reference headings, caption labels, publisher notices, licence
            words, mail header labels, phone signatures, mail notices, release labels, release endings,
            override patterns
        no: stop words, function word share, question words, letters, alphabet, suffixes, weak
            words, reply prefixes, cautious bylines, keyword labels, mail header labels, phone
            signatures, mail notices, release labels, release endings
        pl: stop words, function word share, question words, letters, alphabet, suffixes, base endings,
            abbreviations before names, abbreviations before numbers, abbreviations that may end,
            sentence openers, stops, leaning words, leaning openings, linking words, time nouns, weak
            words, weak endings, adjective endings, negations, verb negations, denials, harmless after negation, verbs of saying, agent
            marks, months, weekdays, number words, scales, units, question labels, answer labels,
            courtesies, reply prefixes, override words, faq headings, boilerplate, advertisements, tail
            openers, boilerplate openings, cautious bylines, keyword labels, abstract headings,
            reference headings, caption labels, publisher notices, licence words, mail header labels,
            phone signatures, mail notices, release labels, release endings, override patterns
        pt: stop words, function word share, question words, letters, alphabet, suffixes,
            abbreviations before names, abbreviations before numbers, abbreviations that may end,
            sentence openers, leaning words, leaning openings, linking words, time nouns, picture words,
            weak words, weak endings, vague words, phrase links, negations, verb negations, denials, harmless after negation, verbs
            of saying, agent marks, months, weekdays, number words, scales, units, per hundred, question
            labels, answer labels, courtesies, name particles, date words, override words, faq headings,
            boilerplate, advertisements, tail openers, boilerplate openings, cautious bylines, keyword
            labels, abstract headings, reference headings, caption labels, publisher notices, licence
            words, title labels, mail header labels, phone signatures, mail notices, release labels,
            release endings, override patterns
        ro: stop words, question words, letters, alphabet, weak words, phrase links, mail header
            labels, phone signatures, mail notices
        ru: stop words, function word share, question words, letters, alphabet, suffixes,
            abbreviations before names, abbreviations before numbers, abbreviations that may end,
            sentence openers, leaning words, leaning openings, linking words, time nouns, weak words,
            negations, verb negations, denials, harmless after negation, verbs of saying, months,
            weekdays, number words, ones, shares, about words, more than words, less than words, clock
            words, morning hours, afternoon hours, scales, units, same names, titles, opposites, self
            references, question labels, answer labels, courtesies, date words, override words, address
            words, faq headings, boilerplate, advertisements, tail openers, boilerplate openings,
            cautious bylines, keyword labels, abstract headings, reference headings, caption labels,
            publisher notices, licence words, mail header labels, phone signatures, mail notices,
            release labels, release endings, override patterns, address patterns
        sk: stop words, question words, letters, alphabet
        sl: stop words, question words, alphabet
        sr: stop words, question words, letters, alphabet
        sv: stop words, function word share, question words, letters, alphabet, suffixes,
            abbreviations before names, abbreviations before numbers, abbreviations that may end,
            sentence openers, stops, leaning words, leaning openings, linking words, time nouns, weak
            words, negations, verb negations, denials, harmless after negation, verbs of saying, agent
            marks, months, weekdays, number words, units, question labels, answer labels, courtesies,
            date words, reply prefixes, override words, faq headings, boilerplate, advertisements, tail
            openers, boilerplate openings, cautious bylines, keyword labels, mail header labels, phone
            signatures, mail notices, release labels, release endings, override patterns
        th: stop words, question words
        tr: stop words, function word share, question words, letters, alphabet, suffixes,
            apostrophe, abbreviations before names, abbreviations before numbers, abbreviations that may
            end, sentence openers, stops, leaning words, leaning openings, linking words, time nouns,
            weak words, question labels, answer labels, courtesies, override words, faq headings,
            boilerplate, advertisements, tail openers, boilerplate openings, cautious bylines, keyword
            labels, mail header labels, phone signatures, mail notices, override patterns
        uk: stop words, question words, letters, alphabet, suffixes, abbreviations before names,
            abbreviations before numbers, abbreviations that may end, sentence openers, leaning words,
            leaning openings, linking words, time nouns, weak words, question labels, answer labels,
            courtesies, date words, override words, faq headings, boilerplate, advertisements, tail
            openers, boilerplate openings, cautious bylines, keyword labels, mail header labels, phone
            signatures, mail notices
        ur: stop words, question words, letters, alphabet
        vi: stop words, question words, letters, alphabet, abbreviations before names, sentence
            openers, weak words
        zh: stop words, question words, leaning openings, linking words, time nouns, weak words,
            denying characters, verbs of saying, number words, shares, about words, more than words,
            more than endings, vague beginnings, less than words, clock words, morning hours, afternoon
            hours, scales, units, same names, titles, countries, family names, self references, question
            labels, answer labels, courtesies, time characters, override words, address words, faq
            headings, boilerplate, advertisements, tail openers, cautious bylines, keyword labels,
            abstract headings, reference headings, caption labels, publisher notices, licence words,
            mail header labels, phone signatures, mail notices, override patterns, address patterns
        common: function word share, abbreviations before names, abbreviations before numbers,
            abbreviations that may end, default stops, units, networks, networks that are words,
            boilerplate openings, agencies
        """;

    [Fact]
    public void Each_language_has_the_sections_of_its_row()
    {
        (string Name, LanguageFile File)[] files =
        [
            .. Language.Codes.Select(code => (code, Language.For(code).File)),
            ("common", Language.Common),
        ];
        foreach (var (name, file) in files)
        {
            output.WriteLine($"{name}: {string.Join(", ", file.Sections.Select(s => $"{Label(s)} {Count(file, s)}"))}");
        }

        Assert.Equal(
            Rows(Expected),
            files.Select(f => $"{f.Name}: {string.Join(", ", f.File.Sections.Select(Label))}")
        );
    }

    [Fact]
    public void No_section_that_a_file_has_is_empty() =>
        Assert.All(
            Language.Codes.Select(code => Language.For(code).File).Append(Language.Common),
            file => Assert.All(file.Sections, s => Assert.NotEqual(0, Count(file, s)))
        );

    [Fact]
    public void Every_section_stands_in_some_file() =>
        Assert.Empty(
            Enum.GetValues<Section>()
                .Except(Language.Codes.SelectMany(c => Language.For(c).File.Sections).Concat(Language.Common.Sections))
        );

    [Fact]
    public void A_year_has_twelve_months_and_a_week_seven_days() =>
        Assert.All(
            Language.Codes.Select(code => Language.For(code).File).Where(f => f.Sections.Contains(Section.Months)),
            file => Assert.Equal((12, 7), (file[Section.Months].Count, file[Section.Weekdays].Count))
        );

    private static int Count(LanguageFile file, Section section) => file.Repeated(section).Sum(part => part.Length);

    private static string Label(Section section) => LanguageFile.LabelOf(section);

    private static string[] Rows(string table) =>
        table.ReplaceLineEndings("\n").Replace("\n    ", " ", StringComparison.Ordinal).Split('\n');
}
