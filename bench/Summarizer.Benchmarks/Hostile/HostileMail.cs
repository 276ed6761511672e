using static Summarizer.Benchmarks.Hostile.HostileFamily;

namespace Summarizer.Benchmarks.Hostile;

/// <summary>E-mail that is hard to take apart.</summary>
internal static class HostileMail
{
    private const string File = "a.eml";
    private const string From = "From: a@b.example\r\nMIME-Version: 1.0\r\n";
    private const string Mixed = From + "Content-Type: multipart/mixed; boundary=m\r\n\r\n";
    private const string Words = "Some text of the message. More of it!\r\n";
    private const string Body = "\r\n\r\n" + Words;

    public static IEnumerable<HostileFamily> All =>
        [
            Repeat("mail: folded header", File, "\r\n x", From + "X-Junk: hi", Body),
            Repeat("mail: folded subject", File, "\r\n x", From + "Subject: hi", Body),
            Repeat("mail: folded recipients", File, ",\r\n a@b.example", From + "To: x@y.example", Body),
            Repeat("mail: folded content type", File, ";\r\n a=b", From + "Content-Type: text/plain", Body),
            Each("mail: parameters in pieces", File, i => $";\r\n a*{i}*=b", From + "Content-Type: text/plain", Body),
            Repeat("mail: blank folds", File, "\r\n ", From + "Subject: hi", Body),
            Repeat("mail: folds in a part", File, "\r\n x", Mixed + "--m\r\nX: y", Body + "--m--\r\n"),
            Repeat("mail: one long header", File, "word ", From + "Subject: ", Body),
            Repeat("mail: one long header without blanks", File, "x", From + "X-Junk: ", Body),
            Repeat("mail: header without a colon", File, "x", From, Body),
            Repeat("mail: many headers", File, "X-A: b\r\n", From, Body),
            Each("mail: many different headers", File, i => $"X-{i}: b\r\n", From, Body),
            Repeat("mail: many subjects", File, "Subject: b\r\n", From, Body),
            Repeat("mail: encoded words", File, "=?utf-8?Q?a?= ", From + "Subject: ", Body),
            Repeat("mail: encoded words folded", File, "=?utf-8?B?YQ==?=\r\n ", From + "Subject: ", Body),
            Repeat("mail: encoded words unfinished", File, "=?", From + "Subject: ", Body),
            Repeat("mail: encoded words nearly finished", File, "=?utf-8?Q?a", From + "Subject: ", Body),
            Repeat("mail: reply prefixes", File, "Re: ", From + "Subject: ", Body),
            Repeat("mail: comments nested in an address", File, "(", "From: ", "\r\nMIME-Version: 1.0" + Body),
            Repeat("mail: groups nested in an address", File, "a:", From + "To: ", Body),
            Repeat("mail: keywords", File, "a, ", From + "Keywords: ", Body),
            Repeat("mail: many parts", File, "--m\r\n\r\nText.\r\n", Mixed, "--m--\r\n"),
            Repeat("mail: empty parts", File, "--m\r\n", Mixed, "--m--\r\n"),
            Repeat("mail: parts that nearly match", File, "--mm\r\n", Mixed + "--m\r\n\r\n", "--m--\r\n"),
            Repeat(
                "mail: boundary with blanks",
                File,
                "--m                    x\r\n",
                Mixed + "--m\r\n\r\n",
                "--m--\r\n"
            ),
            Repeat("mail: dashes", File, "-", Mixed + "--m\r\n\r\n", "\r\n--m--\r\n"),
            Repeat("mail: lines of dashes", File, "--\r\n", Mixed + "--m\r\n\r\n", "--m--\r\n"),
            Each(
                "mail: nested multiparts",
                File,
                i => $"--b{i}\r\nContent-Type: multipart/mixed; boundary=b{i + 1}\r\n\r\n",
                From + "Content-Type: multipart/mixed; boundary=b0\r\n\r\n"
            ),
            Repeat(
                "mail: nested multiparts of one boundary",
                File,
                "--m\r\nContent-Type: multipart/mixed; boundary=m\r\n\r\n",
                Mixed
            ),
            Repeat("mail: forwarded in forwarded", File, "Content-Type: message/rfc822\r\n\r\n", From),
            new(
                "mail: nested multiparts with lines",
                File,
                bytes =>
                    System.Text.Encoding.UTF8.GetBytes(
                        From
                            + "Content-Type: multipart/mixed; boundary=b0\r\n\r\n"
                            + string.Concat(
                                Enumerable
                                    .Range(0, bytes / 200)
                                    .Select(i => $"--b{i}\r\nContent-Type: multipart/mixed; boundary=b{i + 1}\r\n\r\n")
                            )
                            + string.Concat(Enumerable.Repeat("--x\r\n", bytes / 10))
                    )
            ),
            Repeat(
                "mail: long boundary",
                File,
                "m",
                From + "Content-Type: multipart/mixed; boundary=",
                "\r\n\r\n--m\r\n\r\nText."
            ),
            Repeat("mail: html parts", File, "--m\r\nContent-Type: text/html\r\n\r\n<p>Text.\r\n", Mixed, "--m--\r\n"),
            Repeat(
                "mail: quoted-printable line",
                File,
                "=41",
                From + "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
            ),
            Repeat(
                "mail: quoted-printable soft breaks",
                File,
                "=\r\n",
                From + "Content-Transfer-Encoding: quoted-printable\r\n\r\n",
                Words
            ),
            Repeat("mail: base64 line", File, "QUJD", From + "Content-Transfer-Encoding: base64\r\n\r\n"),
            Repeat("mail: base64 noise", File, "!", From + "Content-Transfer-Encoding: base64\r\n\r\n", "QUJD"),
            Repeat("mail: uuencode", File, "begin 644 a\r\n", From + "Content-Transfer-Encoding: x-uuencode\r\n\r\n"),
            Repeat("mail: quotes", File, "> text\r\n\r\nAna wrote:\r\n", From + "\r\n", Words),
            Repeat("mail: quote marks", File, ">", From + "\r\n", Words),
            Repeat("mail: introductions", File, "Ana wrote:\r\n> x\r\n", From + "\r\n", Words),
            Repeat("mail: flowed", File, "word \r\n", From + "Content-Type: text/plain; format=flowed\r\n\r\n"),
            Repeat("mail: mailbox", File, "From a\r\n", "From a@b.example\r\n" + From + "\r\n"),
            Repeat("mail: quoted headers", File, "From: a\r\nTo: b\r\nSent: c\r\n", From + "\r\n", Words),
            Repeat("mail: quoted headers unfinished", File, "From: a\r\n\r\n", From + "\r\n", Words),
            Repeat("mail: rules of lists", File, "____________________\r\n", From + "\r\n", Words),
            Repeat(
                "mail: alternatives",
                File,
                "--m\r\n\r\nText.\r\n",
                Mixed.Replace("mixed", "alternative"),
                "--m--\r\n"
            ),
        ];
}
