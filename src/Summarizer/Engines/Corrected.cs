using Summarizer.Engines.Grounding;
using Summarizer.Engines.Prompts;
using Summarizer.Text.Digests;
using Summarizer.Text.Grounding;

namespace Summarizer.Engines;

/// <summary>A digest with the model's answer to what it was asked about its statements.</summary>
internal sealed class Corrected
{
    private readonly DigestContent _content;
    private readonly HashSet<string> _confirmed = new(StringComparer.Ordinal);
    private readonly int _withdrawn;

    /// <summary>
    /// Puts corrections in the place of what they correct. A contradicted statement that comes back unchanged, or not at all,
    /// stays as it was; an unverified one is confirmed by the first and withdrawn by the second.
    /// </summary>
    public Corrected(
        DigestContent content,
        IReadOnlyList<CheckedStatement> wrong,
        IReadOnlyList<CheckedStatement> unsure,
        IReadOnlyList<Correction> corrections
    )
    {
        Claim?[] summary = [.. content.Summary];
        Faq?[] faqs = [.. content.Faqs];
        var answers = corrections.Where(c => c.Text.Length > 0).DistinctBy(c => c.Item).ToDictionary(c => c.Item);
        for (var item = 1; item <= wrong.Count + unsure.Count; item++)
        {
            var isUnsure = item > wrong.Count;
            var statement = isUnsure ? unsure[item - wrong.Count - 1] : wrong[item - 1];
            if (answers.TryGetValue(item, out var answer))
            {
                if (isUnsure && answer.Text == statement.Text)
                {
                    _confirmed.Add(answer.Text);
                }

                Replace(statement, answer);
            }
            else if (isUnsure)
            {
                _withdrawn++;
                Remove(statement);
            }
        }

        _content = content with { Summary = [.. summary.OfType<Claim>()], Faqs = [.. faqs.OfType<Faq>()] };

        void Replace(CheckedStatement statement, Correction answer)
        {
            if (statement.Kind is StatementKind.Claim)
            {
                summary[statement.Index] = new(
                    answer.Text,
                    Citations(answer, content.Summary[statement.Index].Citations)
                );
            }
            else
            {
                faqs[statement.Index] = faqs[statement.Index]! with
                {
                    Answer = answer.Text,
                    Citations = Citations(answer, content.Faqs[statement.Index].Citations),
                };
            }
        }

        // A model that confirms may name no sentence again.
        static IReadOnlyList<int> Citations(Correction answer, IReadOnlyList<int> before) =>
            answer.Citations.Count > 0 ? answer.Citations : before;

        void Remove(CheckedStatement statement)
        {
            if (statement.Kind is StatementKind.Claim)
            {
                summary[statement.Index] = null;
            }
            else
            {
                faqs[statement.Index] = null;
            }
        }
    }

    /// <summary>The corrected digest, checked again, with what the model confirmed.</summary>
    public GroundedDigest Ground(ArticleGrounder grounder)
    {
        var grounded = grounder.Ground(_content);
        var content = grounded.Content with
        {
            Summary = [.. grounded.Content.Summary.Select(c => c with { Support = LevelOf(c.Text, c.Support) })],
            Faqs = [.. grounded.Content.Faqs.Select(f => f with { Support = LevelOf(f.Answer, f.Support) })],
        };
        return grounded with { Content = content, Withdrawn = _withdrawn };
    }

    private SupportLevel? LevelOf(string text, SupportLevel? level) =>
        level is SupportLevel.Facts && _confirmed.Contains(text) ? SupportLevel.Confirmed : level;
}
