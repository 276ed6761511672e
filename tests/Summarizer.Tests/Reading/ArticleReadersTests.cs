using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Summarizer.Reading;
using Summarizer.Text.Articles;

namespace Summarizer.Tests.Reading;

public sealed class ArticleReadersTests : IDisposable
{
    private const string Article = "The ferry to Brenholm sails again. It was away for nine days.";

    private readonly ArticleReaders _readers = Readers();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _readers.Dispose();

    [Fact]
    public async Task An_article_is_read_in_another_process_as_it_is_in_this_one()
    {
        var bytes = "# Ferry\n\nIt sails. It *was* away.\n\n- One\n- Two\n"u8.ToArray();
        var expected = ((ReadResult.Readable)Text.Reading.ArticleReader.Read(bytes, null, "a.md")).Article;

        var read = Assert.IsType<ReadResult.Readable>(await _readers.ReadAsync(bytes, null, "a.md", Cancel)).Article;

        Assert.Equal((expected.Title, expected.Language, expected.Text), (read.Title, read.Language, read.Text));
        Assert.Equal(expected.Blocks, read.Blocks);
        Assert.Equal(expected.Sentences.Select(s => s.ToString()), read.Sentences.Select(s => s.ToString()));
    }

    [Fact]
    public async Task What_cannot_be_read_keeps_its_reason()
    {
        var refused = Assert.IsType<ReadResult.Unreadable>(
            await _readers.ReadAsync(new byte[9], null, "a.txt", Cancel)
        );

        Assert.Equal(Text.Reading.ArticleReader.Read(new byte[9], null, "a.txt"), refused);
    }

    [Theory]
    [InlineData(HostileReader.NeverEnds, UnreadableReason.TooCostly, "too long to read")]
    [InlineData(HostileReader.WaitsForever, UnreadableReason.TooCostly, "too long to read")]
    [InlineData(HostileReader.EatsMemory, UnreadableReason.TooCostly, "too much memory")]
    [InlineData(HostileReader.OverflowsItsStack, UnreadableReason.Damaged, "stops the program")]
    [InlineData(HostileReader.AnswersTooMuch, UnreadableReason.TooLarge, "more text than can be read")]
    public async Task A_file_that_harms_its_reader_is_refused_and_the_next_one_is_read(
        string harm,
        UnreadableReason reason,
        string explanation
    )
    {
        await ReadAsync(Article); // so that the process is a used one

        var refused = Assert.IsType<ReadResult.Unreadable>(await ReadAsync(harm));

        Assert.Equal(reason, refused.Reason);
        Assert.Contains(explanation, refused.Explanation, StringComparison.Ordinal);
        Assert.IsType<ReadResult.Readable>(await ReadAsync(Article));
    }

    [Fact]
    public async Task Reading_that_is_cancelled_ends_its_process_and_the_next_file_is_read()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var used = await ProcessAsync();
        var reading = _readers.ReadAsync(Bytes(HostileReader.WaitsForever), null, "a.txt", cancel.Token);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        await used.WaitForExitAsync(Cancel);
        Assert.IsType<ReadResult.Readable>(await ReadAsync(Article));
    }

    [Fact]
    public async Task A_reader_that_the_system_kills_blames_no_file()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Unix tells who killed a process.");
        var file = new ReaderRequest(Bytes(HostileReader.WaitsForever), null, null, 1000);
        using var reader = ReaderProcess.Start(new ReaderOptions());
        await reader.ReadAsync(new ReaderRequest(Bytes(Article), null, null, 1000), TimeSpan.FromMinutes(1), Cancel);
        var reading = reader.ReadAsync(file, TimeSpan.FromMinutes(1), Cancel);

        Process.GetProcessById(reader.Id).Kill();

        Assert.IsType<ReaderOutcome.Killed>(await reading);
    }

    [Theory]
    [InlineData("--version")] // prints something and ends
    [InlineData("no-such-program.dll")]
    public async Task A_reader_that_does_not_start_blames_no_file(string argument)
    {
        var program = ReaderProgram.StartInfo(new ReaderOptions().MaxMemoryBytes);
        program.FileName = "dotnet";
        program.ArgumentList.Clear();
        program.ArgumentList.Add(argument);
        using var reader = ReaderProcess.Start(program);

        await Assert.ThrowsAsync<ReaderException>(() =>
            reader.ReadAsync(new ReaderRequest(Bytes(Article), null, null, 1000), TimeSpan.FromMinutes(1), Cancel)
        );
    }

    [Fact]
    public async Task An_idle_reader_that_died_is_replaced()
    {
        var used = await ProcessAsync();
        used.Kill();
        await used.WaitForExitAsync(Cancel);

        Assert.IsType<ReadResult.Readable>(await ReadAsync(Article));
    }

    [Fact]
    public async Task A_reader_is_used_again_unless_its_file_was_large()
    {
        var first = await ProcessAsync();
        var second = await ProcessAsync();
        await ReadAsync(new string(' ', 5 << 20) + Article);

        Assert.Equal(first.Id, second.Id);
        await first.WaitForExitAsync(Cancel);
    }

    [Fact]
    public async Task A_reader_ends_in_the_middle_of_a_file_when_its_service_is_gone()
    {
        using var process = Process.Start(ReaderProgram.StartInfo(new ReaderOptions().MaxMemoryBytes))!;
        await using (var requests = new BinaryWriter(process.StandardInput.BaseStream))
        {
            new ReaderRequest(Bytes(HostileReader.NeverEnds), null, null, 1000).Write(requests);
        }

        await process.WaitForExitAsync(Cancel);

        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public void A_reader_is_started_without_the_keys_that_the_environment_holds()
    {
        Environment.SetEnvironmentVariable("Model__ApiKey", "secret");

        var environment = ReaderProgram.StartInfo(new ReaderOptions().MaxMemoryBytes).Environment;

        Assert.DoesNotContain("Model__ApiKey", environment.Keys);
    }

    private static ArticleReaders Readers() =>
        new(
            Options.Create(
                new ReaderOptions
                {
                    Timeout = TimeSpan.FromSeconds(1),
                    MaxMemoryBytes = 128 << 20,
                    MaxAnswerBytes = 1 << 20,
                }
            ),
            NullLogger<ArticleReaders>.Instance
        );

    private async Task<Process> ProcessAsync()
    {
        var read = Assert.IsType<ReadResult.Readable>(await ReadAsync(HostileReader.TellsItsProcess));
        return Process.GetProcessById(int.Parse(read.Article.Text.Split(' ')[^1], CultureInfo.InvariantCulture));
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private Task<ReadResult> ReadAsync(string text) => _readers.ReadAsync(Bytes(text), null, "a.txt", Cancel);
}
