namespace Summarizer.Testing.FakeModels;

/// <summary>How a <see cref="FakeModel"/> is reached.</summary>
public enum FakeApi
{
    /// <summary>As OpenAI, Ollama, vLLM, and Azure OpenAI below <c>/openai/v1/</c>: the model stands in the request.</summary>
    OpenAi,

    /// <summary>As an Azure OpenAI resource without a path: the deployment and an API version stand in the address.</summary>
    AzureDeployment,
}
