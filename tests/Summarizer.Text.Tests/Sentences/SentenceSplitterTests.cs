using FsCheck;
using FsCheck.Fluent;
using Summarizer.Text.Sentences;

namespace Summarizer.Text.Tests.Sentences;

public class SentenceSplitterTests
{
    [Theory]
    [InlineData("It rained. We stayed in.", "It rained.|We stayed in.")]
    [InlineData("Really? Yes! Good…", "Really?|Yes!|Good…")]
    [InlineData("What?! No way!! Fine.", "What?!|No way!!|Fine.")]
    [InlineData("  spaces around  ", "spaces around")]
    [InlineData("no stop at all", "no stop at all")]
    [InlineData("", "")]
    [InlineData(" \n\t", "")]
    [InlineData("...", "...")]
    public void Sentences_end_at_stops(string text, string expected) => AssertSplit(text, expected);

    [Theory]
    [InlineData("They won in 2015.Defeat followed.", "They won in 2015.|Defeat followed.")]
    [InlineData("Prices rose by 12%.The bank waits.", "Prices rose by 12%.|The bank waits.")]
    [InlineData("He scored 23.They cheered.", "He scored 23.|They cheered.")]
    [InlineData("Run Python 3.Install it first.", "Run Python 3.Install it first.")]
    [InlineData("Read chapter2.Html now.", "Read chapter2.Html now.")]
    [InlineData("Dr. Vega met Mr. Oduya. They talked.", "Dr. Vega met Mr. Oduya.|They talked.")]
    [InlineData("Fruit, e.g. Apples, sold well.", "Fruit, e.g. Apples, sold well.")]
    [InlineData("It works vs. Nature at times.", "It works vs. Nature at times.")]
    [InlineData("See p. 12 and Fig. 3 there.", "See p. 12 and Fig. 3 there.")]
    [InlineData("He owns Brandt & Co. in Hull. It thrives.", "He owns Brandt & Co. in Hull.|It thrives.")]
    [InlineData("He owns Brandt & Co. It thrives.", "He owns Brandt & Co.|It thrives.")]
    [InlineData("She moved to the U.S. Senate. How so?", "She moved to the U.S. Senate.|How so?")]
    [InlineData("She left the U.S. How come?", "She left the U.S.|How come?")]
    [InlineData("Apples, pears, etc. They keep.", "Apples, pears, etc.|They keep.")]
    [InlineData("The answer is No. Nobody knew.", "The answer is No.|Nobody knew.")]
    [InlineData("Play No. 5 again.", "Play No. 5 again.")]
    [InlineData("In Sept. 2019 it opened.", "In Sept. 2019 it opened.")]
    public void The_stop_of_an_abbreviation_ends_no_sentence_that_goes_on(string text, string expected) =>
        AssertSplit(text, expected);

    [Theory]
    [InlineData("call them tonight. they wait for you. max too!", "call them tonight.|they wait for you.|max too!")]
    [InlineData("where did you grow up? india?", "where did you grow up?|india?")]
    [InlineData("We came late. the doors were shut.", "We came late.|the doors were shut.")]
    [InlineData("nice place! friendly staff, good food.", "nice place!|friendly staff, good food.")]
    [InlineData("it opened in approx. nine weeks, etc. and so on.", "it opened in approx. nine weeks, etc. and so on.")]
    public void Those_who_write_without_capitals_are_understood(string text, string expected) =>
        AssertSplit(text, expected);

    [Theory]
    [InlineData("— Tu viens ? demanda-t-elle. Il rit.", "fr", "— Tu viens ? demanda-t-elle.|Il rit.")]
    [InlineData("« Tu viens ? demanda-t-elle. Il rit.", "fr", "« Tu viens ? demanda-t-elle.|Il rit.")]
    [InlineData("¿Vienes? —preguntó Ana. Rio.", "es", "¿Vienes? —preguntó Ana.|Rio.")]
    [InlineData("– Idziesz? – zapytała Ana. Tak.", "pl", "– Idziesz? – zapytała Ana.|Tak.")]
    public void A_question_in_speech_ends_no_sentence_that_goes_on_in_lower_case(
        string text,
        string language,
        string expected
    ) => AssertSplit(text, expected, language);

