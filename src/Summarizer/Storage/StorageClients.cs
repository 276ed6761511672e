using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace Summarizer.Storage;

/// <summary>The clients of one storage account, made once for the process.</summary>
internal sealed class StorageClients
{
    /// <summary>How long one call to storage may take before it is tried again.</summary>
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Sends nothing yet. Tests that break the line bring a transport of their own.</summary>
    public StorageClients(StorageOptions options, HttpPipelineTransport? transport = null)
    {
        var blobOptions = Configure(new BlobClientOptions(), transport);
        var queueOptions = Configure(new QueueClientOptions(), transport);
        var tableOptions = Configure(new TableClientOptions(), transport);
        if (options.AccountName is { } account)
        {
            var credential = new DefaultAzureCredential(
                new DefaultAzureCredentialOptions { ManagedIdentityClientId = options.ClientId }
            );
            Uri Endpoint(string service) => new($"https://{account}.{service}.{options.EndpointSuffix}");
            Blobs = new BlobServiceClient(Endpoint("blob"), credential, blobOptions);
            Queues = new QueueServiceClient(Endpoint("queue"), credential, queueOptions);
            Tables = new TableServiceClient(Endpoint("table"), credential, tableOptions);
        }
        else
        {
            Blobs = new BlobServiceClient(options.ConnectionString, blobOptions);
            Queues = new QueueServiceClient(options.ConnectionString, queueOptions);
            Tables = new TableServiceClient(options.ConnectionString, tableOptions);
        }
    }

    public BlobServiceClient Blobs { get; }

    /// <summary>The account's queues. Messages are raw: see <see cref="QueueText"/>.</summary>
    public QueueServiceClient Queues { get; }

    public TableServiceClient Tables { get; }

    /// <summary>Makes what is not there yet. Where somebody else made it, as in Azure, the right to make it is not needed.</summary>
    public async Task CreateAllAsync(CancellationToken cancellationToken)
    {
        IEnumerable<Task> creations =
        [
            .. StorageNames.Containers.Select(c =>
                CreateAsync(
                    Blobs.GetBlobContainerClient(c).CreateIfNotExistsAsync(cancellationToken: cancellationToken),
                    () => ReachContainerAsync(c, cancellationToken)
                )
            ),
            .. StorageNames.Tables.Select(t =>
                CreateAsync(
                    Tables.GetTableClient(t).CreateIfNotExistsAsync(cancellationToken),
                    () => ReachTableAsync(t, cancellationToken)
                )
            ),
            .. StorageNames.Queues.Select(q =>
                CreateAsync(
                    Queues.GetQueueClient(q).CreateIfNotExistsAsync(cancellationToken: cancellationToken),
                    () => ReachQueueAsync(q, cancellationToken)
                )
            ),
        ];
        await Task.WhenAll(creations);
    }

    /// <summary>Asks a container whether it is there; what is wrong comes as an exception.</summary>
    public Task ReachContainerAsync(string name, CancellationToken cancellationToken) =>
        Blobs.GetBlobContainerClient(name).GetPropertiesAsync(cancellationToken: cancellationToken);

    public async Task ReachTableAsync(string name, CancellationToken cancellationToken)
    {
        // A point query: to read one entity would take a missing table for a missing entity.
        var nothing = TableClient.CreateQueryFilter($"PartitionKey eq {"health"} and RowKey eq {"none"}");
        await foreach (
            var _ in Tables
                .GetTableClient(name)
                .QueryAsync<TableEntity>(nothing, cancellationToken: cancellationToken)
                .AsPages()
        )
        {
            return;
        }
    }

    public Task ReachQueueAsync(string name, CancellationToken cancellationToken) =>
        Queues.GetQueueClient(name).GetPropertiesAsync(cancellationToken);

    private static async Task CreateAsync(Task creation, Func<Task> reach)
    {
        try
        {
            await creation;
        }
        catch (RequestFailedException e) when (e.Status == 403)
        {
            await reach();
        }
    }

    private static T Configure<T>(T options, HttpPipelineTransport? transport)
        where T : ClientOptions
    {
        options.Retry.Mode = RetryMode.Exponential;
        options.Retry.MaxRetries = 4;
        options.Retry.Delay = TimeSpan.FromMilliseconds(200);
        options.Retry.MaxDelay = TimeSpan.FromSeconds(5);
        options.Retry.NetworkTimeout = CallTimeout;
        // Blob names and keys are the users' words: they stay out of logs and traces.
        options.Diagnostics.IsLoggingEnabled = false;
        if (transport is not null)
        {
            options.Transport = transport;
        }

        return options;
    }
}
