namespace Summarizer.Text.Grounding.Quantities;

/// <summary>
/// A number of a text, <c>1.5 million</c> multiplied out, with one name for all spellings of its unit; null if none is
/// known. Its place is in UTF-16 units, without the unit.
/// </summary>
internal sealed record Quantity(decimal Value, string? Unit, int Start, int Length)
{
    /// <summary>The unit of a time of day, whose value is in minutes from midnight.</summary>
    public const string Time = "time of day";

    public const string Percent = "%";

    private const decimal Half = 720; // minutes of half a day

    /// <summary>How far a share in words is from the percentage that it stands for: a third, 35 %.</summary>
    private const decimal ShareTolerance = 2.5m;

    private const decimal AboutTolerance = 0.1m;
    private const decimal MostAbove = 1.4m; // "over 500": 501 to 700
    private const decimal LeastBelow = 0.8m; // "nearly 500": 400 to 499

    /// <summary>What else it may be read as: "twelve fifty" is 12.50 or 1250, the end of "2007-11" 2011 or 11.</summary>
    public decimal? Other { get; init; }

    /// <summary>What a word of scale such as "million" multiplied it with, so that it is probably rounded; otherwise 1.</summary>
    public decimal Scale { get; init; } = 1;

    public bool IsScaled => Scale > 1;

    /// <summary>Whether it is written in words.</summary>
    public bool IsInWords { get; init; }

    /// <summary>Whether it is a share in words: "two thirds of".</summary>
    public bool IsShare { get; init; }

    /// <summary>Whether it is one of two that a hyphen ties: a score, a range.</summary>
    public bool IsPaired { get; init; }

    /// <summary>Whether it is a time of day by the clock of twelve hours, of which the half is not given.</summary>
    public bool IsOfEitherHalf { get; init; }

    /// <summary>Whether it stands for ten years: "the 1990s".</summary>
    public bool IsDecade { get; init; }

    public Bound Bound { get; init; }

    /// <summary>Whether it may be a year.</summary>
    public bool IsYear => Unit is null && Value is >= 1000 and <= 2100 && Value % 1 == 0 && !IsScaled && !IsInWords;

    /// <summary>Whether a number of the article is this one, or is what this one was rounded from.</summary>
    public bool Matches(Quantity article)
    {
        if (Unit is Time || article.Unit is Time)
        {
            return IsSameTime(article);
        }

        if ((IsShare || article.IsShare) && Unit == article.Unit)
        {
            return Math.Abs(Value - article.Value) <= ShareTolerance;
        }

        return Stands(Value, article)
            || (Other is { } other && other == article.Value)
            || (article.Other is { } second && second == Value);
    }

    private bool Stands(decimal value, Quantity article)
    {
        var other = article.Value;
        if (value == other || (IsDecade && other >= value && other < value + 10))
        {
            return true;
        }

        if (IsYear && article.IsYear)
        {
            return false;
        }

        if (Unit == article.Unit)
        {
            var isBounded = Bound switch
            {
                Bound.About => Math.Abs(value - other) <= AboutTolerance * other,
                Bound.MoreThan => other >= value && other <= MostAbove * value,
                Bound.LessThan => other <= value && other >= LeastBelow * value,
                _ => false,
            };
            if (isBounded)
            {
                return true;
            }
        }

        // "1.5 million" and "1,500" stand for all that is rounded so, and "36" for 35.9.
        var step = Step(value);
        var mayBeRounded = IsScaled || value % 1 != 0 || value / step >= 10;
        return (mayBeRounded || step == 1)
            && (other % step != 0)
            && (step > 1 ? other >= 1000 : other % 1 != 0)
            && Math.Abs(value - other) <= step / 2;
    }

    private bool IsSameTime(Quantity article)
    {
        if (Unit is Time && article.Unit is Time)
        {
            return Value == article.Value
                || ((IsOfEitherHalf || article.IsOfEitherHalf) && Value % Half == article.Value % Half);
        }

        // "at two" stands for 2 p.m., where nothing else is counted.
        var (time, hour) = Unit is Time ? (this, article) : (article, this);
        return hour.Unit is null or "hour"
            && time.Value % 60 == 0
            && hour.Value < 24
            && time.Value % Half == hour.Value * 60 % Half;
    }

    // The weight of the last digit that is not 0.
    private static decimal Step(decimal value)
    {
        var step = 1m;
        if (value % 1 != 0)
        {
            while (step > 1e-6m && value % step != 0)
            {
                step /= 10;
            }

            return step;
        }

        while (step < 1e15m && value != 0 && value % (step * 10) == 0)
        {
            step *= 10;
        }

        return step;
    }
}