    [Theory]
    [InlineData("We loved it. :) Then we left. ;-)", "We loved it. :)|Then we left. ;-)")]
    [InlineData("Too good! :P We ate it all.", "Too good! :P|We ate it all.")]
    [InlineData("It shows two things. :pass and more.", "It shows two things.|:pass and more.")]
    public void A_face_made_of_punctuation_belongs_to_the_sentence_before_it(string text, string expected) =>
        AssertSplit(text, expected);

    [Theory]
    [InlineData(
        "Ana Cruz 04/26/2001 07:17 AM Will you be there? Yes.",
        "Ana Cruz|04/26/2001 07:17 AM|Will you be there?|Yes."
    )]
    [InlineData(
        "Bo Hale@HARBOUR 4/26/01 17:17:05 I wanted to send a note.",
        "Bo Hale@HARBOUR|4/26/01 17:17:05|I wanted to send a note."
    )]
    [InlineData("It was sent on 04/25/01 12:42 and came back.", "It was sent on 04/25/01 12:42 and came back.")]
    [InlineData("See http://a.example/1 https://b.example/2.html", "See http://a.example/1|https://b.example/2.html")]
    [InlineData("It is told elsewhere. http://a.example/1", "It is told elsewhere.|http://a.example/1")]
    [InlineData("Go to http://a.example/1 for more.", "Go to http://a.example/1 for more.")]
    public void Lines_of_messages_that_were_written_into_one_are_sentences(string text, string expected) =>
        AssertSplit(text, expected);

    [Theory]
    [InlineData("Ana B. Cruz won. J. R. Hale lost.", "Ana B. Cruz won.|J. R. Hale lost.")]
    [InlineData("It lacks vitamin C. The doctor knew.", "It lacks vitamin C.|The doctor knew.")]
    [InlineData("It was you and I. Did she see?", "It was you and I.|Did she see?")]
    public void Initials_belong_to_names(string text, string expected) => AssertSplit(text, expected);

    [Theory]
    [InlineData("It costs $4.50. Nobody pays 3.5 times that.", "It costs $4.50.|Nobody pays 3.5 times that.")]
    [InlineData("Version 2.0.1 is out. Update.", "Version 2.0.1 is out.|Update.")]
    [InlineData("It ended in 1999. Then came more.", "It ended in 1999.|Then came more.")]
    public void A_stop_inside_a_number_ends_no_sentence(string text, string expected) => AssertSplit(text, expected);

    [Theory]
    [InlineData("“It works.” She smiled.", "“It works.”|She smiled.")]
    [InlineData("\"It works.\" She smiled.", "\"It works.\"|She smiled.")]
    [InlineData("'Is it on?' she asked. It was.", "'Is it on?' she asked.|It was.")]
    [InlineData("\"Is it on?\" Maria asked. It was.", "\"Is it on?\" Maria asked.|It was.")]
    [InlineData("(It rained.) We left.", "(It rained.)|We left.")]
    [InlineData("She (he was an engineer.) left.", "She (he was an engineer.) left.")]
    [InlineData("Il dit : « Oui ! » Elle part.", "Il dit : « Oui ! »|Elle part.")]
    [InlineData("„Es geht.“ Sie ging.", "„Es geht.“|Sie ging.")]
    [InlineData("It fell in 1805. [19] He wrote.", "It fell in 1805. [19]|He wrote.")]
    [InlineData("It guards rights. 4 Even so, it fails.", "It guards rights. 4|Even so, it fails.")]
    [InlineData("It lasted years. (photo: the author) It ended.", "It lasted years.|(photo: the author) It ended.")]
    public void Closing_quotes_and_brackets_after_the_stop_belong_to_the_sentence(string text, string expected) =>
        AssertSplit(text, expected);

