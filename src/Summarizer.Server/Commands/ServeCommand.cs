using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using Summarizer.Api;
using Summarizer.Engines.LanguageModels;
using Summarizer.Server.Azurite;
using Summarizer.Server.Client;
using Summarizer.Server.Output;
using Summarizer.Server.Uploads;
using Summarizer.Settings;
using Summarizer.Storage;

namespace Summarizer.Server.Commands;

/// <summary><c>serve</c>: runs the whole service in this process, and starts Azurite if storage is the emulator.</summary>
internal static class ServeCommand
{
    /// <summary>Where the server listens by default: the port of a local Functions host.</summary>
    public const string DefaultUrl = "http://localhost:7071";

    public static Command Create()
    {
        var urls = new Option<string?>("--urls")
        {
            Description = $"Addresses to listen on, separated by semicolons. Default: {DefaultUrl}",
        };
        var port = new Option<int?>("--port")
        {
            Description = "Port to listen on, for this machine only: --urls in short.",
        };
        port.Validators.Add(option =>
        {
            if (option.GetValueOrDefault<int?>() is < 0 or > ushort.MaxValue)
            {
                option.AddError($"--port must be between 0 and {ushort.MaxValue}.");
            }
        });
        var upload = new Option<string[]>("--upload")
        {
            Description = "Files and folders to upload once the server is ready; prints their digests.",
            AllowMultipleArgumentsPerToken = true,
        };
        var command = new Command(
            "serve",
            "Serve the API and the page, and digest uploads. This is the default command."
        )
        {
            urls,
            port,
            upload,
        };
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(urls) is not null && parsed.GetValue(port) is not null)
            {
                parsed.AddError("--port and --urls cannot be given together.");
            }
        });
        command.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(
                    parsed.GetValue(port) is { } number ? $"http://localhost:{number}" : parsed.GetValue(urls),
                    parsed.GetValue(upload) ?? [],
                    cancellationToken
                )
        );
        return command;
    }

    public static async Task<int> RunAsync(string? urls, string[] upload, CancellationToken cancellationToken)
    {
        var uploads = UploadPlan.Of(upload); // first: a misspelt path stops the command before anything starts
        var builder = ServerConfiguration.CreateBuilder();
        builder.Logging.AddConsoleFormatter<LineFormatter, ConsoleFormatterOptions>();
        builder.Services.AddSection<AzuriteOptions>(builder.Configuration, "Azurite");
        builder.Services.AddSummarizer(builder.Configuration);
        builder.Services.AddSummarizerWorkers();
        builder.Services.CheckSettings(); // all of them, before Azurite is installed or started
        var addresses = await ChooseAddressesAsync(urls, builder.Configuration, cancellationToken);
        builder.WebHost.UseUrls(addresses).ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        RefuseToListenWithoutKeys(builder, addresses);
        await using var azurite = await StartAzuriteAsync(builder.Configuration, cancellationToken);
        if (uploads.Count > 0)
        {
            builder.Logging.AddFilter("Summarizer", LogLevel.Warning); // the progress output says the same
        }

        await using var app = builder.Build();
        app.UseSummarizerApi();
        await StartAsync(app, cancellationToken);
        if (azurite is null)
        {
            Console.WriteLine($"Data: {app.Services.GetRequiredService<BlobServiceClient>().Uri}");
        }

        Console.WriteLine(Engine(app.Services.GetRequiredService<IOptions<ModelOptions>>().Value));
        var address = Address(app);
        PrintAddress(address);
        if (uploads.Count > 0)
        {
            await UploadAndPrintAsync(uploads, address, WriteKey(app), cancellationToken);
            PrintAddress(address);
        }

        await app.WaitForShutdownAsync(cancellationToken);
        Console.WriteLine("Stopping ...");
        return 0;
    }

    private static async Task<AzuriteProcess?> StartAzuriteAsync(
        ConfigurationManager configuration,
        CancellationToken cancellationToken
    )
    {
        var storage = configuration.GetSection("Storage").Get<StorageOptions>() ?? new();
        if (storage.AccountName is not null)
        {
            return null;
        }

        var azurite = await AzuriteProcess.EnsureAsync(
            storage.ConnectionString,
            configuration.GetSection("Azurite").Get<AzuriteOptions>() ?? new(),
            Console.WriteLine,
            cancellationToken
        );
        if (azurite is not null && azurite.Storage != DevelopmentStorage.Parse(storage.ConnectionString))
        {
            configuration["Storage:ConnectionString"] = azurite.Storage.ConnectionString;
        }

        return azurite;
    }

    // What is known to be wrong was refused before; an address may still not be ours to listen on.
    private static async Task StartAsync(WebApplication app, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            throw new StartException($"Cannot listen on {string.Join(", ", app.Urls)}: {e.Message}");
        }
    }

    private static string Engine(ModelOptions model) =>
        model.Endpoint is null ? "Engine: extractive, without a language model."
        : model.DailyBudgetUsd is { } budget
            ? FormattableString.Invariant($"Engine: {model.Name} at {Address(model)}, at most {budget} $ a day.")
        : $"Engine: {model.Name} at {Address(model)}, without a daily budget.";

    private static string Address(ModelOptions model) => model.Endpoint!.GetLeftPart(UriPartial.Path);

    private static void PrintAddress(Uri address) =>
        Console.WriteLine($"Serving on {address.AbsoluteUri.TrimEnd('/')} until Ctrl-C.");

    private static string? WriteKey(WebApplication app) =>
        app
            .Services.GetRequiredService<IOptions<ApiOptions>>()
            .Value.Keys.FirstOrDefault(key => key.Role >= AccessRole.Write)
            ?.Key;

    private static async Task UploadAndPrintAsync(
        IReadOnlyList<UploadPlan.Item> uploads,
        Uri address,
        string? key,
        CancellationToken cancellationToken
    )
    {
        using var client = new ServerClient(address, new(key, Functions: null));
        foreach (var outcome in await UploadProgress.RunAsync(new(client), uploads, cancellationToken))
        {
            if (outcome is not UploadOutcome.Failed)
            {
                Console.WriteLine();
                DigestPrinter.Print(Console.Out, outcome.Digest, new Uri(address, outcome.Digest.Links?.Self));
            }
        }

        Console.WriteLine();
    }

    // Without keys, any client that reaches the port may do everything, so listen on loopback only.
    private static void RefuseToListenWithoutKeys(WebApplicationBuilder builder, IEnumerable<string> addresses)
    {
        if (builder.Configuration.GetSection("Api:Keys").GetChildren().Any())
        {
            return;
        }

        // Kestrel's own configuration section overrides all other addresses.
        var endpoints = builder.Configuration.GetSection("Kestrel:Endpoints").GetChildren();
        foreach (var address in addresses.Concat(endpoints.Select(endpoint => endpoint["Url"]).OfType<string>()))
        {
            var host = Parse(address).Host.Trim('[', ']');
            if (host != "localhost" && !(IPAddress.TryParse(host, out var ip) && IPAddress.IsLoopback(ip)))
            {
                throw new SettingsException([
                    $"{address} is reachable from other machines, which requires a key. Set Api__Keys__0__Key and "
                        + "Api__Keys__0__Role (Read, Write or Admin).",
                ]);
            }
        }
    }

    // ASP.NET Core has several settings for addresses; the default applies when none is set.
    private static async Task<string[]> ChooseAddressesAsync(
        string? urls,
        ConfigurationManager configuration,
        CancellationToken cancellationToken
    )
    {
        var chosen = urls ?? configuration["urls"];
        if (chosen is null && configuration["http_ports"] is { Length: > 0 } ports)
        {
            chosen = string.Join(';', ports.Split(';').Select(port => $"http://*:{port}"));
        }

        var addresses = (chosen ?? DefaultUrl).Split(
            ';',
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
        foreach (var address in addresses)
        {
            await CheckFreeAsync(address, cancellationToken);
        }

        return addresses;
    }

    private static async Task CheckFreeAsync(string address, CancellationToken cancellationToken)
    {
        var port = Parse(address).Port;
        if (port != 0 && await PortProbe.IsListeningAsync("localhost", port, cancellationToken))
        {
            throw new StartException($"Port {port} is in use. Choose another with --port.");
        }
    }

    private static BindingAddress Parse(string address)
    {
        try
        {
            return BindingAddress.Parse(address);
        }
        catch (FormatException)
        {
            throw new SettingsException([$"'{address}' is not an address to listen on. Example: {DefaultUrl}"]);
        }
    }

    // The address for clients on this machine.
    private static Uri Address(WebApplication app)
    {
        var bound = BindingAddress.Parse(app.Urls.First());
        var host = bound.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : bound.Host;
        return new UriBuilder(bound.Scheme, host, bound.Port).Uri;
    }
}
