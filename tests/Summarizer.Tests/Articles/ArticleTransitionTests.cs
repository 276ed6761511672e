using Azure;
using Summarizer.Articles;
using Summarizer.Engines;
using Summarizer.Engines.Chunking;
using Summarizer.Engines.LanguageModels;
using Summarizer.Index;
using Summarizer.Text.Digests;
using Summarizer.Text.Grounding;

namespace Summarizer.Tests.Articles;

/// <summary>The state machine of an article; docs/architecture.md has the same table as a diagram.</summary>
public class ArticleTransitionTests
{
    private static readonly DateTimeOffset _now = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan _lease = TimeSpan.FromMinutes(1);
    private static readonly DateTimeOffset _until = _now.AddMinutes(10);
    private static readonly Upload _upload = new("a.txt", new ETag("new"), _now, 10, "text/plain");

    private static readonly Dictionary<string, Func<ArticleRow, ArticleRow>> _transitions = new()
    {
        ["Announce"] = row => row.Announce(_upload, _now, _lease),
        ["Lease"] = row => row.Lease(_upload, "me", _now, _lease),
        ["Ask"] = row => row.Ask(_until, _now, _lease),
        ["Release"] = row => row.Release("Busy.", TimeSpan.FromSeconds(2), counts: true),
        ["Commit"] = row => row.Commit(Digest(), "tag"),
        ["Fail"] = row => row.Fail("Broken."),
        ["RequestAgain"] = row => row.RequestAgain(),
        ["Reindex"] = row => row.Reindex(_now, _lease),
        ["Reindexed"] = row => row.Reindexed("tag"),
        ["Delete"] = row => row.Delete(_now, _lease),
        ["CleanedUp"] = row => row.CleanedUp(IndexKeys.Of(row), isOver: true),
    };

    [Theory]
    [InlineData("Announce", "Queued", "Queued", "Queued", "Queued", "Queued")]
    [InlineData("Lease", "Processing", "Processing", "Processing", "Processing", "Processing")]
    [InlineData("Ask", "Queued", "Queued", "Ready", "Failed", "Deleted")]
    [InlineData("Release", null, "Queued", null, null, null)]
    [InlineData("Commit", null, "Ready", null, null, null)]
    [InlineData("Fail", null, "Failed", null, null, null)]
    [InlineData("RequestAgain", "Queued", null, "Queued", "Queued", null)]
    [InlineData("Reindex", null, null, "Ready", "Failed", null)]
    [InlineData("Reindexed", null, null, "Ready", "Failed", null)]
    [InlineData("Delete", "Deleted", "Deleted", "Deleted", "Deleted", null)]
    [InlineData("CleanedUp", null, null, "Ready", "Failed", "Deleted")]
    public void A_transition_leads_from_each_state_to_one_other_or_is_refused(
        string transition,
        string? fromQueued,
        string? fromProcessing,
        string? fromReady,
        string? fromFailed,
        string? fromDeleted
    )
    {
        string?[] expected = [fromQueued, fromProcessing, fromReady, fromFailed, fromDeleted];
        Assert.Equal(expected.Length, Enum.GetValues<ArticleStatus>().Length);
        foreach (var (from, to) in Enum.GetValues<ArticleStatus>().Zip(expected))
        {
            if (to is null)
            {
                Assert.Throws<InvalidOperationException>(() => _transitions[transition](Row(from)));
            }
            else
            {
                Assert.Equal(to, _transitions[transition](Row(from)).Status.ToString());
            }
        }
    }

    [Fact]
    public void The_table_of_transitions_names_every_public_one()
    {
        var transitions = typeof(ArticleRow)
            .GetMethods()
            .Where(m => !m.IsStatic && m.ReturnType == typeof(ArticleRow) && !m.Name.StartsWith('<'))
            .Select(m => m.Name);

        Assert.Equal(_transitions.Keys.Order(), transitions.Order());
    }

    [Theory]
    [InlineData(ArticleStatus.Queued)]
    [InlineData(ArticleStatus.Ready)]
    [InlineData(ArticleStatus.Failed)]
    [InlineData(ArticleStatus.Deleted)]
    public void No_state_but_processing_has_an_owner(ArticleStatus to)
    {
        var rows =
            from transition in _transitions.Values
            from status in Enum.GetValues<ArticleStatus>()
            let row = Try(transition, Row(status))
            where row?.Status == to
            select row;

        Assert.All(rows, row => Assert.Null(row.Owner));
    }

    [Theory]
    [InlineData("Announce", true)]
    [InlineData("Lease", true)]
    [InlineData("Ask", false)] // another one
    [InlineData("Release", true)]
    [InlineData("Commit", false)]
    [InlineData("Fail", false)]
    [InlineData("RequestAgain", true)]
    [InlineData("Reindex", true)]
    [InlineData("Reindexed", true)]
    [InlineData("Delete", false)]
    [InlineData("CleanedUp", true)]
    public void The_mark_of_a_message_stays_until_another_is_written_or_the_article_is_finished(
        string transition,
        bool stays
    )
    {
        var mark = _now.AddMinutes(1);
        var rows = Enum.GetValues<ArticleStatus>()
            .Select(status => Try(_transitions[transition], Row(status) with { AskedUntil = mark }))
            .OfType<ArticleRow>();

        Assert.All(rows, row => Assert.Equal(stays, row.AskedUntil == mark));
    }

