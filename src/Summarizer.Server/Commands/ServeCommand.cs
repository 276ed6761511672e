using System.CommandLine;
using System.Net;
using Microsoft.Extensions.Options;
using Summarizer.Api;
using Summarizer.Server.Azurite;
using Summarizer.Server.Client;
using Summarizer.Server.Output;
using Summarizer.Server.Uploads;
using Summarizer.Storage;

namespace Summarizer.Server.Commands;

/// <summary><c>serve</c>: the whole service in this process, with Azurite beside it where storage is the emulator.</summary>
internal static class ServeCommand
{
    /// <summary>Where the server listens when nothing else is configured; the port of a Functions host.</summary>
    public const string DefaultUrl = "http://localhost:7071";

    public static Command Create()
    {
        var urls = new Option<string?>("--urls")
        {
            Description = $"Where to listen, several separated by semicolons. Default: {DefaultUrl}",
        };
        var upload = new Option<string[]>("--upload")
        {
            Description = "Files and folders to upload once the server listens; their digests are printed.",
            AllowMultipleArgumentsPerToken = true,
        };
        var command = new Command("serve", "Serve the API and the page, and digest what is uploaded. The default.")
        {
            urls,
            upload,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(parsed.GetValue(urls), parsed.GetValue(upload) ?? [], cancellationToken)
        );
        return command;
    }

    public static async Task<int> RunAsync(string? urls, string[] upload, CancellationToken cancellationToken)
    {
        var uploads = UploadPlan.Of(upload); // a misspelt path stops everything before anything is started
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory }
        );
        var addresses = await FreeAddressesAsync(urls, builder.Configuration, cancellationToken);
        builder.WebHost.UseUrls(addresses).ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        RefuseToListenWithoutKeys(builder, addresses);
        var storage = builder.Configuration.GetSection("Storage").Get<StorageOptions>() ?? new();
        await using var azurite = storage.AccountName is null
            ? await AzuriteProcess.EnsureAsync(
                storage.ConnectionString,
                builder.Configuration.GetSection("Azurite").Get<AzuriteOptions>() ?? new(),
                Console.WriteLine,
                cancellationToken
            )
            : null;

        if (uploads.Count > 0)
        {
            builder.Logging.AddFilter("Summarizer", LogLevel.Warning); // the progress of the uploads tells as much
        }

        builder.Services.AddSummarizer(builder.Configuration);
        builder.Services.AddSummarizerWorkers();
        await using var app = builder.Build();
        app.UseSummarizerApi();
        await app.StartAsync(cancellationToken);
        var address = Address(app);
        SaySo(address);
        if (uploads.Count > 0)
        {
            await UploadAndPrintAsync(uploads, address, WritingKey(app), cancellationToken);
            SaySo(address);
        }

        await app.WaitForShutdownAsync(cancellationToken);
        Console.WriteLine("Stopping ...");
        return 0;
    }

    private static void SaySo(Uri address) =>
        Console.WriteLine($"Serving on {address.AbsoluteUri.TrimEnd('/')} until Ctrl-C.");

    private static string? WritingKey(WebApplication app) =>
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
            if (outcome is UploadOutcome.Ready ready)
            {
                Console.WriteLine();
                DigestPrinter.Print(Console.Out, ready.Digest, new Uri(address, ready.Digest.Links?.Self));
            }
        }

        Console.WriteLine();
    }

    // Whoever reaches the port may do everything when there are no keys: then it must be this machine alone.
    private static void RefuseToListenWithoutKeys(WebApplicationBuilder builder, IEnumerable<string> addresses)
    {
        if (builder.Configuration.GetSection("Api:Keys").GetChildren().Any())
        {
            return;
        }

        // Kestrel's own section of the configuration goes before all other ways of naming addresses.
        var endpoints = builder.Configuration.GetSection("Kestrel:Endpoints").GetChildren();
        foreach (var address in addresses.Concat(endpoints.Select(endpoint => endpoint["Url"]).OfType<string>()))
        {
            var host = Parse(address).Host.Trim('[', ']');
            if (host != "localhost" && !(IPAddress.TryParse(host, out var ip) && IPAddress.IsLoopback(ip)))
            {
                throw new StartException(
                    $"Without keys the server does not listen beyond this machine, as {address} would. Set at least one key: "
                        + "Api__Keys__0__Key and Api__Keys__0__Role (Read, Write or Admin)."
                );
            }
        }
    }

    // Configuration may name addresses in several ways of ASP.NET Core's; ours is the default when it names none.
    private static async Task<string[]> FreeAddressesAsync(
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
            throw new StartException($"Port {port} is in use. Choose another with --urls.");
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
            throw new StartException($"'{address}' is not an address to listen on. Example: {DefaultUrl}");
        }
    }

    // The address as a client on this machine reaches it.
    private static Uri Address(WebApplication app)
    {
        var bound = BindingAddress.Parse(app.Urls.First());
        var host = bound.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : bound.Host;
        return new UriBuilder(bound.Scheme, host, bound.Port).Uri;
    }
}
