using Microsoft.AspNetCore.Http;

namespace Summarizer.EndToEnd.Tests.CommandLines;

public class ExportTests
{
    private const string One = """{"id":"1","name":"a.txt"}""" + "\n";
    private const string Two = """{"id":"2","name":"b.txt"}""" + "\n";
    private const string Three = """{"id":"3","name":"c.txt"}""" + "\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_export_that_breaks_off_ends_with_3_and_the_same_command_goes_on_behind_the_last_whole_line()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "all.ndjson");
        await using var server = await RecordingServer.StartAsync(async context =>
        {
            if (context.Request.Query.ContainsKey("after"))
            {
                await context.Response.WriteAsync(Two + Three);
                return;
            }

            // Less than announced: the connection is closed behind it, and what was sent arrives.
            context.Response.ContentLength = 1_000;
            await context.Response.WriteAsync(One + Two[..9]);
        });
        string[] export = ["export", "--output", file, "--language", "en", "--server", server.Address];

        var broken = await ServerProcess.RunAsync(export);
        Assert.Equal(3, broken.ExitCode);
        Assert.Equal(One + Two[..9], await File.ReadAllTextAsync(file, Cancel));

        var rest = await ServerProcess.RunAsync(export);
        Assert.Equal(0, rest.ExitCode);
        Assert.Empty(rest.Output + rest.Errors);
        Assert.Equal(One + Two + Three, await File.ReadAllTextAsync(file, Cancel));
        Assert.Equal(
            ["GET /api/articles/export?language=en", "GET /api/articles/export?language=en&after=1"],
            server.Requests.Select(r => r.Request)
        );
    }

    [Fact]
    public async Task Without_a_file_the_export_goes_to_standard_output_after_the_given_article()
    {
        await using var server = await RecordingServer.StartAsync(context => context.Response.WriteAsync(Two + Three));

        var (code, output, errors) = await ServerProcess.RunAsync([
            "export",
            "--after",
            "1",
            "--server",
            server.Address,
        ]);

        Assert.Equal(0, code);
        Assert.Empty(errors);
        Assert.Equal(Two + Three, output.ReplaceLineEndings("\n"));
        Assert.Equal("GET /api/articles/export?after=1", Assert.Single(server.Requests).Request);
    }

    [Theory]
    [InlineData("my notes, without a line feed")]
    [InlineData("{\"id\":\"1\"}\nnot JSON\nmore")]
    [InlineData("{\"id\":1}\n")]
    public async Task A_file_of_something_else_is_refused_and_stays_as_it_is(string content)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("notes.txt", System.Text.Encoding.UTF8.GetBytes(content));

        var (code, _, errors) = await ServerProcess.RunAsync(["export", "--output", file]);

        Assert.Equal(2, code);
        Assert.Contains($"{file} exists and is not an export.", errors, StringComparison.Ordinal);
        Assert.Equal(content, await File.ReadAllTextAsync(file, Cancel));
    }
}
