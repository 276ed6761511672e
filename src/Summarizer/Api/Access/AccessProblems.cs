using Microsoft.AspNetCore.Http.HttpResults;

namespace Summarizer.Api.Access;

/// <summary>How callers are turned away. Nothing tells a wrong key from one that does not exist.</summary>
internal static class AccessProblems
{
    /// <summary>401: no key, or one that is not known.</summary>
    public static ProblemHttpResult Unauthorized() => Problems.Of(ProblemKind.Unauthorized);

    /// <summary>403: a caller that may not do this.</summary>
    public static ProblemHttpResult Forbidden(string why) => Problems.Of(ProblemKind.Forbidden, why);

    /// <summary>429: too many wrong keys.</summary>
    public static ProblemHttpResult TooManyGuesses() => Problems.Of(ProblemKind.TooManyGuesses);
}
