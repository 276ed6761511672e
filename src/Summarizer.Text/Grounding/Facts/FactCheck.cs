using Summarizer.Text.Grounding.Matching;

namespace Summarizer.Text.Grounding.Facts;

/// <summary>Checks facts that one word can make wrong; one wrong fact makes a statement unsupported.</summary>
internal static class FactCheck
{
    private static readonly Func<Evidence, string?>[] _checks =
    [
        QuotationFacts.FaultOf,
        SubstitutionFacts.FaultOf,
        NumberFacts.FaultOf,
        DateFacts.FaultOf,
        NameFacts.FaultOf,
        NegationFacts.FaultOf,
        OppositeFacts.FaultOf,
        RoleFacts.FaultOf,
        HedgeFacts.FaultOf,
        UnrelatedFacts.FaultOf,
    ];

    /// <summary>The first fact that the article does not support, in a few words; null if there is none.</summary>
    public static string? FaultOf(Evidence evidence)
    {
        foreach (var check in _checks)
        {
            if (check(evidence) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }
}
