namespace Summarizer.Engines.LanguageModels;

/// <summary>A language model, or something that stands around one.</summary>
internal interface ILanguageModel
{
    /// <summary>
    /// Sends a request and returns what became of it. Whatever the server or the network does is a value; only
    /// cancellation, and storage that stands around the model, throw.
    /// </summary>
    /// <param name="request">What is asked.</param>
    /// <param name="account">Who pays.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task<ModelReply> AskAsync(ModelRequest request, ArticleAccount account, CancellationToken cancellationToken);
}
