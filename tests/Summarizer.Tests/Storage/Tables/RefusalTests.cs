using System.Net;
using Azure;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Summarizer.Storage;

namespace Summarizer.Tests.Storage.Tables;

/// <summary>Tokens and errors of Azure that the emulator lacks.</summary>
public sealed class RefusalTests
{
    private const string Row = """{"odata.etag":"W/\"1\"","PartitionKey":"p","RowKey":"r"}""";

    private static readonly Uri Endpoint = new("https://account.table.core.windows.net");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_request_carries_a_token_for_storage()
    {
        var credential = new OneToken();
        var recorded = new RecordedService(
            RecordedService.Answer(HttpStatusCode.OK, Row),
            RecordedService.Answer(HttpStatusCode.OK, Row)
        );
        var table = Table(recorded, credential);

        await table.GetEntityAsync<TableEntity>("p", "r", cancellationToken: Stop);
        await table.GetEntityAsync<TableEntity>("p", "r", cancellationToken: Stop);

        Assert.Equal(["https://storage.azure.com/.default"], credential.Scopes);
        Assert.All(recorded.Requests, request => Assert.Equal("Bearer the-token", $"{request.Headers.Authorization}"));
        Assert.Equal(
            "https://account.table.core.windows.net/articles(PartitionKey='p',RowKey='r')",
            recorded.Requests[0].RequestUri!.GetLeftPart(UriPartial.Path)
        );
    }

    [Fact]
    public async Task Retries_have_the_same_request_id()
    {
        var recorded = new RecordedService(
            RecordedService.Answer(HttpStatusCode.ServiceUnavailable, headers: ("Retry-After", "0")),
            RecordedService.Error(HttpStatusCode.InternalServerError, "OperationTimedOut"),
            RecordedService.Answer(HttpStatusCode.NoContent, headers: ("ETag", "W/\"1\""))
        );

        var added = await Table(recorded).AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1 }, Stop);

        Assert.Equal(new ETag("W/\"1\""), added.Headers.ETag);
        Assert.Equal(3, recorded.Requests.Count);
        Assert.Single(recorded.Requests.Select(r => r.Headers.GetValues("x-ms-client-request-id").Single()).Distinct());
        Assert.Single(recorded.Bodies.Distinct(), """{"PartitionKey":"p","RowKey":"r","A":1}""");
    }

    [Fact]
    public async Task A_retry_of_an_insert_that_succeeded_is_a_conflict()
    {
        var recorded = new RecordedService(
            RecordedService.Error(HttpStatusCode.InternalServerError, "OperationTimedOut"),
            RecordedService.Error(HttpStatusCode.Conflict, "EntityAlreadyExists")
        );

        var conflict = await Assert.ThrowsAsync<RequestFailedException>(() =>
            Table(recorded).AddEntityAsync(new TableEntity("p", "r"), Stop)
        );

        Assert.True(conflict.ErrorCode == TableErrorCode.EntityAlreadyExists);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, "KeyValueTooLarge")]
    [InlineData(HttpStatusCode.BadRequest, "PropertyNameTooLong")]
    [InlineData(HttpStatusCode.BadRequest, "TooManyProperties")]
    [InlineData(HttpStatusCode.BadRequest, "OutOfRangeInput")]
    [InlineData(HttpStatusCode.Forbidden, "AuthorizationPermissionMismatch")]
    [InlineData(HttpStatusCode.NotFound, "EntityNotFound")]
    [InlineData(HttpStatusCode.Conflict, "TableBeingDeleted")]
    [InlineData(HttpStatusCode.RequestEntityTooLarge, "ContentLengthExceeded")]
    public async Task Errors_that_the_emulator_lacks_keep_their_status_and_code(HttpStatusCode status, string code)
    {
        var recorded = new RecordedService(RecordedService.Error(status, code));

        var refused = await Assert.ThrowsAsync<RequestFailedException>(() =>
            Table(recorded).AddEntityAsync(new TableEntity("p", "r"), Stop)
        );

        Assert.Equal(((int)status, code), (refused.Status, refused.ErrorCode));
        Assert.StartsWith("It failed.", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable, "ServerBusy")]
    [InlineData(HttpStatusCode.InternalServerError, "OperationTimedOut")]
    public async Task An_error_that_outlasts_the_retries_keeps_its_status_and_code(HttpStatusCode status, string code)
    {
        var recorded = new RecordedService([
            .. Enumerable.Range(0, 4).Select(_ => RecordedService.Error(status, code)),
        ]);

        var fault = await Assert.ThrowsAsync<RequestFailedException>(() =>
            Table(recorded).GetEntityIfExistsAsync<TableEntity>("p", "r", cancellationToken: Stop)
        );

        Assert.Equal(((int)status, code), (fault.Status, fault.ErrorCode));
        Assert.Equal(4, recorded.Requests.Count);
    }

    [Fact]
    public async Task CreateIfNotExists_fails_while_the_table_is_being_deleted()
    {
        var recorded = new RecordedService(RecordedService.Error(HttpStatusCode.Conflict, "TableBeingDeleted"));

        var refused = await Assert.ThrowsAsync<RequestFailedException>(() =>
            Table(recorded).CreateIfNotExistsAsync(Stop)
        );

        Assert.True(refused.ErrorCode == TableErrorCode.TableBeingDeleted);
    }

    [Theory]
    [InlineData("<html>Bad gateway</html>", null)]
    [InlineData("<html>Bad gateway</html>", "InternalError")]
    [InlineData("[1]", null)]
    [InlineData("""{"odata.error":"odd"}""", null)]
    [InlineData("", "InternalError")]
    public async Task An_unreadable_error_response_keeps_its_status_and_code(string body, string? code)
    {
        (string, string)[] headers = code is null ? [] : [("x-ms-error-code", code)];
        var recorded = new RecordedService(RecordedService.Answer(HttpStatusCode.BadRequest, body, headers));

        var refused = await Assert.ThrowsAsync<RequestFailedException>(() =>
            Table(recorded).AddEntityAsync(new TableEntity("p", "r"), Stop)
        );

        Assert.Equal((400, code), (refused.Status, StorageErrors.CodeOf(refused)));
    }

    [Fact]
    public async Task A_transaction_refused_as_a_whole_names_no_action()
    {
        var recorded = new RecordedService(
            RecordedService.Error(HttpStatusCode.RequestEntityTooLarge, "ContentLengthExceeded")
        );

        var refused = await Assert.ThrowsAsync<RequestFailedException>(() =>
            Table(recorded)
                .SubmitTransactionAsync([new(TableTransactionActionType.Add, new TableEntity("p", "r"))], Stop)
        );

        Assert.Equal((413, "ContentLengthExceeded"), (refused.Status, refused.ErrorCode));
    }

    private static TableClient Table(RecordedService recorded, TokenCredential? credential = null) =>
        new TableServiceClient(Endpoint, credential ?? new OneToken(), recorded.Options()).GetTableClient("articles");

    private sealed class OneToken : TokenCredential
    {
        public List<string> Scopes { get; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scopes.AddRange(requestContext.Scopes);
            return new AccessToken("the-token", DateTimeOffset.MaxValue);
        }

        public override ValueTask<AccessToken> GetTokenAsync(
            TokenRequestContext requestContext,
            CancellationToken cancellationToken
        ) => new(GetToken(requestContext, cancellationToken));
    }
}
