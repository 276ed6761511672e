using Summarizer.Engines.Chunking;
using Summarizer.Text.Digests;

namespace Summarizer.Tests.Engines.Chunking;

public sealed class NotesTests
{
    private static readonly Claim[] Many =
    [
        .. Enumerable
            .Range(1, 100)
            .Select(i => new Claim($"The council met for the {i}th time about the harbour.", [i])),
    ];

    [Theory]
    [InlineData(50)]
    [InlineData(200)]
    [InlineData(1_000)]
    public void Shortened_notes_fit_and_cover_the_whole_article(long most)
    {
        var notes = Notes.Shorten(Many, most, "en");

        Assert.InRange(Notes.TokensOf(notes), 1, most);
        Assert.Equal(notes.OrderBy(n => n.Citations[0]), notes);
        Assert.True(notes.Length < 3 || notes[^1].Citations[0] > 50);
    }

    [Fact]
    public void Notes_that_fit_stay_as_they_are() => Assert.Same(Many, Notes.Shorten(Many, 1_000_000, "en"));

    [Fact]
    public void Shortening_notes_keeps_at_least_one() => Assert.Single(Notes.Shorten(Many, 1, "en"));

    [Fact]
    public void Groups_hold_all_notes_in_order_and_fit()
    {
        var groups = Notes.Group(Many, 200);

        Assert.Equal(Many, groups.SelectMany(g => g));
        Assert.All(groups, g => Assert.InRange(Notes.TokensOf(g), 1, 200));
    }

    [Fact]
    public void A_note_too_long_for_any_group_gets_its_own_group() => Assert.Equal(100, Notes.Group(Many, 1).Count);
}
