using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Summarizer.Articles;

namespace Summarizer.Notifications;

/// <summary>A message of the queue <c>digest-webhooks</c>: a notice on its way to the receiver.</summary>
/// <param name="Id">Tells the notice from others; the same at each try, and if it was queued twice.</param>
/// <param name="Body">What is posted, the same at each try.</param>
/// <param name="Since">When the article was finished.</param>
/// <param name="Failures">How many tries have failed.</param>
public sealed record WebhookNotice(string Id, string Body, DateTimeOffset Since, int Failures = 0)
{
    /// <summary>The notice of a finished article.</summary>
    /// <param name="row">The row as committed: a commit has one notice, however often it is tidied up after.</param>
    /// <param name="notice">What is told.</param>
    public static WebhookNotice Of(ArticleRow row, DigestNotice notice)
    {
        var commit = Encoding.UTF8.GetBytes($"{row.Id} {row.RowVersion}");
        var type = row.Status is ArticleStatus.Ready ? "digest.ready" : "digest.failed";
        return new(
            $"msg_{Convert.ToHexStringLower(SHA256.HashData(commit).AsSpan(0, 16))}",
            JsonSerializer.Serialize(
                new WebhookBody(type, row.WrittenAt.UtcDateTime, notice),
                NotificationJson.Default.WebhookBody
            ),
            row.WrittenAt
        );
    }

    /// <summary>Reads a message of the queue; null if it is none of ours.</summary>
    public static WebhookNotice? Parse(string message)
    {
        try
        {
            return
                JsonSerializer.Deserialize(message, NotificationJson.Default.WebhookNotice)
                    is { Id: not null, Body: not null } notice
                ? notice
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>What is posted: the shape that Standard Webhooks recommends.</summary>
/// <param name="Type"><c>digest.ready</c> or <c>digest.failed</c>.</param>
/// <param name="Timestamp">When the article was finished.</param>
/// <param name="Data">The article.</param>
public sealed record WebhookBody(string Type, DateTime Timestamp, DigestNotice Data);
