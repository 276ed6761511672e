using System.Text;
using Summarizer.Text.Articles;

namespace Summarizer.Text.Tests.Reading.Mail;

public class MailReaderTests
{
    private const string Head = """
        From: Ana Cruz <ana@harbour.example>
        To: readers@harbour.example
        Subject: SUBJECT
        MIME-Version: 1.0

        """;

    private const string Words =
        "The harbour office counted more boats this spring than in any spring before it, and nobody can say why.";

    [Theory]
    [InlineData("Boats return", "Boats return")]
    [InlineData("Re: AW: Boats return", "Boats return")]
    [InlineData("Boats: they return", "Boats: they return")]
    [InlineData("=?utf-8?Q?Caf=C3=A9s_open_again?=", "Cafés open again")]
    public void The_subject_is_the_title(string subject, string title) =>
        Assert.Equal(title, Message("Content-Type: text/plain\n\n" + Words, subject).Title);

    [Theory]
    [InlineData(
        "Content-Type: text/plain\n\nOne line here,\nand its end there.",
        "p One line here, and its end there."
    )]
    [InlineData(
        "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nThe caf=C3=A9 is =\nopen.",
        "p The café is open."
    )]
    [InlineData(
        "Content-Type: text/plain; charset=iso-8859-2\nContent-Transfer-Encoding: base64\n\no/NkvCBtYSBwb3J0Lg==",
        "p Łódź ma port."
    )]
    [InlineData("Content-Type: text/html\n\n<p>WORDS</p><p>So it was.</p>", "p WORDS\np So it was.")]
    public void The_text_of_a_message_is_read_whatever_it_is_wrapped_in(string message, string blocks) =>
        Assert.Equal(
            blocks.Replace("WORDS", Words, StringComparison.Ordinal),
            Message(message.Replace("WORDS", Words, StringComparison.Ordinal)).Show()
        );

    [Fact]
    public void Of_a_message_in_two_forms_one_is_read_and_attachments_are_ignored()
    {
        var message = Message(
            $"""
            Content-Type: multipart/mixed; boundary=m

            --m
            Content-Type: multipart/alternative; boundary=a

            --a
            Content-Type: text/plain

            {Words}
            --a
            Content-Type: text/html

            <html><body><h2>Spring</h2><p>{Words}</p></body></html>
            --a--
            --m
            Content-Type: text/plain
            Content-Disposition: attachment; filename=notes.txt

            Words of another file.
            --m--
            """
        );

        Assert.Equal($"h2 Spring\np {Words}", message.Show());
    }

    [Theory]
    [InlineData("WORDS\n\nOn Monday Ben wrote:\n> Any news of the boats?\n> Ben\n\nAnd more to come.")]
    [InlineData(
        "WORDS\n\nOn Monday Ben wrote:\n\n> Any news of the boats?\n\nAnd more to come.\n-- \nAna Cruz\nHarbour office"
    )]
    public void Quoted_messages_and_the_signature_are_left_out(string text) =>
        Assert.Equal(
            $"p {Words}\np And more to come.",
            Message("Content-Type: text/plain\n\n" + text.Replace("WORDS", Words, StringComparison.Ordinal)).Show()
        );

    [Fact]
    public void Messages_quoted_in_an_html_body_are_left_out() =>
        Assert.Equal(
            $"p {Words}",
            Message(
                    "Content-Type: text/html\n\n"
                        + $"<div><p>{Words}</p><div class=\"gmail_quote\"><div class=\"gmail_attr\">On Monday Ben wrote:</div><blockquote type=\"cite\">Any news?</blockquote></div></div>"
                )
                .Show()
        );

    [Theory]
    [InlineData("-----Original Message-----\nFrom: Ben\nSent: Monday\nTo: Ana\nSubject: Boats\n\nAny news?")]
    [InlineData("________________________________\nVon: Ben\nGesendet: Montag\nAn: Ana\nBetreff: Boote\n\nWas Neues?")]
    [InlineData("*De :* Ben\n*Envoyé :* lundi\n*À :* Ana;\n  Cem\n*Objet :* Bateaux\n\nDu neuf ?")]
    [InlineData("On Mon, 2 May 2022 at 10:00 Ben of the harbour office\n<ben@a.example> wrote:\n> Any news?")]
    [InlineData("Sent from my telephone")]
    [InlineData("Von meinem iPhone gesendet")]
    [InlineData("This message is for Ana. If you are not the intended recipient, delete it.\nThank you.")]
    [InlineData(
        "_______________________________________________\nBoats mailing list\nboats@a.example\nhttps://a.example"
    )]
    public void What_mail_programs_add_below_a_message_is_left_out(string below)
    {
        var text = $"{Words}\n\nAnd so it was.\n\n{below}";

        Assert.Equal(
            $"p {Words}\np And so it was.",
            Message("Content-Type: text/plain; charset=utf-8\n\n" + text).Show()
        );
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("text/html")]
    public void A_long_paragraph_with_a_phrase_of_notices_is_kept(string type)
    {
        var words =
            string.Join(' ', Enumerable.Repeat(Words, 12)) + " The letter never reached its intended recipient.";

        Assert.Equal($"p {words}", Message($"Content-Type: {type}\n\n" + words).Show());
    }

