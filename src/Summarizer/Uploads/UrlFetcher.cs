using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;
using Summarizer.Api;
using Summarizer.Articles;
using Summarizer.Details;
using Summarizer.Outbound;

namespace Summarizer.Uploads;

/// <summary>Why an article could not be fetched, for whoever gave its address.</summary>
internal sealed class FetchException(ProblemKind kind, string detail) : Exception(detail)
{
    public ProblemKind Kind => kind;
}

/// <summary>
/// Fetches articles from the internet: over http or https, from public addresses only, through a few redirects, each of
/// which is looked at like the first address, and within a time for all of it. Sends nothing of the caller's.
/// </summary>
internal sealed class UrlFetcher : IDisposable
{
    private const int MaxRedirects = 5;

    private static readonly ProductInfoHeaderValue Agent = new("Summarizer", null);

    private readonly FetchOptions _options;
    private readonly long _maxBytes;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;

    public UrlFetcher(IOptions<UploadOptions> options, TimeProvider time)
    {
        _options = options.Value.Fetch;
        _maxBytes = options.Value.MaxBytes;
        _time = time;
        var handler = PublicConnections.NewHandler(_options.AllowPrivateAddresses);
        handler.AutomaticDecompression = DecompressionMethods.All;
        _http = new(handler) { Timeout = Timeout.InfiniteTimeSpan }; // each fetch has its own
    }

    /// <summary>Begins to fetch; the content is read by the caller, within the same time.</summary>
    /// <exception cref="FetchException">The address has no article. While the content is read, too.</exception>
    public async Task<FetchedArticle> FetchAsync(Uri address, CancellationToken cancellationToken)
    {
        if (!_options.Enabled)
        {
            throw new FetchException(ProblemKind.FetchingOff, ProblemKind.FetchingOff.Example);
        }

        var deadline = new FetchDeadline(_options.Timeout, _time);
        try
        {
            var response = await deadline.RunAsync(cancel => FollowAsync(address, cancel), cancellationToken);
            return new(response, deadline);
        }
        catch
        {
            deadline.Dispose();
            throw;
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> FollowAsync(Uri address, CancellationToken cancellationToken)
    {
        for (var redirects = 0; redirects <= MaxRedirects; redirects++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.UserAgent.Add(Agent);
            request.Headers.Accept.ParseAdd("text/html, text/*;q=0.9, */*;q=0.8");
            var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (NextOf(response, address) is not { } next)
            {
                return Checked(response);
            }

            response.Dispose();
            address = next;
        }

        throw Unreachable($"It redirects more than {MaxRedirects} times.");
    }

    private HttpResponseMessage Checked(HttpResponseMessage response)
    {
        if (response.IsSuccessStatusCode && !(response.Content.Headers.ContentLength > _maxBytes))
        {
            return response;
        }

        using (response)
        {
            throw response.IsSuccessStatusCode
                ? new FetchException(ProblemKind.TooLarge, Problems.TooLarge(_maxBytes).ProblemDetails.Detail!)
                : Unreachable($"It answered {(int)response.StatusCode}.");
        }
    }

    // Null if the response is no redirect.
    private static Uri? NextOf(HttpResponseMessage response, Uri from)
    {
        if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308) || response.Headers.Location is null)
        {
            return null;
        }

        using (response)
        {
            return DetailField.AddressOf(new Uri(from, response.Headers.Location).AbsoluteUri)
                ?? throw Unreachable("It redirects to an address that is not http or https, or has a user name.");
        }
    }

    internal static FetchException Unreachable(string why) =>
        new(ProblemKind.SourceUnreachable, $"The address could not be fetched. {why}");
}

/// <summary>The time for one fetch. What goes wrong meanwhile is told in the words of a problem.</summary>
internal sealed class FetchDeadline(TimeSpan timeout, TimeProvider time) : IDisposable
{
    private readonly CancellationTokenSource _over = new(timeout, time);

    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> step, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_over.Token, cancellationToken);
        try
        {
            return await step(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new FetchException(
                ProblemKind.SourceTooSlow,
                FormattableString.Invariant(
                    $"The address did not send the article within {timeout.TotalSeconds:0.#} seconds (setting Uploads:Fetch:Timeout)."
                )
            );
        }
        catch (HttpRequestException e) when (e.InnerException is PrivateAddressException)
        {
            throw new FetchException(ProblemKind.AddressNotPublic, ProblemKind.AddressNotPublic.Example);
        }
        catch (HttpRequestException e)
        {
            throw UrlFetcher.Unreachable($"The connection failed ({e.HttpRequestError}).");
        }
        catch (IOException)
        {
            throw UrlFetcher.Unreachable("The connection broke.");
        }
    }

    public void Dispose() => _over.Dispose();
}

/// <summary>An article that is being fetched.</summary>
internal sealed class FetchedArticle(HttpResponseMessage response, FetchDeadline deadline) : IDisposable
{
    /// <summary>Its type with the charset, as declared; null if it is not.</summary>
    public string? ContentType => response.Content.Headers.ContentType?.ToString();

    public string? MediaType => response.Content.Headers.ContentType?.MediaType;

    /// <summary>Opens its content.</summary>
    public async Task<Stream> OpenAsync(CancellationToken cancellationToken) =>
        new FetchedStream(await response.Content.ReadAsStreamAsync(cancellationToken), deadline);

    public void Dispose()
    {
        response.Dispose();
        deadline.Dispose();
    }
}
