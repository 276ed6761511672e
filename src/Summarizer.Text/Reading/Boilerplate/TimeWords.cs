using System.Buffers;

namespace Summarizer.Text.Reading.Boilerplate;

/// <summary>Tells whether words say nothing but when: "Published: 14:11 EST, 25 October 2013", "3 min read".</summary>
internal static class TimeWords
{
    private static readonly SearchValues<char> Separators = SearchValues.Create(
        " \t\n,.;:|/()[]-–—·•@+年月日時时分년월일시"
    );

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Words = new HashSet<string>(
        """
        published publish updated update last modified posted created first issued date dated on at the of am pm a m p h hrs hr hours hour minutes minute
        mins min read ago today yesterday just now days day weeks week months month years year time gmt utc est edt et pst pdt pt cst cdt ct bst cet cest ist
        jst aest sgt st nd rd th s
        jan january feb february mar march apr april may jun june jul july aug august sep sept september oct october nov november dec december
        mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday sun sunday
        veröffentlicht aktualisiert stand am um uhr vom januar februar märz mai juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonntag
        publié mis à jour le janvier février mars avril juin juillet août septembre octobre novembre décembre lundi mardi mercredi jeudi vendredi samedi dimanche
        publicado actualizado el de a las enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes martes miércoles jueves viernes sábado domingo
        pubblicato aggiornato il alle ore gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre lunedì martedì mercoledì giovedì venerdì sabato domenica
        atualizado em às janeiro fevereiro março maio junho julho setembro outubro novembro dezembro gepubliceerd op om januari februari maart augustus publicerad uppdaterad kl
        опубликовано обновлено января февраля марта апреля мая июня июля августа сентября октября ноября декабря г
        опубліковано оновлено січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня р о
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
        StringComparer.OrdinalIgnoreCase
    ).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether a text holds words of time alone, and a number or a word that says it was published.</summary>
    public static bool IsAll(ReadOnlySpan<char> text)
    {
        var (words, hasNumber) = (0, false);
        while (true)
        {
            var from = text.IndexOfAnyExcept(Separators);
            if (from < 0)
            {
                return words > 0 && hasNumber;
            }

            text = text[from..];
            var length = text.IndexOfAny(Separators);
            length = length < 0 ? text.Length : length;
            var word = text[..length];
            var digits = word.IndexOfAnyExceptInRange('0', '9');
            digits = digits < 0 ? word.Length : digits;
            hasNumber |= digits > 0;
            var rest = word[digits..]; // 25th, 5pm
            if (!rest.IsEmpty && !Words.Contains(rest))
            {
                return false;
            }

            words++;
            text = text[length..];
        }
    }

    /// <summary>Whether a text labels a time that follows: "PUBLISHED:", "Last updated".</summary>
    public static bool IsLabel(ReadOnlySpan<char> text)
    {
        text = text.Trim(" :.|");
        return text.Equals("published", StringComparison.OrdinalIgnoreCase)
            || text.Equals("updated", StringComparison.OrdinalIgnoreCase)
            || text.Equals("last updated", StringComparison.OrdinalIgnoreCase)
            || text.Equals("created", StringComparison.OrdinalIgnoreCase)
            || text.Equals("posted", StringComparison.OrdinalIgnoreCase);
    }
}
