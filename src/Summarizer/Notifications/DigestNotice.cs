using System.Text.Json.Serialization;
using Summarizer.Articles;

namespace Summarizer.Notifications;

/// <summary>A message of the queue <c>digest-ready</c>, and the data of a webhook's body. It may come twice.</summary>
/// <param name="Id">The article.</param>
/// <param name="Name">Its name.</param>
/// <param name="Status">Its state: <c>ready</c> or <c>failed</c>.</param>
/// <param name="Revision">The bytes that were digested.</param>
/// <param name="Self">Where its digest is.</param>
public sealed record DigestNotice(string Id, string Name, ArticleStatus Status, string? Revision, string Self)
{
    internal static DigestNotice Of(ArticleRow row) =>
        new(row.Id.Value, row.Name, row.Status, row.Digest?.Revision, $"/api/articles/{row.Id}");
}

/// <summary>Notices as JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(CamelCaseEnumConverter<ArticleStatus>)]
)]
[JsonSerializable(typeof(DigestNotice))]
[JsonSerializable(typeof(WebhookNotice))]
[JsonSerializable(typeof(WebhookBody))]
internal sealed partial class NotificationJson : JsonSerializerContext;
