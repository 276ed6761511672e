using System.Buffers;
using System.Collections.Frozen;

namespace Summarizer.Text.Grounding.Matching;

/// <summary>
/// The words of a language that turn a statement round or tie it to a day or a speaker. Languages that are not listed
/// have none: there the words themselves and their order decide alone.
/// </summary>
internal sealed class LanguageWords
{
    // A line a list: negations, words of denial, harmless after a negation ("not only"), verbs of saying, the word
    // that marks who acts in a passive sentence, months and days of the week with forms divided by "/", and small
    // numbers. "One" is left out: it is more often an article or a pronoun.
    private static readonly Dictionary<string, string> _sources = new(StringComparer.Ordinal)
    {
        ["en"] = """
            not no never neither nor nobody nothing none nowhere without cannot hardly
            deny denied denies denying refuse refused refuses refusing false untrue myth hoax rumour rumor unlikely
            only just doubt merely least
            say says said saying tell tells told telling state states stated announce announced announces claim claims claimed argue argues argued add adds added explain explains explained warn warns warned insist insists insisted wrote write writes replied reply according
            by
            january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sep/sept october/oct november/nov december/dec
            monday tuesday wednesday thursday friday saturday sunday
            two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13 fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90
            """,
        ["de"] = """
            nicht kein keine keinen keinem keiner keines nie niemals niemand nichts weder ohne kaum nirgends
            bestreitet bestritt bestritten leugnet leugnete dementiert dementierte verweigert verweigerte falsch
            nur bloß zuletzt
            sagt sagte gesagt sagten erklärt erklärte erklärten betont betonte meint meinte behauptet behauptete kündigt kündigte berichtet berichtete schreibt schrieb warnt warnte laut zufolge
            von durch
            januar/jan/jänner februar/feb märz/mär april/apr mai juni/jun juli/jul august/aug september/sep/sept oktober/okt november/nov dezember/dez
            montag dienstag mittwoch donnerstag freitag samstag/sonnabend sonntag
            zwei=2 drei=3 vier=4 fünf=5 sechs=6 sieben=7 acht=8 neun=9 zehn=10 elf=11 zwölf=12 zwanzig=20 dreißig=30 vierzig=40 fünfzig=50 sechzig=60 siebzig=70 achtzig=80 neunzig=90
            """,
        ["fr"] = """
            ne pas n jamais aucun aucune rien personne ni sans non
            nie nié niait dément démenti refuse refusé refusait faux
            seulement
            dit disait déclare déclaré affirme affirmé explique expliqué annonce annoncé ajoute ajouté estime estimé assure assuré selon écrit avertit
            par
            janvier/janv février/févr mars avril/avr mai juin juillet/juil août septembre/sept octobre/oct novembre/nov décembre/déc
            lundi mardi mercredi jeudi vendredi samedi dimanche
            deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9 dix=10 onze=11 douze=12 quinze=15 vingt=20 trente=30 quarante=40 cinquante=50 soixante=60
            """,
        ["es"] = """
            no nunca jamás ningún ninguno ninguna nadie nada ni sin tampoco
            niega negó negado desmiente desmintió rechaza rechazó falso
            solo sólo solamente
            dice dijo dicho declara declaró afirma afirmó explica explicó anuncia anunció añade añadió asegura aseguró según escribe escribió advierte advirtió
            por
            enero febrero marzo abril mayo junio julio agosto septiembre/setiembre octubre noviembre diciembre
            lunes martes miércoles jueves viernes sábado domingo
            dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 once=11 doce=12 quince=15 veinte=20 treinta=30 cuarenta=40 cincuenta=50
            """,
        ["it"] = """
            non no mai nessun nessuno nessuna niente nulla né senza
            nega negato negò smentisce smentito rifiuta rifiutato falso
            solo soltanto
            dice detto disse dichiara dichiarato afferma affermato spiega spiegato annuncia annunciato aggiunge aggiunto sostiene secondo scrive avverte
            da dal dalla dallo dai dalle
            gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
            lunedì martedì mercoledì giovedì venerdì sabato domenica
            due=2 tre=3 quattro=4 cinque=5 sei=6 sette=7 otto=8 nove=9 dieci=10 undici=11 dodici=12 venti=20 trenta=30 quaranta=40 cinquanta=50
            """,
        ["pt"] = """
            não nunca jamais nenhum nenhuma ninguém nada nem sem
            nega negou desmente desmentiu recusa recusou falso
            só somente apenas
            diz disse dito declara declarou afirma afirmou explica explicou anuncia anunciou acrescenta acrescentou segundo escreve escreveu alerta alertou
            por pelo pela pelos pelas
            janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
            segunda terça quarta quinta sexta sábado domingo
            dois=2 duas=2 três=3 quatro=4 cinco=5 seis=6 sete=7 oito=8 nove=9 dez=10 onze=11 doze=12 vinte=20 trinta=30 quarenta=40 cinquenta=50
            """,
        ["nl"] = """
            niet geen nooit niemand niets noch zonder nergens nauwelijks
            ontkent ontkende ontkend weigert weigerde onjuist
            alleen slechts
            zegt zei gezegd zeggen verklaart verklaarde stelt meldt meldde vertelt vertelde schrijft schreef volgens waarschuwt waarschuwde
            door
            januari/jan februari/feb maart april/apr mei juni/jun juli/jul augustus/aug september/sep oktober/okt november/nov december/dec
            maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
            twee=2 drie=3 vier=4 vijf=5 zes=6 zeven=7 acht=8 negen=9 tien=10 elf=11 twaalf=12 twintig=20 dertig=30 veertig=40 vijftig=50
            """,
        ["ru"] = """
            не нет ни никогда никто ничего нельзя без
            отрицает отрицал отрицала опроверг опровергла отказался отказалась отказывается ложь
            только лишь просто
            сказал сказала сказали говорит говорил заявил заявила заявили сообщил сообщила сообщили объяснил отметил отметила добавил добавила написал словам предупредил

            января/январь/январе февраля/февраль/феврале марта/март/марте апреля/апрель/апреле мая/май/мае июня/июнь/июне июля/июль/июле августа/август/августе сентября/сентябрь/сентябре октября/октябрь/октябре ноября/ноябрь/ноябре декабря/декабрь/декабре
            понедельник/понедельника вторник/вторника среда/среду/среды четверг/четверга пятница/пятницу/пятницы суббота/субботу/субботы воскресенье/воскресенья
            два=2 две=2 двух=2 три=3 трёх=3 трех=3 четыре=4 четырёх=4 пять=5 пяти=5 шесть=6 семь=7 восемь=8 девять=9 десять=10 двадцать=20 тридцать=30 сорок=40 пятьдесят=50
            """,
        ["pl"] = """
            nie nigdy nikt nic ani bez żaden żadna żadne
            zaprzecza zaprzeczył zaprzeczyła odmówił odmówiła
            tylko
            mówi powiedział powiedziała twierdzi oświadczył oświadczyła dodał dodała według napisał
            przez
            stycznia/styczeń lutego/luty marca/marzec kwietnia/kwiecień maja/maj czerwca/czerwiec lipca/lipiec sierpnia/sierpień września/wrzesień października/październik listopada/listopad grudnia/grudzień
            poniedziałek wtorek środa/środę czwartek piątek sobota/sobotę niedziela/niedzielę
            dwa=2 dwie=2 trzy=3 cztery=4 pięć=5 sześć=6 siedem=7 osiem=8 dziewięć=9 dziesięć=10
            """,
        ["sv"] = """
            inte ej icke aldrig ingen inget inga ingenting varken utan
            förnekar förnekade vägrar vägrade falskt
            bara endast
            säger sade sa sagt uppger uppgav berättar berättade skriver skrev enligt varnar varnade
            av
            januari februari mars april maj juni juli augusti september oktober november december
            måndag/måndagen tisdag/tisdagen onsdag/onsdagen torsdag/torsdagen fredag/fredagen lördag/lördagen söndag/söndagen
            två=2 tre=3 fyra=4 fem=5 sex=6 sju=7 åtta=8 nio=9 tio=10 elva=11 tolv=12
            """,
        ["ar"] = """
            لا لم لن ليس ليست ليسوا غير دون بدون ما
            نفى نفت ينفي أنكر رفض رفضت يرفض

            قال قالت يقول تقول قالوا صرح صرحت أعلن أعلنت أكد أكدت أضاف أضافت

            يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
            الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد

            """,
    };

