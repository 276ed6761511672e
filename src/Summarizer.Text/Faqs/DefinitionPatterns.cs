using System.Collections.Frozen;

namespace Summarizer.Text.Faqs;

/// <summary>
/// How sentences of a language define things: "X is a system that …". The noun that a thing is said to be must be one that
/// classifies ("system", "disease"): "a problem" or "a good idea" defines nothing.
/// </summary>
internal sealed class DefinitionPatterns
{
    private static readonly FrozenDictionary<string, DefinitionPatterns> ByLanguage = new Dictionary<
        string,
        DefinitionPatterns
    >(StringComparer.Ordinal)
    {
        ["en"] = new()
        {
            Copulas =
            [
                (" is a ", "is"),
                (" is an ", "is"),
                (" is the ", "is"),
                (" was a ", "was"),
                (" was an ", "was"),
            ],
            Articles = Set("a an"),
            IndefiniteArticles = Set("a an"),
            ProperArticles = Set("the"),
            Joining = Set("and or also most"),
            AfterNoun = Set(
                "that which who whose where when of for in by with without from to used made based found called known between on "
                    + "at among and or near about under within against as"
            ),
            Things = Set(
                "agency agreement airport algorithm alliance alloy animal application area bacterium bank bird body branch "
                    + "bridge building canal capital cell charity chemical church city club company compound computer concept "
                    + "condition copy corporation country county court crop currency database device diet disease dish "
                    + "disorder district drink drug electrolyte engine enzyme fabric family fee festival field "
                    + "film fish food forest form format framework fruit fuel fund fungus game gas gene genre group "
                    + "holiday hormone house illness index infection insect institution instrument island kind lake language "
                    + "law library license liquid loan machine magazine mammal market material measure medicine metal method "
                    + "mineral mixture model molecule mountain movement museum network newspaper novel number ocean office "
                    + "operation oil organ organisation organism organization palace park part particle party payment "
                    + "pigment place planet plant platform policy port practice procedure process product program "
                    + "programme project protein protocol province pump rate ratio region religion reptile reservoir river "
                    + "rock rule school science sea sector service set ship site software song species sport standard "
                    + "star state station stone storm structure study style substance symptom syndrome system "
                    + "tax team technique technology telescope temple term test theory tissue tool town tradition treaty "
                    + "treatment tree tribe type union unit university vaccine vehicle village virus vitamin volcano "
                    + "website wind"
            ),
            People = Set(
                "actor actress architect artist astronaut astronomer author banker biologist businessman businesswoman "
                    + "chef chemist coach comedian composer conductor designer director doctor economist engineer explorer "
                    + "film-maker filmmaker footballer founder historian inventor journalist judge lawyer lecturer "
                    + "mathematician musician nurse painter philosopher photographer physicist pianist playwright poet "
                    + "politician president producer professor programmer psychologist researcher scientist sculptor "
                    + "senator singer sociologist songwriter surgeon teacher violinist writer"
            ),
            Vague = Set(
                "what who how why when where which one there here it he she they we i you this that these those all both "
                    + "none nothing something everything anything nobody somebody everyone someone another other such "
                    + "many most some any each every no my your his her its our their in at with for from on by to and or "
                    + "but if as while after before since because not only also today now yesterday then often problem "
                    + "question answer reason result goal aim idea thing point key challenge issue way case fact truth "
                    + "example solution difference part first second third last next best worst biggest main good bad great "
                    + "fascinating interesting important powerful perfect wonderful preferred favourite favorite the a an "
                    + "said says say thinks think believes believe called told has have had is are was were be been will would "
                    + "can could may might must should do does did"
            ),
            Question = (copula, subject, person) => $"{(person ? "Who" : "What")} {copula} {subject}?",
        },
        ["de"] = new()
        {
            Copulas = [(" ist ein ", "ist"), (" ist eine ", "ist"), (" war ein ", "war"), (" war eine ", "war")],
            Articles = Set("ein eine"),
            IndefiniteArticles = Set("ein eine"),
            ProperArticles = Set("der die das"),
            Joining = Set("und oder auch"),
            CompoundNouns = true,
            Things = Set(
                "abgabe abkommen algorithmus anlage art behörde baum berg betrieb brücke bündnis datenbank dorf element "
                    + "energieträger erkrankung fahrzeug fest feiertag fisch fluss form firma gas gebäude gericht gerät "
                    + "gesetz gestein gruppe hafen hauptstadt hormon insel institut instrument konzern krankheit land "
                    + "maschine maß maßeinheit material medikament metall methode mineral modell molekül museum netzwerk "
                    + "organ organisation partei pflanze pilz planet platz programm programmiersprache projekt protein "
                    + "protokoll prozess sammlung schiff see software speise sprache staat stadt standard stern steuer "
                    + "stiftung stoff system säugetier technik technologie theorie tier unternehmen verband verein "
                    + "verfahren vertrag virus vogel vulkan werkzeug wissenschaft zeitung zelle"
            ),
            Vague = Set(
                "was wer wie warum wann wo er sie es ich wir ihr man das dies dieser diese dieses jener jene solche alles "
                    + "nichts etwas niemand jemand jeder jede jedes kein keine mein dein sein ihre unser in an auf mit für "
                    + "von aus bei zu und oder aber wenn da heute hier dort nicht auch nur problem frage antwort grund "
                    + "ergebnis ziel idee sache punkt fall beispiel lösung weg teil erste zweite letzte beste"
            ),
            Question = (copula, subject, _) => $"Was {copula} {subject}?",
        },
        ["fr"] = new()
        {
            Copulas = [(" est un ", "est"), (" est une ", "est")],
            Articles = Set("un une le la les l"),
            IndefiniteArticles = Set("un une"),
            ProperArticles = Set(""),
            Joining = Set("et ou"),
            Things = Set(
                "accord algorithme alliance animal appareil arbre association base branche bâtiment capitale cellule "
                    + "champignon composé convention entreprise espèce fleuve fruit gaz gène groupe hormone impôt île "
                    + "instrument insecte institution jeu langage langue loi logiciel machine maladie matériau matière "
                    + "mesure métal méthode minéral modèle molécule montagne monument musée organisation organe "
                    + "organisme outil parti pays pierre plante planète plat poisson pont port procédé processus "
                    + "programme projet protéine protocole région réseau rivière roche science service société structure "
                    + "substance système technique technologie théorie traité taxe type unité véhicule village ville "
                    + "virus vitamine volcan"
            ),
            Vague = Set(
                "que qui quoi comment pourquoi quand où il elle ils elles on nous vous je ce cet cette ces cela ceci c' "
                    + "tout rien chacun aucun mon ma mes ton son sa ses notre votre leur dans à avec pour par sur et ou "
                    + "mais si ne pas aussi seul problème question réponse raison résultat but idée chose point cas exemple "
                    + "solution façon partie premier première dernier dernière meilleur meilleure"
            ),
            Question = (_, subject, _) =>
                char.ToLowerInvariant(subject[0]) is 'a' or 'e' or 'i' or 'o' or 'u' or 'é'
                    ? $"Qu’est-ce qu’{subject}\u00a0?"
                    : $"Qu’est-ce que {subject}\u00a0?",
        },
        ["es"] = new()
        {
            Copulas = [(" es un ", "es"), (" es una ", "es"), (" fue un ", "fue"), (" fue una ", "fue")],
            Articles = Set("un una el la los las"),
            IndefiniteArticles = Set("un una"),
            ProperArticles = Set(""),
            Joining = Set("y o e"),
            Things = Set(
                "acuerdo algoritmo alianza animal aparato árbol asociación base barco capital ciudad célula compuesto "
                    + "condición crema edificio elemento empresa enfermedad especie estrella fruta gas gen grupo herramienta "
                    + "hongo hormona impuesto institución instrumento isla juego lenguaje lengua ley máquina material "
                    + "mecanismo medida metal método mineral modelo molécula montaña monumento museo organización órgano "
                    + "organismo país partido pez piedra planeta planta plato procedimiento proceso programa proyecto "
                    + "proteína protocolo puente puerto red región río roca servicio sistema sociedad sustancia técnica "
                    + "tecnología teoría tipo tratado unidad vehículo virus vitamina volcán"
            ),
            Vague = Set(
                "qué quién cómo cuándo dónde por él ella ellos ellas esto este esta eso ese esa aquel todo nada algo nadie "
                    + "alguien cada ningún mi tu su nuestro en a con para y o pero si no también solo hoy problema pregunta "
                    + "respuesta razón resultado objetivo idea cosa punto caso ejemplo solución manera parte primer primera "
                    + "último última mejor peor"
            ),
            Question = (copula, subject, _) => $"¿Qué {copula} {subject}?",
        },
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What stands between a subject and the noun that classifies it, with the verb that the question takes.</summary>
    public required (string Text, string Verb)[] Copulas { get; init; }

    /// <summary>Articles that a subject may start with, and keeps.</summary>
    public required FrozenSet<string> Articles { get; init; }

    /// <summary>Those of them before things that were not named before.</summary>
    public required FrozenSet<string> IndefiniteArticles { get; init; }

    /// <summary>Articles that only a name may start with: "The Hague", but not "The company".</summary>
    public required FrozenSet<string> ProperArticles { get; init; }

    /// <summary>Nouns that classify things, in lower case.</summary>
    private FrozenSet<string> Things { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Nouns that classify people, in lower case.</summary>
    public FrozenSet<string> People { get; private init; } = FrozenSet<string>.Empty;

    /// <summary>Words that make a subject too vague to ask about, or no subject at all.</summary>
    public required FrozenSet<string> Vague { get; init; }

    /// <summary>Words of the vague kind that may yet stand before a classifying noun.</summary>
    public required FrozenSet<string> Joining { get; init; }

    /// <summary>
    /// Words before which a noun is the last of its phrase, besides those in -ing and -ed: "market" does not classify in
    /// "a market leader". Empty where the classifying noun comes first.
    /// </summary>
    public FrozenSet<string> AfterNoun { get; private init; } = FrozenSet<string>.Empty;

    /// <summary>Whether the language writes compounds in one word, so that the end of a word classifies.</summary>
    public bool CompoundNouns { get; private init; }

    /// <summary>The question, from the verb, the subject and whether that is a person.</summary>
    public required Func<string, string, bool, string> Question { get; init; }

    /// <summary>The patterns of a language, or null.</summary>
    public static DefinitionPatterns? For(string language) => ByLanguage.GetValueOrDefault(language);

    /// <summary>Whether a noun before this word is the last of its phrase.</summary>
    public bool EndsNounPhrase(string word) =>
        AfterNoun.Count == 0
        || AfterNoun.Contains(word.TrimEnd(','))
        || word.EndsWith("ing", StringComparison.Ordinal)
        || word.EndsWith("ed", StringComparison.Ordinal);

    /// <summary>Whether a word classifies things.</summary>
    public bool IsThing(string word) =>
        Things.Contains(word)
        || (CompoundNouns && Things.Any(t => t.Length > 3 && word.EndsWith(t, StringComparison.OrdinalIgnoreCase)));

    private static FrozenSet<string> Set(string words) =>
        words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
