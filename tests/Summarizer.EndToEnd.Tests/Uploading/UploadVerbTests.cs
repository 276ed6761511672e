using System.Net.Http.Json;
using System.Text.Json;

namespace Summarizer.EndToEnd.Tests.Uploading;

public class UploadVerbTests(RunningServer running) : IClassFixture<RunningServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_folder_is_uploaded_with_its_subfolders_but_without_hidden_files()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.txt", "First Article\n\nThe first article has a sentence."u8);
        folder.Write("deeper/b.md", "# Second Article\n\nThe second article has a sentence."u8);
        folder.Write(".hidden", "Hidden\n\nNobody sees this sentence."u8);
        var name = Path.GetFileName(folder.Path);

        var (code, output, errors) = await ServerProcess.RunAsync([
            "upload",
            folder.Path,
            "--server",
            running.Address.ToString(),
        ]);

        Assert.Empty(errors);
        Assert.Equal(0, code);
        Assert.Contains("2 of 2 articles are ready.", output, StringComparison.Ordinal);
        var names = await NamesAsync();
        Assert.Contains($"{name}/a.txt", names);
        Assert.Contains($"{name}/deeper/b.md", names);
        Assert.DoesNotContain($"{name}/.hidden", names);
    }

    [Fact]
    public async Task A_failed_file_is_reported_with_its_reason_and_exit_code_1()
    {
        using var folder = new TemporaryFolder();
        var good = folder.Write("good.txt", "A Good Article\n\nThe article has a sentence."u8);
        var empty = folder.Write("empty.txt", []);

        var (code, output, errors) = await ServerProcess.RunAsync([
            "upload",
            good,
            empty,
            "--server",
            running.Address.ToString(),
        ]);

        Assert.Equal(1, code);
        Assert.Contains("1 of 2 articles are ready.", output, StringComparison.Ordinal);
        Assert.StartsWith($"{empty}: ", errors, StringComparison.Ordinal);
        Assert.Contains("empty", errors[empty.Length..], StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Two_files_that_would_overwrite_each_other_are_refused_before_anything_is_sent()
    {
        using var folder = new TemporaryFolder();
        var one = folder.Write("one/same.txt", "One\n\nA sentence."u8);
        var two = folder.Write("two/same.txt", "Two\n\nA sentence."u8);

        var (code, _, errors) = await ServerProcess.RunAsync([
            "upload",
            one,
            two,
            "--server",
            running.Address.ToString(),
        ]);

        Assert.Equal(1, code);
        Assert.Contains("would both be named same.txt", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("same.txt", await NamesAsync());
    }

    [Fact]
    public async Task Without_a_server_the_error_says_how_to_start_one()
    {
        var (code, _, errors) = await ServerProcess.RunAsync([
            "upload",
            ServerProcess.Sample("tidal-barrier.txt"),
            "--server",
            $"http://127.0.0.1:{FreePorts.Next()}",
        ]);

        Assert.Equal(1, code);
        Assert.Contains("./run", errors, StringComparison.Ordinal);
    }

    private async Task<List<string?>> NamesAsync()
    {
        var page = await running.Http.GetFromJsonAsync<JsonElement>("/api/articles?limit=100", Cancel);
        return [.. page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("name").GetString())];
    }
}
