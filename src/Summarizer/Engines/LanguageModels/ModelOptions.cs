using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace Summarizer.Engines.LanguageModels;

/// <summary>What happens to an article while the model is not available, or the day's budget is spent.</summary>
public enum OutagePolicy
{
    /// <summary>It waits, and is tried again later.</summary>
    Wait,

    /// <summary>The extractive engine digests it, and the digest says so. It stays until somebody requests a new one.</summary>
    Extractive,

    /// <summary>The extractive engine digests it, the digest says so, and the model digests it once it can.</summary>
    ExtractiveThenImprove,
}

/// <summary>What happens to an article for which the model has no usable answer, even when asked again.</summary>
public enum UnusableAnswerPolicy
{
    /// <summary>The extractive engine digests it, and the digest says why.</summary>
    Extractive,

    /// <summary>The article is recorded as failed, with the reason.</summary>
    Fail,
}

/// <summary>
/// The "Model" section: the language model that writes digests. Without <see cref="Endpoint"/> there is none, and the
/// extractive engine writes them. Examples for each kind of server are in docs/models.md.
/// </summary>
public sealed partial class ModelOptions : IValidatableObject
{
    /// <summary>Room for what a prompt holds besides the sentences: instructions, schema, an answer that is sent back.</summary>
    internal const int PromptReserveTokens = 2_000;

    private const string ApiVersionForm = "Model:ApiVersion is a date such as 2024-10-21 or 2025-04-01-preview.";

    /// <summary>
    /// The address that <c>/chat/completions</c> is appended to, such as <c>https://NAME.openai.azure.com/openai/v1/</c>;
    /// or that of an Azure OpenAI resource without a path, <c>https://NAME.openai.azure.com/</c>.
    /// </summary>
    public Uri? Endpoint { get; set; }

    /// <summary>
    /// The API version for an Azure OpenAI resource without a path. Absent: the one of the package. Set, it makes any
    /// address one of such a resource: a gateway in front of it, for example.
    /// </summary>
    [MinLength(1, ErrorMessage = ApiVersionForm)]
    [RegularExpression("[0-9]{4}-[0-9]{2}-[0-9]{2}(-preview)?", ErrorMessage = ApiVersionForm)]
    public string? ApiVersion { get; set; }

    /// <summary>The model, or on Azure the deployment. Required with <see cref="Endpoint"/>.</summary>
    public string? Name { get; set; }

    /// <summary>The key of the server. Absent: the managed identity in Azure, or the developer's own login.</summary>
    public string? ApiKey { get; set; }

    /// <summary>What a token is asked for when there is no key; another one in sovereign clouds.</summary>
    [Required(ErrorMessage = "Model:TokenScope must not be empty.")]
    public string TokenScope { get; set; } = "https://cognitiveservices.azure.com/.default";

    /// <summary>The client id of a user-assigned managed identity; absent, the default credential chooses.</summary>
    public string? ClientId { get; set; }

    /// <summary>The model's window: how many tokens prompt and answer have together.</summary>
    [Range(4_096, 10_000_000, ErrorMessage = "Model:ContextTokens is between 4,096 and 10,000,000.")]
    public int ContextTokens { get; set; } = 128_000;

    /// <summary>How many tokens an answer may have at most, reasoning included.</summary>
    [Range(512, 1_000_000, ErrorMessage = "Model:MaxOutputTokens is between 512 and 1,000,000.")]
    public int MaxOutputTokens { get; set; } = 16_000;

    /// <summary>
    /// An article that does not fit in one call is read in chunks of at most this many tokens: small enough to be read
    /// closely, and in parallel.
    /// </summary>
    [Range(1_000, 1_000_000, ErrorMessage = "Model:PartTokens is between 1,000 and 1,000,000.")]
    public int PartTokens { get; set; } = 16_000;

    /// <summary>How hard a reasoning model thinks, such as <c>low</c>. Absent: not sent, since other models refuse it.</summary>
    [RegularExpression("[a-z]{1,16}", ErrorMessage = "Model:ReasoningEffort is one word such as low, medium or high.")]
    public string? ReasoningEffort { get; set; }

    /// <summary>How many calls this process has under way at once.</summary>
    [Range(1, 1_000, ErrorMessage = "Model:MaxConcurrentCalls is between 1 and 1,000.")]
    public int MaxConcurrentCalls { get; set; } = 16;

    /// <summary>How often one call is made at most when the server is busy, broken or out of reach.</summary>
    [Range(1, 20, ErrorMessage = "Model:MaxTries is between 1 and 20.")]
    public int MaxTries { get; set; } = 4;

    /// <summary>How long one call may take.</summary>
    [Range(
        typeof(TimeSpan),
        "00:00:01",
        "00:30:00",
        ErrorMessage = "Model:CallTimeout is between 00:00:01 and 00:30:00."
    )]
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(120);

    /// <summary>
    /// How long the work on one article may take in one go; keep it below the function's timeout. What was answered by
    /// then is kept, and the next go continues from there.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "12:00:00", ErrorMessage = "Model:Deadline is between 00:00:01 and 12:00:00.")]
    public TimeSpan Deadline { get; set; } = TimeSpan.FromMinutes(8);

    /// <summary>What a million tokens of input cost, in US dollars.</summary>
    [Range(0, 10_000, ErrorMessage = "Model:InputUsdPerMillionTokens is between 0 and 10,000.")]
    public decimal InputUsdPerMillionTokens { get; set; }