    [Fact]
    public void A_message_that_is_to_be_written_is_marked_in_the_row()
    {
        Assert.Equal(_until, Row(ArticleStatus.Queued).Ask(_until, _now, _lease).AskedUntil);
        Assert.Equal(_until, Row(ArticleStatus.Ready).RequestAgain(_until).AskedUntil);
        Assert.Equal(
            _until,
            Row(ArticleStatus.Processing).Release("Busy.", TimeSpan.Zero, counts: true, _until).AskedUntil
        );
    }

    [Fact]
    public void A_digest_that_stands_in_for_a_better_one_says_when_to_try_for_that_until_there_is_another()
    {
        var standIn = Row(ArticleStatus.Processing).Commit(Digest(), "tag", _now);

        Assert.Equal(_now, standIn.ImproveAt);
        Assert.Equal(_now, standIn.RequestAgain().Lease(_upload, "me", _now, _lease).ImproveAt);
        Assert.Null(standIn.Lease(_upload, "me", _now, _lease).Commit(Digest(), "tag").ImproveAt);
        Assert.Null(standIn.Delete(_now, _lease).ImproveAt);
    }

    [Fact]
    public void A_lease_counts_the_attempts_at_one_version_and_starts_at_one_for_another()
    {
        var row = Row(ArticleStatus.Processing) with { Attempts = 3 };

        Assert.Equal(1, row.Lease(_upload, "me", _now, _lease).Attempts);
        Assert.Equal(4, (row with { Version = _upload.ETag }).Lease(_upload, "me", _now, _lease).Attempts);
    }

    [Fact]
    public void A_release_that_does_not_count_gives_the_attempt_back_and_sets_the_time_of_the_next()
    {
        var row = Row(ArticleStatus.Processing) with { Attempts = 3, WrittenAt = _now };

        var released = row.Release("Busy.", TimeSpan.FromSeconds(2), counts: false);

        Assert.Equal((2, "Busy.", _now.AddSeconds(2)), (released.Attempts, released.Reason, released.NotBefore));
        Assert.Null(row.Release("Stopped.", TimeSpan.Zero, counts: true).NotBefore);
    }

    [Fact]
    public void A_failure_keeps_the_last_good_digest_and_a_deletion_does_not()
    {
        var row = Row(ArticleStatus.Processing) with { Digest = Digest() };

        Assert.Same(row.Digest, row.Fail("Broken.").Digest);
        Assert.Null(row.Delete(_now, _lease).Digest);
    }

    [Fact]
    public void A_finished_article_owes_a_notice_until_it_is_cleaned_up_after()
    {
        var committed = Row(ArticleStatus.Processing).Commit(Digest(), "tag");

        Assert.True(committed.NoticeDue);
        Assert.False(committed.CleanedUp([], isOver: false).NoticeDue);
    }

    [Theory]
    [InlineData("Announce")]
    [InlineData("Lease")]
    [InlineData("Ask")]
    [InlineData("Delete")]
    public void Taking_the_article_from_an_attempt_remembers_how_long_that_may_still_write(string transition)
    {
        Assert.Equal(_now + _lease + _lease, _transitions[transition](Row(ArticleStatus.Processing)).StragglersUntil);
        Assert.Null(_transitions[transition](Row(ArticleStatus.Ready)).StragglersUntil);
    }

    [Fact]
    public void The_manifest_is_cut_to_what_is_owned_only_once_no_attempt_can_still_be_writing()
    {
        var row = IndexKeys.Reserve(Row(ArticleStatus.Ready)) with { StragglersUntil = _now };

        Assert.Equal(row.Manifest, row.CleanedUp(IndexKeys.Of(row), isOver: false).Manifest);
        var over = row.CleanedUp(IndexKeys.Of(row), isOver: true);
        Assert.Equal(IndexKeys.Of(row), over.Manifest);
        Assert.Null(over.StragglersUntil);
    }

    private static ArticleRow? Try(Func<ArticleRow, ArticleRow> transition, ArticleRow row)
    {
        try
        {
            return transition(row);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static ArticleRow Row(ArticleStatus status) =>
        ArticleRow.New(_upload) with
        {
            Status = status,
            Version = new ETag("old"),
            Owner = status is ArticleStatus.Processing ? "another" : null,
        };

    private static Digest Digest() =>
        new(
            new DigestContent("A title", "en", [], [], []),
            "sha256:00",
            "extractive",
            new GroundingReport(1, 1, 1, 0),
            new Coverage(1, 1),
            new EngineInfo("extractive"),
            Usage.None,
            _now,
            _now
        );
}
