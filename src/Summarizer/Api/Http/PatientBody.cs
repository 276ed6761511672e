using Microsoft.AspNetCore.Http;

namespace Summarizer.Api.Http;

/// <summary>
/// Writes a body in pieces, each of which the client has a time to take: about 3 KB a second. The server's own limit counts
/// what the systems on both ends buffer as read, and gives a client that has stopped reading hours for the rest.
/// </summary>
internal static class PatientBody
{
    private const int PieceBytes = 64 * 1024;

    private static readonly TimeSpan PieceTime = TimeSpan.FromSeconds(20);

    /// <summary>False, and the connection is cut, if the client does not take it.</summary>
    public static async Task<bool> WriteAsync(HttpContext context, ReadOnlyMemory<byte> content)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        for (var rest = content; !rest.IsEmpty; rest = rest[Math.Min(PieceBytes, rest.Length)..])
        {
            patience.CancelAfter(PieceTime);
            try
            {
                await context.Response.Body.WriteAsync(rest[..Math.Min(PieceBytes, rest.Length)], patience.Token);
            }
            catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
            {
                context.Abort();
                return false;
            }
        }

        return true;
    }
}