    /// <summary>What a million tokens of output cost, in US dollars.</summary>
    [Range(0, 10_000, ErrorMessage = "Model:OutputUsdPerMillionTokens is between 0 and 10,000.")]
    public decimal OutputUsdPerMillionTokens { get; set; }

    /// <summary>What all instances together may spend on a day (UTC), in US dollars. Absent: no cap.</summary>
    [Range(0, 1_000_000, ErrorMessage = "Model:DailyBudgetUsd is between 0 and 1,000,000.")]
    public decimal? DailyBudgetUsd { get; set; }

    /// <summary>
    /// What one article may cost, in US dollars. Absent: no cap. An article that would cost more is treated as
    /// <see cref="OnUnusableAnswer"/> says, since waiting makes it no cheaper.
    /// </summary>
    [Range(0, 1_000_000, ErrorMessage = "Model:ArticleBudgetUsd is between 0 and 1,000,000.")]
    public decimal? ArticleBudgetUsd { get; set; }

    /// <summary>What happens while the model is not available, or the day's budget is spent.</summary>
    [EnumDataType(typeof(OutagePolicy), ErrorMessage = "Model:OnOutage is Wait, Extractive or ExtractiveThenImprove.")]
    public OutagePolicy OnOutage { get; set; } = OutagePolicy.Wait;

    /// <summary>What happens when the model has no usable answer: it refuses, or answers nonsense twice.</summary>
    [EnumDataType(typeof(UnusableAnswerPolicy), ErrorMessage = "Model:OnUnusableAnswer is Extractive or Fail.")]
    public UnusableAnswerPolicy OnUnusableAnswer { get; set; } = UnusableAnswerPolicy.Extractive;

    /// <summary>Whether <c>/openai/deployments/NAME/chat/completions</c> is appended, with the API version.</summary>
    internal bool UsesDeploymentPath =>
        ApiVersion is not null || (IsAzure && Endpoint is { AbsolutePath: "/", Query: "" });

    /// <summary>Whether an Azure OpenAI resource answers, in the public cloud or a sovereign one.</summary>
    internal bool IsAzure => ApiVersion is not null || (Endpoint is { } endpoint && AzureHost().IsMatch(endpoint.Host));

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Endpoint is null)
        {
            if ((Name ?? ApiKey ?? ApiVersion) is not null)
            {
                yield return new(
                    "Model:Endpoint is missing, and without it no model is used: set it, or leave out Model:Name, Model:ApiKey and Model:ApiVersion.",
                    [nameof(Endpoint)]
                );
            }

            yield break;
        }

        if (!Endpoint.IsAbsoluteUri || Endpoint.Scheme is not ("http" or "https") || Endpoint.UserInfo.Length > 0)
        {
            yield return new(
                "Model:Endpoint is an absolute http or https address without a user name.",
                [nameof(Endpoint)]
            );
        }
        else if (
            ApiVersion is not null
            && (Endpoint.Query.Length > 0 || VersionedPath().IsMatch(Endpoint.AbsolutePath))
        )
        {
            yield return new(
                "Model:ApiVersion cannot be combined with openai/v1/ or another path below openai/: leave the path out of Model:Endpoint, or the version.",
                [nameof(ApiVersion)]
            );
        }
        else if (IsAzure && !UsesDeploymentPath && !AzurePath().IsMatch(Endpoint.AbsolutePath))
        {
            yield return new(
                "Model:Endpoint of an Azure OpenAI resource is https://NAME.openai.azure.com/ or https://NAME.openai.azure.com/openai/v1/, without deployment and query.",
                [nameof(Endpoint)]
            );
        }
        else if (ApiKey is null && Endpoint.Scheme is "http")
        {
            yield return new(
                "Model:ApiKey is missing: a token is only sent over https. For a local server that needs no key set any, such as \"none\".",
                [nameof(ApiKey)]
            );
        }

        if (string.IsNullOrWhiteSpace(Name))
        {
            yield return new("Model:Name is missing: the model, or on Azure the deployment.", [nameof(Name)]);
        }

        if (ApiKey is not null && string.IsNullOrWhiteSpace(ApiKey))
        {
            yield return new("Model:ApiKey is empty: leave it out to use the managed identity.", [nameof(ApiKey)]);
        }

        if (ContextTokens < MaxOutputTokens + PromptReserveTokens)
        {
            yield return new(
                $"Model:ContextTokens must exceed Model:MaxOutputTokens by {PromptReserveTokens} at least: the window holds prompt and answer.",
                [nameof(ContextTokens), nameof(MaxOutputTokens)]
            );
        }

        if (CallTimeout > Deadline)
        {
            yield return new("Model:CallTimeout must not exceed Model:Deadline.", [nameof(CallTimeout)]);
        }

        if (
            (DailyBudgetUsd is not null || ArticleBudgetUsd is not null)
            && InputUsdPerMillionTokens == 0
            && OutputUsdPerMillionTokens == 0
        )
        {
            yield return new(
                "Model:DailyBudgetUsd and Model:ArticleBudgetUsd need prices: set Model:InputUsdPerMillionTokens and Model:OutputUsdPerMillionTokens.",
                [nameof(InputUsdPerMillionTokens)]
            );
        }
    }

    // Of the public cloud, of US Government, of China.
    [GeneratedRegex(
        @"\.(openai|cognitiveservices|services\.ai)\.azure\.(com|us|cn)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex AzureHost();

    // The v1 path, or one that is not below openai/ at all, such as that of a project.
    [GeneratedRegex("^/(openai/v1(/|$)|(?!openai(/|$)).)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AzurePath();

    [GeneratedRegex("/(openai|v1)(/|$)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionedPath();
}