    [Theory]
    [InlineData("Well... maybe later.", "Well... maybe later.")]
    [InlineData("I wondered... Then it rang.", "I wondered...|Then it rang.")]
    [InlineData("I think … I do.", "I think … I do.")]
    [InlineData("He said [...] nothing. Good.", "He said [...] nothing.|Good.")]
    [InlineData("It was . . . odd.", "It was . . . odd.")]
    public void An_ellipsis_ends_a_sentence_only_before_a_new_one(string text, string expected) =>
        AssertSplit(text, expected);

    [Theory]
    [InlineData("They await the process.Anyone can help.", "They await the process.|Anyone can help.")]
    [InlineData("It helps millions of Peruvians.They cheer.", "It helps millions of Peruvians.|They cheer.")]
    [InlineData("Dr.Vega spoke.", "Dr.Vega spoke.")]
    [InlineData("Is it so?Nobody knows.", "Is it so?|Nobody knows.")]
    [InlineData("He said “no.”Then he left.", "He said “no.”|Then he left.")]
    [InlineData("He smiled.\"Come in,\" he said.", "He smiled.|\"Come in,\" he said.")]
    [InlineData("Write to Jo.Lee@example.org today.", "Write to Jo.Lee@example.org today.")]
    [InlineData("Use System.Text or node.js here.", "Use System.Text or node.js here.")]
    [InlineData("Read https://example.org/a.Html?b=C.D now.", "Read https://example.org/a.Html?b=C.D now.")]
    public void A_missing_space_separates_sentences_but_not_names(string text, string expected) =>
        AssertSplit(text, expected);

    [Theory]
    [InlineData("They worry about territory. how big is it?", "They worry about territory.|how big is it?")]
    [InlineData("Five approx. the size of it.", "Five approx. the size of it.")]
    [InlineData("A woman who . claims to be ill.", "A woman who . claims to be ill.")]
    public void A_lower_case_word_opens_a_sentence_only_if_nothing_else_explains_the_stop(
        string text,
        string expected
    ) => AssertSplit(text, expected);

    [Theory]
    [InlineData("1. Wash it 2. Dry it 3. Fold it", "1. Wash it|2. Dry it|3. Fold it")]
    [InlineData("1. Wash it. 2. Dry it 3. Fold it", "1. Wash it.|2. Dry it|3. Fold it")]
    [InlineData("1.) Wash it 2.) Dry it", "1.) Wash it|2.) Dry it")]
    [InlineData("a) Wash it b) Dry it", "a) Wash it|b) Dry it")]
    [InlineData("• Wash it • Dry it", "• Wash it|• Dry it")]
    [InlineData("To do:\n- wash\n- dry", "To do:|- wash|- dry")]
    [InlineData("1. The first step is easy. It is quick.", "1. The first step is easy.|It is quick.")]
    [InlineData("We sold 2. It was fine.", "We sold 2.|It was fine.")]
    public void List_items_are_sentences(string text, string expected) => AssertSplit(text, expected);

    [Theory]
    [InlineData("One line\nand its end. Two.", "One line\nand its end.|Two.")]
    [InlineData("A heading\n\nSome text.", "A heading|Some text.")]
    public void An_empty_line_ends_a_sentence_and_a_line_feed_does_not(string text, string expected) =>
        AssertSplit(text, expected);

