using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Summarizer.Storage;

namespace Summarizer.Tests.Infra;

/// <summary>The hook that subscribes to uploads, run with fakes of the Azure CLI and the app.</summary>
public sealed class SubscribeHookTests : IDisposable
{
    private const string Key = "not-a-real-key";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("summarizer-hook-");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("bash", "subscribe.sh")]
    [InlineData("pwsh", "subscribe.ps1")]
    public async Task The_hook_waits_for_the_key_of_the_host_and_creates_one_subscription(string shell, string hook)
    {
        SkipWithout(shell);

        var (code, said) = await RunAsync(shell, hook, failures: 0);

        Assert.Equal(0, code);
        Assert.Contains("Uploads to 'articles' reach SummarizeArticle.", said);
        using var put = JsonDocument.Parse(await File.ReadAllTextAsync(InFolder("body-1.json"), Cancel));
        var properties = put.RootElement.GetProperty("properties");
        Assert.Equal(
            $"https://func.example/runtime/webhooks/blobs?functionName=Host.Functions.SummarizeArticle&code={Key}",
            properties.GetProperty("destination").GetProperty("properties").GetProperty("endpointUrl").GetString()
        );
        var filter = properties.GetProperty("filter");
        Assert.Equal(
            $"/blobServices/default/containers/{StorageNames.Articles}/",
            filter.GetProperty("subjectBeginsWith").GetString()
        );
        Assert.Equal(
            ["PutBlob", "PutBlockList", "CopyBlob", "FlushWithClose"],
            filter.GetProperty("advancedFilters")[0].GetProperty("values").EnumerateArray().Select(v => v.GetString())
        );
        Assert.Equal(
            "dead-letters",
            properties
                .GetProperty("deadLetterWithResourceIdentity")
                .GetProperty("deadLetterDestination")
                .GetProperty("properties")
                .GetProperty("blobContainerName")
                .GetString()
        );
    }

    [Fact]
    public async Task The_hook_retries_while_the_app_does_not_respond()
    {
        SkipWithout("bash");

        var (code, _) = await RunAsync("bash", "subscribe.sh", failures: 2);

        Assert.Equal(0, code);
        Assert.True(File.Exists(InFolder("body-3.json")));
        Assert.False(File.Exists(InFolder("body-4.json")));
    }

    // In a private network the app refuses the hook's own request.
    [Theory]
    [InlineData("bash", "subscribe.sh")]
    [InlineData("pwsh", "subscribe.ps1")]
    public async Task An_app_that_responds_to_the_hook_with_403_still_gets_its_subscription(string shell, string hook)
    {
        SkipWithout(shell);
        await using var door = await RefusingAppAsync();

        var (code, said) = await RunAsync(shell, hook, failures: 0, app: door.Urls.Single());

        Assert.Equal(0, code);
        Assert.Contains("Uploads to 'articles' reach SummarizeArticle.", said);
        Assert.True(File.Exists(InFolder("body-1.json")));
    }

    // Not with PowerShell, whose pauses cannot be faked: it would take five minutes.
    [Fact]
    public async Task Without_a_key_the_hook_fails_and_says_that_the_403_is_not_the_cause()
    {
        SkipWithout("bash");
        await using var door = await RefusingAppAsync();

        var (code, said) = await RunAsync("bash", "subscribe.sh", failures: 0, app: door.Urls.Single(), key: "");

        Assert.NotEqual(0, code);
        Assert.Contains("It answered 403 (this address may not call it, which does not matter here).", said);
        Assert.False(File.Exists(InFolder("body-1.json")));
    }

    [Theory]
    [InlineData("bash", "subscribe.sh")]
    [InlineData("pwsh", "subscribe.ps1")]
    public async Task The_key_is_not_printed_passed_as_an_argument_or_left_in_a_file(string shell, string hook)
    {
        SkipWithout(shell);

        var (_, said) = await RunAsync(shell, hook, failures: 0);

        Assert.DoesNotContain(Key, said);
        Assert.DoesNotContain(Key, await File.ReadAllTextAsync(InFolder("arguments"), Cancel));
        var body = (await File.ReadAllTextAsync(InFolder("body-path"), Cancel)).Trim();
        Assert.False(File.Exists(body));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string InFolder(string name) => Path.Combine(_folder.FullName, name);

    // The fakes are Unix shell scripts.
    private static void SkipWithout(string shell)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-ins for az and curl do not run on Windows.");
        Assert.SkipUnless(Repository.HasProgram(shell), $"{shell} is not installed.");
    }

    private static async Task<WebApplication> RefusingAppAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        });
        await app.StartAsync(Cancel);
        return app;
    }

    // az: prints the key, keeps the bodies of puts, and fails the first puts. curl: real if there is an app.
    private async Task<(int Code, string Said)> RunAsync(
        string shell,
        string hook,
        int failures,
        string? app = null,
        string key = Key
    )
    {
        if (app is null)
        {
            Script("curl", "exit 0");
        }

        Script("sleep", "exit 0");
        Script(
            "az",
            $$"""
            echo "$*" >>"{{InFolder("arguments")}}"
            case "$*" in
              *"keys list"*) echo {{key}} ;;
              *"--method put"*)
                count=$(($(cat "{{InFolder("count")}}" 2>/dev/null || echo 0) + 1))
                echo "$count" >"{{InFolder("count")}}"
                body=$(echo "$*" | sed 's/.*--body @//; s/ .*//')
                echo "$body" >"{{InFolder("body-path")}}"
                cp "$body" "{{InFolder("body-")}}$count.json" ;;
              *"--method get"*)
                if [ "$(cat "{{InFolder("count")}}")" -gt {{failures}} ]; then echo Succeeded; else echo Failed; fi ;;
            esac
            """
        );
        var start = new ProcessStartInfo(shell)
        {
            ArgumentList = { Path.Combine(Repository.Root, "infra", "hooks", hook) },
            RedirectStandardOutput = true,
            UseShellExecute = false,
            RedirectStandardError = true,
            Environment =
            {
                ["PATH"] = $"{_folder.FullName}:{Environment.GetEnvironmentVariable("PATH")}",
                ["AZURE_SUBSCRIPTION_ID"] = "00000000-0000-0000-0000-000000000000",
                ["AZURE_RESOURCE_GROUP"] = "rg-example",
                ["AZURE_FUNCTION_APP_NAME"] = "func",
                ["AZURE_STORAGE_ACCOUNT_NAME"] = "stexample",
                ["AZURE_EVENT_TOPIC_NAME"] = "evgt-example",
                ["AZURE_DEAD_LETTER_CONTAINER"] = "dead-letters",
                ["SERVICE_API_URI"] = app ?? "https://func.example",
            },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(Cancel);
        var errors = process.StandardError.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        return (process.ExitCode, await output + await errors);
    }

    private void Script(string name, string text)
    {
        File.WriteAllText(InFolder(name), $"#!/bin/sh\n{text}\n".ReplaceLineEndings("\n"));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(
                InFolder(name),
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            );
        }
    }
}
