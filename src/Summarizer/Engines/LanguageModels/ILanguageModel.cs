namespace Summarizer.Engines.LanguageModels;

/// <summary>A language model, or a decorator around one.</summary>
internal interface ILanguageModel
{
    /// <summary>Faults of server and network are values. Only cancellation and the storage of cache and ledger throw.</summary>
    Task<ModelReply> AskAsync(ModelRequest request, ArticleAccount account, CancellationToken cancellationToken);
}