    [Fact]
    public void Headers_quoted_in_an_html_body_end_the_message()
    {
        const string html =
            $"<p>{Words}</p><div><p><b>From:</b> Ben<br><b>Sent:</b> Monday<br><b>To:</b> Ana<br><b>Subject:</b> Boats</p></div><p>Any news of the boats in the north?</p>";

        Assert.Equal($"p {Words}", Message("Content-Type: text/html\n\n" + html).Show());
    }

    [Fact]
    public void Of_a_message_that_only_hands_another_on_the_other_is_read()
    {
        var text = $"FYI\n\nBegin forwarded message:\n\nFrom: Ben\nDate: Monday\nTo: Ana\nSubject: Boats\n\n{Words}";

        Assert.Equal($"h1 FYI\np {Words}", Message("Content-Type: text/plain\n\n" + text).Show());
    }

    [Fact]
    public void An_html_footer_does_not_replace_the_text()
    {
        var message = Message(
            $"Content-Type: multipart/mixed; boundary=m\n\n--m\nContent-Type: text/plain\n\n{Words}\n\n--m\nContent-Type: text/html\n\n<p>A list of boats.</p>\n--m--\n"
        );

        Assert.Equal($"p {Words}\np A list of boats.", message.Show());
    }

    [Fact]
    public void All_sections_of_a_newsletter_are_read()
    {
        var sections = string.Concat(
            Enumerable.Range(1, 4).Select(i => $"<table><tr><td><h2>Part {i}</h2><p>{Words}{i}</p></td></tr></table>")
        );

        var message = Message("Content-Type: text/html\n\n" + sections);

        Assert.Equal(8, message.Blocks.Count);
    }

    [Fact]
    public void A_message_with_many_headers_of_servers_is_known_under_any_name()
    {
        var received = string.Concat(Enumerable.Repeat("Received: from a.example by b.example\n", 200));

        var article = Reads.Article($"Delivered-To: a@b.example\n{received}{Head}\n{Words}", "a.txt");

        Assert.Equal("SUBJECT", article.Title);
    }

    [Fact]
    public void A_mailbox_of_one_message_is_read_whatever_its_separator()
    {
        var separator = "From 1798765432109876543@xxx Mon Mar 02 10:00:00 +0000 2026\n";

        Assert.Equal("SUBJECT", Reads.Article(separator + Head + "\n" + Words, "a.mbox").Title);
    }

    [Fact]
    public void The_keywords_header_gives_the_authors_keywords() =>
        Assert.Equal(["boats", "harbour"], Message("Keywords: boats, harbour\n\n" + Words).AuthorKeywords);

    [Fact]
    public void A_message_is_recognised_by_its_headers_whatever_the_file_is_called() =>
        Assert.Equal(
            "Boats return",
            Reads
                .Article(Head.Replace("SUBJECT", "Boats return", StringComparison.Ordinal) + "\n" + Words, "a.txt")
                .Title
        );

    [Fact]
    public void An_article_about_mail_is_not_read_as_mail() =>
        Assert.Equal(
            "From: a word of four letters",
            Reads.Article("From: a word of four letters\n\nIt opens each letter. So does To.", "a.txt").Title
        );

    [Fact]
    public void A_mailbox_of_several_messages_is_refused_and_not_cut()
    {
        var message = "From ana@harbour.example Mon Mar  2 10:00:00 2026\n" + Head + "\n" + Words + "\n\n";

        var refusal = Reads.Refusal(Encoding.UTF8.GetBytes(message + message), "a.eml");

        Assert.Equal(UnreadableReason.UnsupportedFormat, refusal.Reason);
        Assert.Contains("several letters", refusal.Explanation, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_message_of_empty_and_quoted_lines_is_read_in_linear_time()
    {
        var message =
            Head
            + "\nHere are the news.\n"
            + new string('\n', 1_000_000)
            + string.Concat(Enumerable.Repeat(">\n", 500_000));

        // In a thread of its own, which the limit can leave after.
        var article = await Task.Run(() => Reads.Article(message, "a.eml"), TestContext.Current.CancellationToken);

        Assert.Equal("p Here are the news.", article.Show());
    }

    [Fact]
    public void A_message_of_too_many_parts_is_refused()
    {
        var message =
            Head
            + "Content-Type: multipart/mixed; boundary=b\n\n"
            + string.Concat(Enumerable.Repeat("--b\n\nx\n", 20_000));

        Assert.Equal(UnreadableReason.Damaged, Reads.Refusal(Encoding.UTF8.GetBytes(message), "a.eml").Reason);
    }

    [Fact]
    public void A_message_without_words_is_empty() =>
        Assert.Equal(UnreadableReason.Empty, Reads.Refusal(Encoding.UTF8.GetBytes(Head), "a.eml").Reason);

    private static ArticleText Message(string message, string subject = "Boats return") =>
        Reads.Article(Head.Replace("SUBJECT", subject, StringComparison.Ordinal) + message, "a.eml");
}