    /// <summary>Characters that deny within a script that does not part its words.</summary>
    private static readonly SearchValues<char> _denyingCharacters = SearchValues.Create("不没沒未無无非勿别別");

    private static readonly FrozenDictionary<string, LanguageWords> _all = _sources.ToFrozenDictionary(
        s => s.Key,
        s => new LanguageWords(s.Value.ReplaceLineEndings("\n").Split('\n')),
        StringComparer.Ordinal
    );

    private static readonly LanguageWords _none = new([]);

    private readonly Words _negations;
    private readonly Words _denials;
    private readonly Words _harmless;
    private readonly Words _saying;
    private readonly Words _agents;
    private readonly Words _months;
    private readonly Words _weekdays;
    private readonly Words _numbers;

    private LanguageWords(string[] lines)
    {
        _negations = new(Line(0).Select(w => (w, 1)));
        _denials = new(Line(1).Select(w => (w, 1)));
        _harmless = new(Line(2).Select(w => (w, 1)));
        _saying = new(Line(3).Select(w => (w, 1)));
        _agents = new(Line(4).Select(w => (w, 1)));
        _months = new(Line(5).SelectMany((w, i) => w.Split('/').Select(form => (form, i + 1))));
        _weekdays = new(Line(6).SelectMany((w, i) => w.Split('/').Select(form => (form, i + 1))));
        _numbers = new(
            Line(7)
                .Select(w => w.Split('='))
                .Select(w => (w[0], int.Parse(w[1], System.Globalization.CultureInfo.InvariantCulture)))
        );

        string[] Line(int at) => at < lines.Length ? lines[at].Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];
    }

    /// <summary>The words of a primary language subtag.</summary>
    public static LanguageWords Of(string language) => _all.GetValueOrDefault(language, _none);

    /// <summary>What an English contraction denies ("won't", "cannot": "will", "can"), or null for another word.</summary>
    public static string? WithoutNot(ReadOnlySpan<char> word)
    {
        if (word.Equals("cannot", StringComparison.OrdinalIgnoreCase))
        {
            return "can";
        }

        if (
            !word.EndsWith("n't", StringComparison.OrdinalIgnoreCase)
            && !word.EndsWith("n’t", StringComparison.OrdinalIgnoreCase)
        )
        {
            return null;
        }

        return word[..^3] switch
        {
            "wo" or "Wo" => "will",
            "ca" or "Ca" => "can",
            "sha" or "Sha" => "shall",
            var rest => rest.ToString(),
        };
    }

    /// <summary>Whether a word makes a statement say the contrary.</summary>
    public bool IsNegation(ReadOnlySpan<char> word) =>
        _negations.Has(word)
        || word.EndsWith("n't", StringComparison.OrdinalIgnoreCase)
        || word.EndsWith("n’t", StringComparison.OrdinalIgnoreCase)
        || word.ContainsAny(_denyingCharacters);

    /// <summary>Whether a word says that what follows is not so.</summary>
    public bool IsDenial(ReadOnlySpan<char> word) => IsNegation(word) || _denials.Has(word);

    /// <summary>Whether a negation before this word denies nothing: "not only".</summary>
    public bool IsHarmless(ReadOnlySpan<char> word) => _harmless.Has(word);

    /// <summary>Whether a word ties words to the one who says them.</summary>
    public bool IsSaying(ReadOnlySpan<char> word) => _saying.Has(word);

    /// <summary>Whether a word marks who acts in a passive sentence.</summary>
    public bool IsAgentMark(ReadOnlySpan<char> word) => _agents.Has(word);

    /// <summary>The month, 1 to 12, or 0.</summary>
    public int MonthOf(ReadOnlySpan<char> word) => _months.ValueOf(word);

    /// <summary>The day of the week, 1 for Monday to 7, or 0.</summary>
    public int WeekdayOf(ReadOnlySpan<char> word) => _weekdays.ValueOf(word);

    /// <summary>The value of a number word above one, or 0.</summary>
    public int NumberOf(ReadOnlySpan<char> word) => _numbers.ValueOf(word);

    private sealed class Words
    {
        private readonly FrozenDictionary<string, int> _values;
        private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;

        public Words(IEnumerable<(string Word, int Value)> words)
        {
            _values = words
                .DistinctBy(w => w.Word, StringComparer.OrdinalIgnoreCase)
                .ToFrozenDictionary(w => w.Word, w => w.Value, StringComparer.OrdinalIgnoreCase);
            _lookup = _values.GetAlternateLookup<ReadOnlySpan<char>>();
        }

        public bool Has(ReadOnlySpan<char> word) => _lookup.ContainsKey(word);

        public int ValueOf(ReadOnlySpan<char> word) => _lookup.TryGetValue(word, out var value) ? value : 0;
    }
}
