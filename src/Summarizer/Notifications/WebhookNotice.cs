using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Summarizer.Articles;

namespace Summarizer.Notifications;

/// <summary>A message of the queue <c>digest-webhooks</c>: a notice on its way to the receiver.</summary>
internal sealed record WebhookNotice(string Id, string Body, DateTimeOffset Since, int Failures = 0)
{
    /// <summary>The notice of a finished article: one for each commit, however often it is cleaned up after.</summary>
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

    /// <summary>Reads a message of the queue; null if it is not a notice.</summary>
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
