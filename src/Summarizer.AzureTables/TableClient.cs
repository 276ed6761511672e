using Azure.Core;
using Azure.Data.Tables.Models;
using Azure.Data.Tables.Protocol;

namespace Azure.Data.Tables;

/// <summary>
/// One table. All operations throw <see cref="RequestFailedException"/> when the service refuses them, with its status and
/// its code (<see cref="TableErrorCode"/>), after the retries of <see cref="TableClientOptions"/>. Thread-safe.
/// </summary>
/// <remarks>
/// A request is sent again when its answer is lost, though the service may have done it. The second time it then meets its
/// own first success: an insert is told <see cref="TableErrorCode.EntityAlreadyExists"/> (409), a write with If-Match
/// <see cref="TableErrorCode.UpdateConditionNotSatisfied"/> (412), a delete nothing worse than 404. Who must know the
/// difference reads the entity and looks for something of its own in it.
/// </remarks>
public sealed class TableClient
{
    private const int MostActions = 100; // of one transaction, by the service

    // Outcomes that a method promises as values: they are no errors to traces and logs either.
    private static readonly ResponseClassifier FoundOrNot = new StatusCodeClassifier([200, 404]);
    private static readonly ResponseClassifier DeletedOrNot = new StatusCodeClassifier([204, 404]);
    private static readonly ResponseClassifier CreatedOrNot = new StatusCodeClassifier([201, 204, 409]);

    private readonly TableConnection _connection;
    private readonly string _url;

    internal TableClient(TableConnection connection, string name)
    {
        _connection = connection;
        Name = name;
        _url = $"{connection.Url}/{Uri.EscapeDataString(name)}";
        Uri = new Uri(_url);
    }

    /// <summary>The table's name.</summary>
    public string Name { get; }

    /// <summary>The name of the storage account.</summary>
    public string AccountName => _connection.AccountName;

    /// <summary>The table's address.</summary>
    public Uri Uri { get; }

    /// <summary>
    /// A filter with the values of an interpolated string as OData literals, quoted so that no value can be more than a
    /// value: <c>CreateQueryFilter($"PartitionKey eq {key} and Size gt {size}")</c>.
    /// </summary>
    /// <exception cref="ArgumentException">A value is null or of no type that Table storage has.</exception>
    public static string CreateQueryFilter(FormattableString filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return QueryFilter.Create(filter);
    }

    /// <summary>Creates the table; 409 if it exists.</summary>
    public async Task<Response<TableItem>> CreateAsync(CancellationToken cancellationToken = default)
    {
        using var message = CreateTable();
        var response = await _connection.SendAsync(message, cancellationToken);
        return Response.FromValue(new TableItem(Name), response);
    }

