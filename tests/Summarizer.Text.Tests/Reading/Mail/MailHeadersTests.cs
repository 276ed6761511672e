using System.Text;
using Summarizer.Text.Reading.Mail;

namespace Summarizer.Text.Tests.Reading.Mail;

/// <summary>No header is longer than MimeKit can take apart; what the message says is whole.</summary>
public class MailHeadersTests
{
    private const string Head = "From: a@b.example\r\nMIME-Version: 1.0\r\n";
    private const string Words = "The harbour office counted more boats this spring.";

    [Theory]
    [InlineData("X-Junk: a", "\r\n x")]
    [InlineData("X-Junk: ", "x")]
    [InlineData("To: a", ",\r\n\ta@b.example")]
    [InlineData("Content-Type: text/plain", ";\r\n a=b")]
    public void A_header_of_ten_thousand_pieces_is_cut(string header, string piece)
    {
        var message = Head + header + Times(piece, 10_000) + "\r\nSubject: Boats\r\n\r\n" + Words;

        var cut = Cut(message);

        Assert.True(cut.Length < 10_000, $"{cut.Length}");
        Assert.EndsWith("\r\nSubject: Boats\r\n\r\n" + Words, cut, StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_with_a_long_header_has_its_subject_and_its_text()
    {
        var article = Reads.Article(
            Head + "X-Junk: a" + Times("\r\n x", 100_000) + "\r\nSubject: Boats\r\n\r\n" + Words,
            "a.eml"
        );

        Assert.Equal("Boats", article.Title);
        Assert.Equal(Words, article.Text);
    }

    [Theory]
    [InlineData("Content-Type: multipart/mixed; boundary=m\r\n\r\n--m\r\nHEADER\r\n\r\nText.\r\n--m--")]
    [InlineData("Content-Type: Message/RFC822\r\n\r\nHEADER\r\n\r\nText.")]
    [InlineData("Content-Type: multipart/digest; boundary=m\r\n\r\n--m\r\n\r\nHEADER\r\n\r\nText.\r\n--m--")]
    public void The_headers_of_parts_and_of_forwarded_messages_are_cut(string rest) =>
        Assert.True(
            Cut(Head + rest.Replace("HEADER", "X-Junk: a" + Times("\r\n x", 10_000), StringComparison.Ordinal)).Length
                < 1_000
        );

    [Fact]
    public void Text_is_not_cut_however_its_lines_begin()
    {
        var message = Head + "\r\n" + Words + Times("\r\n x", 10_000) + "\r\n" + Times("x", 100_000);

        Assert.Equal(message, Cut(message));
    }

    [Fact]
    public void A_message_with_more_headers_than_can_be_read_is_refused() =>
        Assert.Contains(
            "more parts than can be read",
            Reads.Refusal(Encoding.UTF8.GetBytes(Head + Times("X-A: b\r\n", 1_000_000) + "\r\n" + Words)).Explanation,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_message_nested_a_thousand_times_is_read() =>
        Assert.Equal(
            Words,
            Reads
                .Article(
                    Head
                        + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n"
                        + Words
                        + "\r\n--b\r\nContent-Type: multipart/mixed; boundary=b0\r\n\r\n"
                        + string.Concat(
                            Enumerable
                                .Range(0, 1_000)
                                .Select(i => $"--b{i}\r\nContent-Type: multipart/mixed; boundary=b{i + 1}\r\n\r\n")
                        ),
                    "a.eml"
                )
                .Text
        );

    private static string Cut(string message) =>
        Encoding.UTF8.GetString(MailHeaders.Cut(Encoding.UTF8.GetBytes(message))!.Value.Span);

    private static string Times(string piece, int count) => string.Concat(Enumerable.Repeat(piece, count));
}
