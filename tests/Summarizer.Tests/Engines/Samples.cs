using System.Globalization;
using System.Text;
using Summarizer.Text.Articles;
using Summarizer.Text.Reading;

namespace Summarizer.Tests.Engines;

/// <summary>Articles for tests of engines.</summary>
internal static class Samples
{
    /// <summary>A short piece of news.</summary>
    public const string Ferry = """
        The night ferry returns to Hollum Bay

        The council of Hollum Bay voted on Tuesday to bring back the night ferry after a break of eleven years. The boat will cross the strait four times between dusk and dawn, said harbour master Ida Brekke.

        A single crossing will cost 3.50 euros, and residents under eighteen will travel free. The operator expects 42,000 passengers in the first year.

        The old ferry was stopped because its engine failed two inspections. The new boat runs on batteries that are charged at the quay within twenty minutes.

        Fishermen asked the council to move the landing stage away from the eastern pier. The council did not follow the request, but it promised to mark the channel with lights before the service starts in May.
        """;

    private static readonly string[] Subjects =
    [
        "The keeper of the lighthouse",
        "A young surveyor from the capital",
        "The ferryman's eldest daughter",
        "The harbour council",
        "An old cartographer",
        "The schoolteacher",
        "A travelling clockmaker",
        "The captain of the mail boat",
    ];

    private static readonly string[] Deeds =
    [
        "counted the lanterns along the northern wall",
        "measured the depth of the western channel",
        "wrote a letter about the broken bridge",
        "carried three barrels of lamp oil to the tower",
        "found a map under the floor of the chapel",
        "repaired the bell that had been silent since spring",
        "sold the last of the winter barley",
        "asked the miller for the price of a new sail",
    ];

    /// <summary>Reads plain text.</summary>
    public static ArticleText Read(string text, string contentType = "text/plain", string? name = null) =>
        ArticleReader.Read(Encoding.UTF8.GetBytes(text), contentType, name) is ReadResult.Readable readable
            ? readable.Article
            : throw new ArgumentException("No article.", nameof(text));

    /// <summary>A story in paragraphs of five sentences, each sentence different, of about <paramref name="bytes"/> bytes.</summary>
    public static string Story(int bytes)
    {
        var text = new StringBuilder("The year of the northern lights\n\n");
        for (var i = 0; text.Length < bytes; i++)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{Subjects[i % 8]} {Deeds[i / 8 % 8]} on day {i + 1} and told {Subjects[(i + 3) % 8].ToLowerInvariant()} about it. "
            );
            if (i % 5 == 4)
            {
                text.Append("\n\n");
            }
        }

        return text.ToString();
    }
}
