namespace Summarizer.Text.Languages;

/// <summary>How the entries of a section are separated.</summary>
internal enum SectionForm
{
    /// <summary>By white space.</summary>
    Words,

    /// <summary>By bars and line ends.</summary>
    Phrases,

    /// <summary>By line ends, and taken as they are: alternatives of a regular expression.</summary>
    Lines,
}

/// <summary>
/// The sections of a data file. A section's label is its name here in words: <c>[stop words]</c>. Words are in lower case
/// unless it says otherwise.
/// </summary>
internal enum Section
{
    // Languages
    /// <summary>"english" where the algorithms for English forms apply: the stemmer, and word classes by ending.</summary>
    Forms,

    /// <summary>Words without content. Of Chinese and Japanese: single characters too.</summary>
    StopWords,

    /// <summary>Words that open a question.</summary>
    QuestionWords,

    /// <summary>Words that lose their vowel before another and join it by an apostrophe: the <c>l</c> of <c>l'homme</c>.</summary>
    Elisions,

    /// <summary>Words that are no stop words if written exactly like this: <c>US</c>, <c>IT</c>.</summary>
    Acronyms,

    /// <summary>Letters that distinguish the language from its neighbours of the same script.</summary>
    Letters,

    /// <summary>Prefixes that the stemmer removes.</summary>
    Prefixes,

    /// <summary>The rules of one step of the stemmer; the section may stand several times, once a step.</summary>
    Suffixes,

    /// <summary>"capitalised" if every noun has a capital; "compound" if compounds are written in one word.</summary>
    Nouns,

    /// <summary>"cut" if endings follow an apostrophe.</summary>
    Apostrophe,

    // Sentences
    /// <summary>As written: the stop after them never ends a sentence that goes on. "Dr", "e.g".</summary>
    AbbreviationsBeforeNames,

    /// <summary>As written: no end before a number. "No", "Fig".</summary>
    AbbreviationsBeforeNumbers,

    /// <summary>As written: may end a sentence if the next word looks like an opening. "Inc", "etc".</summary>
    AbbreviationsThatMayEnd,

    /// <summary>Words that, with a capital, most likely open a sentence.</summary>
    SentenceOpeners,

    /// <summary>Words that open a sentence even where its capital was forgotten.</summary>
    LowerCaseOpeners,

    /// <summary>Verbs that report the quotation before them: "said".</summary>
    SpeechVerbs,

    /// <summary>As written: openers that can also be the speaker of a quotation. "He".</summary>
    SpeakingPronouns,

    /// <summary>"ordinals" if a stop after a number can make it an ordinal; "own" if the common abbreviations do not apply.</summary>
    Stops,

    /// <summary>In the common file: the language whose rules apply to languages without rules.</summary>
    DefaultStops,

    /// <summary>What ends a question besides a question mark.</summary>
    QuestionEndings,

    /// <summary>Pronouns and the like that stand for something in a sentence before.</summary>
    LeaningWords,

    /// <summary>Words that lean on the sentence before only where they open a sentence.</summary>
    LeaningOpenings,

    /// <summary>Words that tie a sentence to the one before: "but".</summary>
    LinkingWords,

    /// <summary>Nouns that make a leaning word point at now: "week", as in "This week …".</summary>
    TimeNouns,

    /// <summary>Words that, after a bracket, point at a picture: "(left)".</summary>
    PictureWords,

    // Keywords
    /// <summary>Words with content that seldom stand in a key phrase: common verbs, adverbs, days.</summary>
    WeakWords,

    /// <summary>Nouns too general to stand for an article alone. Base forms.</summary>
    VagueWords,

    /// <summary>Words that announce a noun.</summary>
    Determiners,

    /// <summary>Stop words that hold phrases together: the <c>de</c> of <c>proceso de paz</c>.</summary>
    PhraseLinks,

    /// <summary>Words that a verb follows rather than a noun: "will".</summary>
    VerbOpeners,

    /// <summary>Words in -ly that are no adverbs.</summary>
    LyWords,

    /// <summary>Endings of adjectives that few nouns share.</summary>
    AdjectiveEndings,

    // Grounding
    /// <summary>Words that make a statement say the contrary.</summary>
    Negations,

    /// <summary>Endings that do the same, with the word they stand for: <c>n't=not</c>.</summary>
    DenyingEndings,

    /// <summary>Characters that do the same, of a script without spaces.</summary>
    DenyingCharacters,

    /// <summary>What a contraction without such an ending denies: <c>cannot=can</c>.</summary>
    Contractions,

    /// <summary>As written: what stands before such an ending, where it is another word in full: <c>wo=will</c>.</summary>
    ContractedStems,

    /// <summary>Words that say that what follows is not so: "refused".</summary>
    Denials,

    /// <summary>Words before which a negation denies nothing: "not only".</summary>
    HarmlessAfterNegation,

    /// <summary>Verbs that tie words to a speaker.</summary>
    VerbsOfSaying,

    /// <summary>Words that mark who acts in a passive sentence.</summary>
    AgentMarks,

    /// <summary>The twelve months, each with its forms: <c>january/jan</c>.</summary>
    Months,

    /// <summary>The seven days from Monday, each with its forms.</summary>
    Weekdays,

    /// <summary>Number words above one: <c>two=2</c>.</summary>
    NumberWords,

    /// <summary>Words of scale by factor: <c>1000=thousand</c>.</summary>
    Scales,

    /// <summary>Units by the one name that all spellings share: <c>m=metre/metres</c>.</summary>
    Units,

    /// <summary>The first word of "per cent".</summary>
    PerHundred,

