using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables.Protocol;

/// <summary>An account's tables as its clients share them: the pipeline that requests go through, and their address.</summary>
internal sealed class TableConnection(HttpPipeline pipeline, Uri endpoint, string accountName)
{
    public const string Json = "application/json";
    public const string JsonWithTypes = "application/json;odata=minimalmetadata";
    public const string DataServiceVersion = "3.0";
    public const string NoContent = "return-no-content";

    public string AccountName { get; } = accountName;

    /// <summary>The account's address without a slash at its end.</summary>
    public string Url { get; } = endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/');

    /// <summary>A request with the headers that all have.</summary>
    public HttpMessage CreateMessage(RequestMethod method, string url)
    {
        var message = pipeline.CreateMessage();
        var request = message.Request;
        request.Method = method;
        request.Uri.Reset(new Uri(url));
        request.Headers.SetValue("x-ms-version", TableClientOptions.Version);
        request.Headers.SetValue("DataServiceVersion", DataServiceVersion);
        request.Headers.SetValue("Accept", JsonWithTypes);
        return message;
    }

    /// <summary>A request with a body; writes are answered without repeating it.</summary>
    public HttpMessage CreateMessage(RequestMethod method, string url, ReadOnlyMemory<byte> body, string contentType)
    {
        var message = CreateMessage(method, url);
        message.Request.Headers.SetValue("Content-Type", contentType);
        message.Request.Headers.SetValue("Prefer", NoContent);
        message.Request.Content = RequestContent.Create(body);
        return message;
    }

    /// <summary>The whole answer, read into memory.</summary>
    /// <exception cref="RequestFailedException">The answer is an error by the message's classifier.</exception>
    public async Task<Response> SendAsync(HttpMessage message, CancellationToken cancellationToken)
    {
        await pipeline.SendAsync(message, cancellationToken);
        return message.Response.IsError ? throw new RequestFailedException(message.Response) : message.Response;
    }
}
