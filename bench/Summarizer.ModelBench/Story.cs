using System.Globalization;
using System.Text;

namespace Summarizer.ModelBench;

/// <summary>Stories of any length, each sentence different.</summary>
internal static class Story
{
    private static readonly string[] Who =
    [
        "The keeper of the lighthouse",
        "A young surveyor from the capital",
        "The harbour council",
        "An old cartographer named Velten",
        "The schoolteacher of Arnholt",
        "The captain of the mail boat",
        "A travelling clockmaker",
    ];

    private static readonly string[] What =
    [
        "counted the lanterns along the northern wall",
        "measured the depth of the western channel",
        "wrote a long letter about the broken bridge",
        "carried three barrels of lamp oil to the tower",
        "found a map under the floor of the chapel",
        "repaired the bell that had been silent since spring",
        "sold the last of the winter barley to a stranger",
        "asked the miller for the price of a new sail",
        "opened the gate for the first time in nine years",
        "refused to pay the toll at the eastern pier",
        "saw a light that nobody else on the island had seen",
    ];

    private static readonly string[] When =
    [
        "before the storm of",
        "on the morning of",
        "a week after",
        "against the advice of the doctor on",
        "while the tide was falling on",
    ];

    /// <summary>A title and paragraphs of about <paramref name="bytes"/> bytes.</summary>
    public static string Of(int bytes, int seed)
    {
        var text = new StringBuilder("The year of the northern lights\n\n");
        for (var i = seed; text.Length < bytes; i++)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{Who[i % Who.Length]} {What[i % What.Length]} {When[i % When.Length]} day {i + 1}. "
            );
            if (i % 5 == 4)
            {
                text.Append("\n\n");
            }
        }

        return text.ToString();
    }
}
