namespace Summarizer.Testing.FakeModels;

/// <summary>The API of a <see cref="FakeModel"/>.</summary>
public enum FakeApi
{
    /// <summary>OpenAI, Ollama, vLLM, and Azure OpenAI with <c>/openai/v1/</c>: the request names the model.</summary>
    OpenAi,

    /// <summary>Azure OpenAI without a path: the URL contains deployment and API version.</summary>
    AzureDeployment,
}