    /// <summary>Short words that a name seldom follows, where nouns have capitals too.</summary>
    WordsBeforeNouns,

    // Questions
    /// <summary>First labels of questions in an FAQ or interview: "Q".</summary>
    QuestionLabels,

    /// <summary>Labels of answers: "A".</summary>
    AnswerLabels,

    /// <summary>Parts of words of thanks and greeting: an interviewer's sentence with one of them asks nothing.</summary>
    Courtesies,

    /// <summary>Words that a heading in title case may capitalise and no sentence does.</summary>
    ConnectingWords,

    /// <summary>Articles that a defined subject may start with, and keeps.</summary>
    Articles,

    /// <summary>Those of them before things that were not named before.</summary>
    IndefiniteArticles,

    /// <summary>Articles that only a name may start with: "The Hague", but not "The company".</summary>
    NameArticles,

    /// <summary>Vague words that may still stand before a classifying noun.</summary>
    JoiningWords,

    /// <summary>Words before which a noun is the last of its phrase; none where the classifying noun comes first.</summary>
    WordsAfterANoun,

    /// <summary>Endings of further words of that kind.</summary>
    EndingsAfterANoun,

    /// <summary>Nouns that classify things: "system".</summary>
    ClassesOfThings,

    /// <summary>Nouns that classify people: "architect".</summary>
    ClassesOfPeople,

    /// <summary>Words that make a subject too vague to ask about, or no subject at all.</summary>
    VagueSubjects,

    /// <summary>First letters before which the question word is elided.</summary>
    ElidingVowels,

    // Boilerplate and metadata
    /// <summary>The words of share bars.</summary>
    ShareWords,

    /// <summary>Networks that share bars name.</summary>
    Networks,

    /// <summary>Networks whose names are words too.</summary>
    NetworksThatAreWords,

    /// <summary>First words of invitations to networks: "follow".</summary>
    InvitingVerbs,

    /// <summary>First words of headings over links to other articles: "more", as in "More great stories".</summary>
    TailFirstWords,

    /// <summary>Last words of such headings.</summary>
    TailLastWords,

    /// <summary>The word that opens a by-line within other head matter.</summary>
    BylineWords,

    /// <summary>Words without a capital inside names.</summary>
    NameParticles,

    /// <summary>Words after a by-line's opening that no name has.</summary>
    ProseAfterBy,

    /// <summary>Words that are prose with only one word after them.</summary>
    ShortProseAfterBy,

    /// <summary>Words that say nothing but when.</summary>
    TimeWords,

    /// <summary>Characters between the numbers of a date.</summary>
    TimeCharacters,

    /// <summary>What mail programs put before the subject of a reply or a forwarded message.</summary>
    ReplyPrefixes,

    // Prompt injection: one of the words stands in every match of the patterns; "_" is a space.
    OverrideWords,
    FrameWords,
    AddressWords,
    OutputOrderWords,
    SayOrderWords,

    // Phrases: separated by bars; "_" is a space at an end.
    /// <summary>What the heading of an FAQ section says, among other words.</summary>
    FaqHeadings,

    /// <summary>Question words after which a heading is a question as it stands, if one of the next list follows.</summary>
    HeadingQuestionWords,

    /// <summary>Verbs that follow a question word in a question.</summary>
    HeadingQuestionVerbs,

    /// <summary>Other beginnings of headings that are questions as they stand.</summary>
    HeadingQuestions,

    /// <summary>Beginnings of headings, and the question that is made of the rest: <c>how to_=How do you …</c>.</summary>
    HeadingTemplates,

    /// <summary>What stands between a subject and the noun that classifies it, and the verb of the question: <c>is a=is</c>.</summary>
    Copulas,

    /// <summary>Blocks of a page that are not the article's.</summary>
    Boilerplate,

    /// <summary>Those of them that announce an advertisement.</summary>
    Advertisements,

    /// <summary>Blocks after which, near the end of a page, nothing of the article follows.</summary>
    TailOpeners,

    /// <summary>Beginnings of such blocks.</summary>
    TailBeginnings,

    /// <summary>Beginnings of short blocks that send the reader elsewhere: "Read more: …".</summary>
    BoilerplateOpenings,

    /// <summary>Sentences at the very end of a text that are the page's.</summary>
    LastSentences,

    /// <summary>Beginnings of by-lines.</summary>
    Bylines,

    /// <summary>Beginnings of by-lines that are prepositions too: only names may follow.</summary>
    CautiousBylines,

    /// <summary>Labels of a time that follows: "last updated".</summary>
    TimeLabels,

    /// <summary>Labels of keyword lines.</summary>
    KeywordLabels,

    /// <summary>As written: labels before titles. "Title:".</summary>
    TitleLabels,

    /// <summary>News agencies.</summary>
    Agencies,

    /// <summary>Beginnings of a first paragraph that are the page's, with the length that they have at most.</summary>
    HeadInvitations,

    /// <summary>How a question is written, around "…".</summary>
    QuestionForm,

    /// <summary>The question of a definition, with {verb} and {subject}.</summary>
    DefinitionQuestion,

    /// <summary>The same about a person.</summary>
    DefinitionQuestionAboutPeople,

    /// <summary>The same where the subject starts with an eliding vowel.</summary>
    DefinitionQuestionBeforeAVowel,

    // Patterns of prompt injection, alternatives line by line; {order} and {output} stand for the first two.
    OrderPattern,
    OutputPattern,
    OverridePatterns,
    FramePatterns,
    AddressPatterns,
    OutputOrderPatterns,
    SayOrderPatterns,
}
