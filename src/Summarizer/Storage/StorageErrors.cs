using System.Net.Sockets;
using System.Text.Json;
using System.Xml;
using Azure;
using Azure.Identity;

namespace Summarizer.Storage;

internal static class StorageErrors
{
    /// <summary>Storage's error code; null if none. The tables client misses one that is only in a header.</summary>
    public static string? CodeOf(RequestFailedException refusal) =>
        refusal.ErrorCode
        ?? (
            refusal.GetRawResponse() is { } response && response.Headers.TryGetValue("x-ms-error-code", out var code)
                ? code
                : null
        );

    /// <summary>What is wrong, in a few words: <c>403 AuthorizationFailure</c>; null if it is no fault of storage.</summary>
    public static string? ReasonOf(Exception fault) =>
        fault switch
        {
            RequestFailedException { Status: not 0 } refusal => $"{refusal.Status} {CodeOf(refusal)}".TrimEnd(),
            AuthenticationFailedException => "no token could be had from the identity or login",
            OperationCanceledException => "no answer in time",
            RequestFailedException or AggregateException or IOException => SocketErrorOf(fault) is { } error
                ? $"out of reach ({error})"
                : "out of reach",
            XmlException or JsonException or InvalidDataException => "an answer that is none of storage's",
            _ => null,
        };

    // HostNotFound for a wrong name, ConnectionRefused, TimedOut …
    private static SocketError? SocketErrorOf(Exception? fault) =>
        fault switch
        {
            null => null,
            SocketException socket => socket.SocketErrorCode,
            AggregateException many => SocketErrorOf(many.InnerExceptions[0]),
            _ => SocketErrorOf(fault.InnerException),
        };
}
