using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables.Protocol;

namespace Azure.Data.Tables;

/// <summary>The tables of one storage account. Thread-safe; one for the life of the process is enough.</summary>
public sealed class TableServiceClient
{
    private const string StorageScope = "https://storage.azure.com/.default";

    private readonly TableConnection _connection;

    /// <summary>A client that signs its requests with the account's key.</summary>
    /// <param name="connectionString">
    /// <c>UseDevelopmentStorage=true</c> (with <c>DevelopmentStorageProxyUri</c> if Azurite is elsewhere), or
    /// <c>AccountName</c> and <c>AccountKey</c> with <c>TableEndpoint</c> or <c>EndpointSuffix</c>.
    /// </param>
    /// <param name="options">How to talk to the service.</param>
    /// <exception cref="FormatException">The connection string is malformed. The message holds no part of it.</exception>
    public TableServiceClient(string connectionString, TableClientOptions? options = null)
    {
        var account = TableAccount.Parse(connectionString);
        _connection = Connect(account.Endpoint, account.Name, new SharedKeyPolicy(account.Name, account.Key), options);
    }

    /// <summary>A client that shows an access token, such as that of a managed identity.</summary>
    /// <param name="endpoint">The account's tables, such as <c>https://account.table.core.windows.net</c>.</param>
    /// <param name="tokenCredential">Where tokens come from.</param>
    /// <param name="options">How to talk to the service.</param>
    /// <exception cref="ArgumentException">The endpoint is not HTTPS: a token is never shown on an open line.</exception>
    public TableServiceClient(Uri endpoint, TokenCredential tokenCredential, TableClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(tokenCredential);
        if (endpoint.Scheme != Uri.UriSchemeHttps)
        {
            throw new ArgumentException("A token credential needs an HTTPS endpoint.", nameof(endpoint));
        }

        var policy = new BearerTokenAuthenticationPolicy(tokenCredential, StorageScope);
        _connection = Connect(endpoint, TableAccount.NameIn(endpoint), policy, options);
    }

    /// <summary>A client of one table; asks nothing of the service.</summary>
    public TableClient GetTableClient(string tableName)
    {
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        return new TableClient(_connection, tableName);
    }

    private static TableConnection Connect(
        Uri endpoint,
        string accountName,
        HttpPipelinePolicy authentication,
        TableClientOptions? options
    )
    {
        options ??= new TableClientOptions();
        var pipeline = HttpPipelineBuilder.Build(
            new HttpPipelineOptions(options)
            {
                // After the retry policy: each attempt is dated and signed anew.
                PerRetryPolicies = { authentication },
                RequestFailedDetailsParser = TableErrorParser.Instance,
            }
        );
        return new TableConnection(pipeline, endpoint, accountName);
    }
}
