namespace Summarizer.Engines.LanguageModels;

/// <summary>A language model, or a decorator around one.</summary>
internal interface ILanguageModel
{
    /// <summary>
    /// Sends a request. Whatever the server or the network does is a value; only cancellation, and the storage behind cache
    /// and ledger, throw.
    /// </summary>
    Task<ModelReply> AskAsync(ModelRequest request, ArticleAccount account, CancellationToken cancellationToken);
}
