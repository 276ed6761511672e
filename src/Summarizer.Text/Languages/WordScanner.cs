using System.Collections.Frozen;
using System.Text;

namespace Summarizer.Text.Languages;

/// <summary>How a word is written.</summary>
internal enum WordKind : byte
{
    Word, // letters, perhaps with digits
    Number, // digits, perhaps with separators: 1,234.5
    Acronym, // single letters with stops: U.S.
    Ideographs, // two neighbouring characters of a script without spaces, or one that stands alone
}

/// <summary>
/// Walks over the words of a text without copying it. A simplification of the default word boundaries of Unicode
/// (UAX #29): a word is a run of letters, digits and marks. What stays together beyond it: apostrophes between letters
/// (<c>don't</c>) unless they end an elided word (<c>l'|homme</c>); separators between digits; acronyms with their
/// stops; a hyphen after a single letter or before a digit (<c>e-mail</c>, <c>COVID-19</c>), while other compounds fall
/// into their parts, so that <c>real-time</c> matches <c>real time</c>. Chinese and Japanese come as overlapping pairs
/// of characters (as in Lucene's CJK analyzer), Katakana in words.
/// </summary>
internal ref struct WordScanner(ReadOnlySpan<char> text, FrozenSet<string> elisions)
{
    /// <summary>Longer runs are cut, so that a term stays a small thing on any input.</summary>
    public const int MaxLength = 128;

    private readonly ReadOnlySpan<char> _text = text;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _elisions = elisions.GetAlternateLookup<
        ReadOnlySpan<char>
    >();
    private readonly bool _elides = elisions.Count > 0;
    private int _next;

    // Inside a run of ideographs: the next pair starts in the middle of the last one.
    private bool _inRun;

    public int Start { get; private set; }

    /// <summary>How long the current word is, at least 1.</summary>
    public int Length { get; private set; }

    public WordKind Kind { get; private set; }

    public bool MoveNext()
    {
        var at = _next;
        while (at < _text.Length)
        {
            var kind = KindAt(at, out var width);
            if (kind is CharacterKind.Letter or CharacterKind.Digit)
            {
                _inRun = false;
                ReadWord(at);
                return true;
            }

            if (kind == CharacterKind.Ideograph)
            {
                if (ReadPair(at, width))
                {
                    return true;
                }
            }
            else
            {
                _inRun = false;
            }

            at += width;
        }

        _next = at;
        return false;
    }

    private readonly CharacterKind KindAt(int at, out int width)
    {
        width = 1;
        if (at >= _text.Length)
        {
            return CharacterKind.Other;
        }

        var kind = Characters.KindOf(_text[at]);
        if (kind != CharacterKind.Surrogate)
        {
            return kind;
        }

        if (Rune.DecodeFromUtf16(_text[at..], out var rune, out width) != System.Buffers.OperationStatus.Done)
        {
            width = 1;
            return CharacterKind.Other; // a lone surrogate
        }

        return Characters.KindOf(rune);
    }

    // The pair of characters at a place within a run, or the only character of a run.
    private bool ReadPair(int at, int width)
    {
        var second = KindAt(at + width, out var secondWidth) == CharacterKind.Ideograph;
        if (!second && _inRun)
        {
            _inRun = false;
            return false; // the last character: the pair before holds it
        }

        _inRun = second;
        Start = at;
        Length = second ? width + secondWidth : width;
        Kind = WordKind.Ideographs;
        _next = at + width;
        return true;
    }

    private void ReadWord(int start)
    {
        if (TryReadAcronym(start))
        {
            return;
        }

        var at = start;
        var part = start; // where the part after the last kept hyphen starts
        var letters = false;
        var end = Math.Min(_text.Length, start + MaxLength);
        while (at < end)
        {
            var kind = KindAt(at, out var width);
            if (at + width > end)
            {
                break; // the second half of a pair would be one too many
            }

            if (kind is CharacterKind.Letter or CharacterKind.Digit or CharacterKind.Mark)
            {
                letters |= kind == CharacterKind.Letter;
                at += width;
                continue;
            }

            if (!Continues(at, start, part))
            {
                break;
            }

            if (Characters.IsHyphen(_text[at]))
            {
                part = at + 1;
            }

            at++;
        }

        if (at > _text.Length)
        {
            at = _text.Length;
        }

        at += NameOfLanguage(start, at);
        Start = start;
        Length = at - start;
        Kind = letters ? WordKind.Word : WordKind.Number;
        _next = at;
    }

    // Whether the sign at a place joins what stands before it with what follows.
    private readonly bool Continues(int at, int start, int part)
    {
        if (at + 1 >= _text.Length)
        {
            return false;
        }

        var before = Characters.KindOf(_text[at - 1]);
        var after = Characters.KindOf(_text[at + 1]);
        switch (_text[at])
        {
            case '.' or ',':
                return before == CharacterKind.Digit && after == CharacterKind.Digit;
            case '\'' or '’' or '‘' or 'ʼ' or '`':
                return before is CharacterKind.Letter or CharacterKind.Mark
                    && after == CharacterKind.Letter
                    && !(_elides && IsElision(_text[start..at]));
            case '-' or '\u2010' or '\u2011':
                return before is CharacterKind.Letter or CharacterKind.Digit
                    && (
                        (at - part == 1 && before == CharacterKind.Letter && after is CharacterKind.Letter)
                        || (before == CharacterKind.Letter && after == CharacterKind.Digit)
                    );
            case '&':
                return char.IsUpper(_text[at - 1]) && char.IsUpper(_text[at + 1]);
            default:
                return false;
        }
    }

    private readonly bool IsElision(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[MaxLength];
        return word.ToLowerInvariant(lower) > 0 && _elisions.Contains(lower[..word.Length]);
    }

    // Single letters, each with its stop: "U.S.", "e.g.". The last stop belongs to it.
    private bool TryReadAcronym(int start)
    {
        var at = start;
        while (
            at + 1 < _text.Length
            && at - start < MaxLength - 2
            && Characters.KindOf(_text[at]) == CharacterKind.Letter
            && _text[at + 1] == '.'
        )
        {
            at += 2;
        }

        // "U.S" with its last stop missing, and "U.S.A" at the end of a text.
        var open =
            at > start
            && Characters.KindOf(at < _text.Length ? _text[at] : ' ') == CharacterKind.Letter
            && KindAt(at + 1, out _) is not (CharacterKind.Letter or CharacterKind.Digit or CharacterKind.Mark);
        var length = at - start + (open ? 1 : 0);
        if (length < 3)
        {
            return false;
        }

        if (!open && KindAt(at, out _) is CharacterKind.Letter or CharacterKind.Digit)
        {
            // "J.R.R.Tolkien": the name after it stands alone; "e.g.the" likewise.
            length = at - start;
            if (length < 4)
            {
                return false;
            }
        }

        Start = start;
        Length = length;
        Kind = WordKind.Acronym;
        _next = start + length;
        return true;
    }

    // "C++", "C#", "F#": the signs belong to the letter.
    private readonly int NameOfLanguage(int start, int at)
    {
        if (at - start != 1 || at >= _text.Length || !char.IsAsciiLetterUpper(_text[start]))
        {
            return 0;
        }

        var signs =
            _text[at] == '#' ? 1
            : _text[at..].StartsWith("++") ? 2
            : 0;
        return signs > 0 && KindAt(at + signs, out _) is CharacterKind.Letter or CharacterKind.Digit ? 0 : signs;
    }
}