    /// <summary>Creates the table unless it exists; the raw response then has status 409.</summary>
    /// <exception cref="RequestFailedException">
    /// Among others <see cref="TableErrorCode.TableBeingDeleted"/>: the name is not free yet.
    /// </exception>
    public async Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default)
    {
        using var message = CreateTable();
        message.ResponseClassifier = CreatedOrNot;
        var response = await _connection.SendAsync(message, cancellationToken);
        if (
            response.Status == 409
            && new RequestFailedException(response) is var conflict
            && conflict.ErrorCode == TableErrorCode.TableBeingDeleted
        )
        {
            throw conflict;
        }

        return Response.FromValue(new TableItem(Name), response);
    }

    /// <summary>Deletes the table with all that is in it; no error if there is none: the response then has status 404.</summary>
    public async Task<Response> DeleteAsync(CancellationToken cancellationToken = default)
    {
        using var message = _connection.CreateMessage(
            RequestMethod.Delete,
            $"{_connection.Url}/Tables('{Uri.EscapeDataString(Name)}')"
        );
        message.ResponseClassifier = DeletedOrNot;
        return await _connection.SendAsync(message, cancellationToken);
    }

    /// <summary>An entity; 404 if there is none.</summary>
    /// <param name="partitionKey">Its partition.</param>
    /// <param name="rowKey">Its key in the partition.</param>
    /// <param name="select">The properties to return; all if absent.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Response<T>> GetEntityAsync<T>(
        string partitionKey,
        string rowKey,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default
    )
        where T : TableEntity, new()
    {
        using var message = _connection.CreateMessage(RequestMethod.Get, EntityUrlOf(partitionKey, rowKey, select));
        var response = await _connection.SendAsync(message, cancellationToken);
        return Response.FromValue(EntityReader.Read<T>(response.Content.ToMemory()), response);
    }

    /// <summary>An entity, if there is one. As in the package, a missing table is a missing entity.</summary>
    /// <param name="partitionKey">Its partition.</param>
    /// <param name="rowKey">Its key in the partition.</param>
    /// <param name="select">The properties to return; all if absent.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
        string partitionKey,
        string rowKey,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default
    )
        where T : TableEntity, new()
    {
        using var message = _connection.CreateMessage(RequestMethod.Get, EntityUrlOf(partitionKey, rowKey, select));
        message.ResponseClassifier = FoundOrNot;
        var response = await _connection.SendAsync(message, cancellationToken);
        return response.Status == 404
            ? new NoValueResponse<T>(response)
            : Response.FromValue(EntityReader.Read<T>(response.Content.ToMemory()), response);
    }

    /// <summary>The entities that satisfy a filter, sorted by their keys, asked for page by page as they are taken.</summary>
    /// <param name="filter">An OData filter (<see cref="CreateQueryFilter"/>); all entities if absent.</param>
    /// <param name="maxPerPage">The most entities of one answer, at most the service's 1,000.</param>
    /// <param name="select">The properties to return; all if absent.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public AsyncPageable<T> QueryAsync<T>(
        string? filter = null,
        int? maxPerPage = null,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default
    )
        where T : TableEntity, new() =>
        new EntityPages<T>(_connection, _url, filter, maxPerPage, Join(select), cancellationToken);

    /// <summary>Inserts an entity; 409 if there is one of its keys. The response has the new ETag.</summary>
    public Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default)
        where T : TableEntity => SendAsync(EntityWrite.Insert(_url, entity), cancellationToken);

    /// <summary>Inserts an entity, or writes over the one of its keys. The response has the new ETag.</summary>
    public Task<Response> UpsertEntityAsync<T>(
        T entity,
        TableUpdateMode mode = TableUpdateMode.Merge,
        CancellationToken cancellationToken = default
    )
        where T : TableEntity => SendAsync(EntityWrite.Upsert(_url, entity, mode), cancellationToken);

    /// <summary>
    /// Writes over an entity that is still at a version, or with <see cref="ETag.All"/> at any: 412 if it is at another,
    /// 404 if there is none. The response has the new ETag.
    /// </summary>
    /// <exception cref="ArgumentException"><paramref name="ifMatch"/> is default.</exception>
    public Task<Response> UpdateEntityAsync<T>(
        T entity,
        ETag ifMatch,
        TableUpdateMode mode = TableUpdateMode.Merge,
        CancellationToken cancellationToken = default
    )
        where T : TableEntity
    {
        if (ifMatch == default)
        {
            throw new ArgumentException("An update needs a version to match, or ETag.All.", nameof(ifMatch));
        }

        return SendAsync(EntityWrite.Update(_url, entity, mode, ifMatch), cancellationToken);
    }

    /// <summary>
    /// Deletes an entity: 412 if it is not at the version of <paramref name="ifMatch"/>; no error if there is none: the
    /// response then has status 404.
    /// </summary>
    public Task<Response> DeleteEntityAsync(
        string partitionKey,
        string rowKey,
        ETag ifMatch = default,
        CancellationToken cancellationToken = default
    ) => SendAsync(EntityWrite.Delete(_url, partitionKey, rowKey, ifMatch), cancellationToken, DeletedOrNot);

    /// <summary>All of the writes, or none.</summary>
    /// <param name="transactionActions">
    /// 1 to 100 writes of different entities of one partition, together at most 4 MiB.
    /// </param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The answers, in the order of the actions, with the new ETags.</returns>
    /// <exception cref="TableTransactionFailedException">The service refused; it says which action it was that failed.</exception>
    /// <exception cref="InvalidOperationException">No actions.</exception>
    /// <exception cref="ArgumentException">More than 100 actions, or several partitions.</exception>
    public async Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
        IEnumerable<TableTransactionAction> transactionActions,
        CancellationToken cancellationToken = default
    )
    {
        var writes = Writes(transactionActions);
        var id = Guid.NewGuid();
        var body = ChangeSet.Write(id, writes);
        using var message = _connection.CreateMessage(
            RequestMethod.Post,
            $"{_connection.Url}/$batch",
            body,
            ChangeSet.ContentType(id)
        );
        var response = await SendTransactionAsync(message, cancellationToken);
        var answers = ChangeSetResponse.ReadAll(response);
        if (answers.Find(answer => answer.IsError) is { } error)
        {
            throw new TableTransactionFailedException(
                new RequestFailedException(error, innerException: null, TableErrorParser.Instance)
            );
        }

        return answers.Count == writes.Count
            ? Response.FromValue<IReadOnlyList<Response>>(answers, response)
            : throw new RequestFailedException(
                response.Status,
                $"The service answered {answers.Count} of the {writes.Count} actions of a transaction."
            );
    }

    private async Task<Response> SendTransactionAsync(HttpMessage message, CancellationToken cancellationToken)
    {
        try
        {
            return await _connection.SendAsync(message, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status is >= 400 and < 500)
        {
            throw new TableTransactionFailedException(e);
        }
    }

    private List<EntityWrite> Writes(IEnumerable<TableTransactionAction> actions)
    {
        ArgumentNullException.ThrowIfNull(actions);
        var all = actions.ToList();
        if (all.Count == 0)
        {
            throw new InvalidOperationException("A transaction needs an action.");
        }

        if (all.Count > MostActions)
        {
            throw new ArgumentException($"A transaction has at most {MostActions} actions.", nameof(actions));
        }

        if (all.Exists(action => action.Entity.PartitionKey != all[0].Entity.PartitionKey))
        {
            throw new ArgumentException("A transaction stays in one partition.", nameof(actions));
        }

        return all.ConvertAll(action => EntityWrite.Of(_url, action));
    }

    private HttpMessage CreateTable() =>
        _connection.CreateMessage(
            RequestMethod.Post,
            $"{_connection.Url}/Tables",
            EntityWriter.WriteTableName(Name),
            TableConnection.Json
        );

    private async Task<Response> SendAsync(
        EntityWrite write,
        CancellationToken cancellationToken,
        ResponseClassifier? classifier = null
    )
    {
        using var message = write.Body.IsEmpty
            ? _connection.CreateMessage(write.Method, write.Url)
            : _connection.CreateMessage(write.Method, write.Url, write.Body, TableConnection.Json);
        if (write.IfMatch is not null)
        {
            message.Request.Headers.SetValue("If-Match", write.IfMatch);
        }

        message.ResponseClassifier = classifier ?? message.ResponseClassifier;
        return await _connection.SendAsync(message, cancellationToken);
    }

    private string EntityUrlOf(string partitionKey, string rowKey, IEnumerable<string>? select)
    {
        ArgumentNullException.ThrowIfNull(partitionKey);
        ArgumentNullException.ThrowIfNull(rowKey);
        var url = EntityUrl.Of(_url, partitionKey, rowKey);
        return Join(select) is { Length: > 0 } names ? $"{url}?$select={Uri.EscapeDataString(names)}" : url;
    }

    private static string? Join(IEnumerable<string>? select) => select is null ? null : string.Join(',', select);
}
