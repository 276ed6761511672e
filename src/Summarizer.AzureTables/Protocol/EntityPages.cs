using System.Globalization;
using System.Runtime.CompilerServices;
using Azure.Core;

namespace Azure.Data.Tables.Protocol;

/// <summary>
/// The answers to one query, asked for one after another. The service may end a page anywhere, also before its first
/// entity: only an answer without a continuation is the last.
/// </summary>
internal sealed class EntityPages<T>(
    TableConnection connection,
    string tableUrl,
    string? filter,
    int? maxPerPage,
    string? select,
    CancellationToken cancellationToken
) : AsyncPageable<T>(cancellationToken)
    where T : TableEntity, new()
{
    public override IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null) =>
        PagesAsync(continuationToken, pageSizeHint ?? maxPerPage, CancellationToken);

    private async IAsyncEnumerable<Page<T>> PagesAsync(
        string? continuationToken,
        int? pageSize,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        do
        {
            using var message = connection.CreateMessage(RequestMethod.Get, Url(continuationToken, pageSize));
            var response = await connection.SendAsync(message, cancellationToken);
            continuationToken = ContinuationToken.Of(response.Headers);
            var entities = EntityReader.ReadPage<T>(response.Content.ToMemory());
            yield return Page<T>.FromValues(entities, continuationToken, response);
        } while (continuationToken is not null);
    }

    private string Url(string? continuationToken, int? pageSize)
    {
        List<(string Name, string Value)> parameters = [];
        if (!string.IsNullOrEmpty(filter))
        {
            parameters.Add(("$filter", filter));
        }

        if (pageSize is { } size)
        {
            parameters.Add(("$top", size.ToString(CultureInfo.InvariantCulture)));
        }

        if (!string.IsNullOrEmpty(select))
        {
            parameters.Add(("$select", select));
        }

        if (!string.IsNullOrEmpty(continuationToken))
        {
            parameters.AddRange(ContinuationToken.Parameters(continuationToken));
        }

        var query = parameters.Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value)}");
        return parameters.Count == 0 ? $"{tableUrl}()" : $"{tableUrl}()?{string.Join('&', query)}";
    }
}