    [Theory]
    [InlineData("今日は晴れ。明日は雨！本当？", "今日は晴れ。|明日は雨！|本当？", "ja")]
    [InlineData("彼は「はい。」と言った。終わり。", "彼は「はい。」と言った。|終わり。", "ja")]
    [InlineData("他说：“好。”她走了。", "他说：“好。”|她走了。", "zh")]
    [InlineData("هل هذا صحيح؟ نعم. شكرا.", "هل هذا صحيح؟|نعم.|شكرا.", "ar")]
    [InlineData("वह आया। वह गया।", "वह आया।|वह गया।", "hi")]
    [InlineData("그는 왔다. 그녀는 갔다.", "그는 왔다.|그녀는 갔다.", "ko")]
    [InlineData("그는 왔다.그녀는 갔다.", "그는 왔다.|그녀는 갔다.", "ko")]
    [InlineData("Ο κ. Βλάχος ήρθε. Έφυγε το 2020 π.Χ. περίπου.", "Ο κ. Βλάχος ήρθε.|Έφυγε το 2020 π.Χ. περίπου.", "el")]
    [InlineData("TS. Lan đã đến. Cô ở lại.", "TS. Lan đã đến.|Cô ở lại.", "vi")]
    [InlineData("Er kam am 3. Oktober an. Er blieb.", "Er kam am 3. Oktober an.|Er blieb.", "de")]
    [InlineData("Das gilt z. B. heute. Morgen nicht.", "Das gilt z. B. heute.|Morgen nicht.", "de")]
    [InlineData(
        "El Sr. Gómez vive en EE.UU. desde ayer. ¿Y tú?",
        "El Sr. Gómez vive en EE.UU. desde ayer.|¿Y tú?",
        "es"
    )]
    [InlineData("M. Petit part. Il revient.", "M. Petit part.|Il revient.", "fr")]
    [InlineData("Он жил на ул. Мира. Потом уехал.", "Он жил на ул. Мира.|Потом уехал.", "ru")]
    [InlineData("Він жив у м. Київ. Потім поїхав.", "Він жив у м. Київ.|Потім поїхав.", "uk")]
    [InlineData("ის მოვიდა. ის წავიდა.", "ის მოვიდა.|ის წავიდა.", "ka")]
    public void Stops_of_many_scripts_and_languages_are_known(string text, string expected, string language) =>
        AssertSplit(text, expected, language);

    [Fact]
    public void Spans_hold_all_that_is_not_white_space_in_order_without_overlap()
    {
        var languages = new[] { "en", "de", "zh", "und", "" };
        var texts = TextSamples.Generator.ToArbitrary();
        Prop.ForAll(
                texts,
                text =>
                    languages.All(language =>
                    {
                        var at = 0;
                        foreach (var span in SentenceSplitter.Split(text, language))
                        {
                            var sentence = text.Substring(span.Start, span.Length);
                            if (
                                span.Start < at
                                || sentence.Length == 0
                                || sentence.Trim() != sentence
                                || !text.AsSpan(at, span.Start - at).IsWhiteSpace()
                            )
                            {
                                return false;
                            }

                            at = span.Start + span.Length;
                        }

                        return text.AsSpan(at).IsWhiteSpace();
                    })
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_million_one_word_sentences_are_a_million_sentences() =>
        Assert.Equal(
            1_000_000,
            SentenceSplitter.Split(string.Concat(Enumerable.Repeat("Stop. ", 1_000_000)), "en").Count()
        );

    [Theory]
    [InlineData("x")]
    [InlineData(".")]
    [InlineData("(")]
    [InlineData("\"")]
    [InlineData("1.")]
    [InlineData(". [1]")]
    [InlineData("a.B")]
    [InlineData("• ")]
    [InlineData(".\u0301")]
    [InlineData("’.”")]
    [InlineData(" e.g. x")]
    [InlineData("\"a.\"")]
    public void Splitting_ten_million_repeated_characters_ends(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 2_000_000));
        Assert.NotEmpty(SentenceSplitter.Split(text, "en"));
    }

    [Fact]
    public void Long_white_space_before_many_stops_takes_linear_time()
    {
        var text = new string(' ', 1_000_000) + string.Concat(Enumerable.Repeat("e.g. x ", 200_000));
        Assert.Single(SentenceSplitter.Split(text, "en"));
    }

    private static void AssertSplit(string text, string expected, string language = "en") =>
        Assert.Equal(
            expected.Split('|', StringSplitOptions.RemoveEmptyEntries),
            SentenceSplitter.Split(text, language).Select(s => text.Substring(s.Start, s.Length))
        );
}
