using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Summarizer.EndToEnd.Tests.Serving;

public class LogTests
{
    private const string Away = "error StorageSetup: Storage is away: out of reach (ConnectionRefused).";

    private static readonly Regex Waits = new(
        " warn SweepWorker: Storage is away: .* The sweep waits for it.",
        RegexOptions.NonBacktracking
    );

    [Fact]
    public async Task A_storage_that_is_away_is_one_line_with_its_time_and_no_stack()
    {
        var (server, _) = await ServerProcess.ServeAsync(FreePorts.Storage().ConnectionString);
        await using var stopping = server;

        await server.WaitForAsync(Waits); // the last of those who need it at the start

        var entry = Assert.Single(server.Output.Split('\n'), line => line.Contains(Away, StringComparison.Ordinal));
        var time = DateTimeOffset.Parse(entry.Split(' ')[0], CultureInfo.InvariantCulture);
        Assert.Equal(DateTimeOffset.UtcNow, time, TimeSpan.FromMinutes(5));
        Assert.DoesNotContain("   at ", server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_the_json_formatter_each_entry_is_an_object_with_its_time()
    {
        var (server, _) = await ServerProcess.ServeAsync(
            FreePorts.Storage().ConnectionString,
            new Dictionary<string, string> { ["Logging:Console:FormatterName"] = "json" }
        );
        await using var stopping = server;

        var entry = JsonDocument.Parse(server.Output.Split('\n')[0]).RootElement;

        Assert.Equal("Error", entry.GetProperty("LogLevel").GetString());
        Assert.Equal(DateTime.UtcNow, entry.GetProperty("Timestamp").GetDateTime(), TimeSpan.FromMinutes(5));
        Assert.StartsWith("Storage is away", entry.GetProperty("Message").GetString(), StringComparison.Ordinal);
    }
}
