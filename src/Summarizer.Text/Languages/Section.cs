namespace Summarizer.Text.Languages;

/// <summary>How the entries of a section are separated.</summary>
internal enum SectionForm
{
    Words, // by white space
    Phrases, // by bars and line ends
    Lines, // by line ends, and taken as they are: alternatives of a regular expression
}

/// <summary>
/// The sections of a data file. A section's label is its name here in words: <c>[stop words]</c>. Words are in lower case
/// unless it says otherwise.
/// </summary>
internal enum Section
{
    // Languages
    Forms, // "english" where the algorithms for English forms apply: the stemmer, and word classes by ending
    StopWords, // words without content; the detector tells languages by them. Of Chinese and Japanese: single characters too
    FunctionWordShare, // how many of a hundred words of prose are such; where it is not known, the common file's
    QuestionWords, // words that open a question
    Elisions, // words that lose their vowel before another and join it by an apostrophe: the l of l'homme
    Acronyms, // words that are no stop words if written exactly like this: US, IT
    Letters, // letters that distinguish the language from its neighbours of the same script
    Alphabet, // all letters beyond a to z that its words are written with; without it, any
    Prefixes, // prefixes that the stemmer removes
    Suffixes, // the rules of one step of the stemmer; the section may stand several times, once a step
    BaseEndings, // what a noun's ending is where it is named by itself: ości=ość
    Nouns, // "capitalised" if every noun has a capital; "particles" if particles are written behind nouns; "compound" if compounds are written in one word
    Apostrophe, // "cut" if endings follow an apostrophe

    // Sentences
    AbbreviationsBeforeNames, // as written: the stop after them never ends a sentence that goes on. "Dr", "e.g"
    AbbreviationsBeforeNumbers, // as written: no end before a number. "No", "Fig"
    AbbreviationsThatMayEnd, // as written: may end a sentence if the next word looks like an opening. "Inc", "etc"
    SentenceOpeners, // words that, with a capital, most likely open a sentence
    LowerCaseOpeners, // words that open a sentence even where its capital was forgotten
    SpeechVerbs, // verbs that report the quotation before them: "said"
    SpeakingPronouns, // as written: openers that can also be the speaker of a quotation. "He"
    Stops, // "ordinals" if a stop after a number can make it an ordinal; "own" if the common abbreviations do not apply
    DefaultStops, // in the common file: the language whose rules apply to languages without rules
    QuestionEndings, // what ends a question besides a question mark
    LeaningWords, // pronouns and the like that stand for something in a sentence before
    LeaningOpenings, // words that lean on the sentence before only where they open a sentence
    LinkingWords, // words that tie a sentence to the one before: "but"
    TimeNouns, // nouns that make a leaning word point at now: "week", as in "This week …"
    PictureWords, // words that, after a bracket, point at a picture: "(left)"

    // Keywords
    WeakWords, // words with content that seldom occur in a key phrase: common verbs, adverbs, days
    WeakEndings, // endings of further words of that kind, of verbs as a rule: the -ono of przedstawiono
    VagueWords, // nouns too general to stand for an article alone. Base forms
    Determiners, // words that announce a noun
    PhraseLinks, // stop words that hold phrases together: the de of proceso de paz
    VerbOpeners, // words that a verb follows rather than a noun: "will"
    LyWords, // words in -ly that are no adverbs
    AdjectiveEndings, // endings of adjectives that few nouns share

    // Grounding
    Negations, // words that make a statement say the contrary
    VerbNegations, // those of them that deny a verb: "not", but not "no"
    DenyingEndings, // endings that do the same, with the word they stand for: n't=not
    DenyingCharacters, // characters that do the same, of a script without spaces
    Contractions, // what a contraction without such an ending denies: cannot=can
    ContractedStems, // as written: what stands before such an ending, where it is another word in full: wo=will
    Denials, // words that say that what follows is not so: "refused"
    HarmlessAfterNegation, // words before which a negation denies nothing: "not only"
    VerblessAfterNegation, // words before which a negation denies no verb: "not for"
    Hedges, // words that leave open whether something is so: "may", "plans"
    Perfects, // auxiliaries of what was done: "has"
    VerbsOfSaying, // verbs that tie words to a speaker
    AgentMarks, // words that mark who acts in a passive sentence
    Months, // the twelve months, each with its forms: january/jan
    Weekdays, // the seven days from Monday, each with its forms
    NumberWords, // parts of numbers in words, at least from two on: two=2. Those from 100 on multiply what stands before
    Ones, // words for one that stand only before a word of scale: "a million"
    NumberJoiners, // words between the parts of a number: "two hundred and five"
    Shares, // shares in words, with a percentage. a third of/one third of=33.3
    AboutWords, // words right before a number that it is near: "about"
    MoreThanWords, // words before a number that it is above, or the last of several: the "than" of "more than"
    MoreThanEndings, // characters after a number that it is above: the 多 of 四百多
    VagueBeginnings, // characters before a number that make it vague: the 数 of 数十
    LessThanWords, // words before a number that it is below: "nearly"
    ClockWords, // words after a time of day: "Uhr"
    MorningHours, // words beside a time before noon: "am"
    AfternoonHours, // words beside a time after noon: "pm"
    Scales, // words of scale by factor: 1000=thousand
    Units, // units by the one name that all spellings share: m=metre/metres
    PerHundred, // the first word of "per cent"
    SameNames, // names that stand for each other, countries and their people among them: uk/united kingdom/britain/british
    Titles, // words before a name that are none: "president"
    Countries, // names of countries, of a language whose capitals do not tell names from other words
    FamilyNames, // characters that are family names and start few words, of a script without capitals
    Opposites, // words that say the contrary of each other: convicted=acquitted/cleared
    SelfReferences, // words that speak of the article or its summary as such: "passage"
    WordsBeforeNouns, // short words that a name seldom follows, where nouns have capitals too

    // Questions
    QuestionLabels, // first labels of questions in an FAQ or interview: "Q"
    AnswerLabels, // labels of answers: "A"
    Courtesies, // parts of words of thanks and greeting: an interviewer's sentence with one of them asks nothing
    ConnectingWords, // words that a heading in title case may capitalise and no sentence does
    Articles, // articles that a defined subject may start with, and keeps
    IndefiniteArticles, // those of them before things that were not named before
    NameArticles, // articles that only a name may start with: "The Hague", but not "The company"
    JoiningWords, // vague words that may still stand before a classifying noun
    WordsAfterANoun, // words before which a noun is the last of its phrase; none where the classifying noun comes first
    EndingsAfterANoun, // endings of further words of that kind
    ClassesOfThings, // nouns that classify things: "system"
    ClassesOfPeople, // nouns that classify people: "architect"
    VagueSubjects, // words that make a subject too vague to ask about, or no subject at all
    ElidingVowels, // first letters before which the question word is elided

    // Boilerplate and metadata
    ShareWords, // the words of share bars
    Networks, // networks that share bars name
    NetworksThatAreWords, // networks whose names are words too
    InvitingVerbs, // first words of invitations to networks: "follow"
    TailFirstWords, // first words of headings over links to other articles: "more", as in "More great stories"
    TailLastWords, // last words of such headings
    BylineWords, // the word that opens a by-line within other head matter
    NameParticles, // words without a capital inside names
    ProseAfterBy, // words after a by-line's opening that no name has
    ShortProseAfterBy, // words that are prose with only one word after them
    DateWords, // words that say nothing but when
    TimeCharacters, // characters between the numbers of a date
    ReplyPrefixes, // what mail programs put before the subject of a reply or a forwarded message

    // Prompt injection: one of the words occurs in every match of the patterns; "_" is a space.
    OverrideWords,
    FrameWords,
    AddressWords,
    OutputOrderWords,
    SayOrderWords,

    // Phrases: separated by bars; "_" is a space at an end.
    PlainVerbs, // finite verbs that a question takes as they are: "was"
    PastVerbs, // verbs in the past, with the form that follows "did": moved=move
    ObjectVerbs, // those of them whose object can be asked for: "published"
    PassiveVerbs, // those that make a passive: "was", "been"
    TimeOpeners, // words that open a time: the "in" of "in May 1905"
    DateFillers, // words besides months and numbers inside a time: "early"
    PlaceVerbs, // words of predicates that say where: "located"
    PlaceOpeners, // words that open a place: "in"
    CauseOpeners, // words that open a reason: "because"
    AgentOpeners, // words that open who did it: "by"
    SubjectWords, // words without content that a subject may have: "the", "of"
    ClauseWords, // words that open another clause, so that a question would not be plain: "which"
    WordOrder, // "second" if the verb stands second and participles last; "bare" if years stand without a preposition
    FaqHeadings, // what the heading of an FAQ section says, among other words
    LeaningPhrases, // beginnings of sentences that lean on the one before: "for this reason"
    RemovableOpenings, // openings that a sentence can do without, with the space after them: "but ", "in fact, "
    HeadingQuestionWords, // question words that make a heading a question if one of the next list follows
    HeadingQuestionVerbs, // verbs that follow a question word in a question
    QuestionBeginnings, // other beginnings of headings that are questions as they stand
    HeadingTemplates, // beginnings of headings, and the question that is made of the rest: how to_=How do you …
    Copulas, // what stands between a subject and the noun that classifies it, and the verb of the question: is a=is
    Boilerplate, // blocks of a page that are not the article's
    Advertisements, // those of them that announce an advertisement
    TailOpeners, // blocks after which, near the end of a page, nothing of the article follows
    TailBeginnings, // beginnings of such blocks
    BoilerplateOpenings, // beginnings of short blocks that send the reader elsewhere: "Read more: …"
    LastSentences, // sentences at the very end of a text that are the page's
    Bylines, // beginnings of by-lines
    CautiousBylines, // beginnings of by-lines that are prepositions too: only names may follow
    TimeLabels, // labels of a time that follows: "last updated"
    KeywordLabels, // labels of keyword lines
    AbstractHeadings, // headings with which the text of a paper begins: "abstract", "introduction"
    ReferenceHeadings, // headings of lists of references
    CaptionLabels, // words before the number of a figure or table
    PublisherNotices, // beginnings of a publisher's lines in a paper: "received", "copyright"
    LicenceWords, // words of a licence to copy a paper
    TitleLabels, // as written: labels before titles. "Title:"
    Agencies, // news agencies
    MailHeaderLabels, // labels of a mail's headers where it is quoted: "From", "Sent"
    PhoneSignatures, // beginnings of the line that a phone adds to a message: "Sent from my"
    MailNotices, // what legal notices and footers of lists say, and no message: "intended recipient"
    ReleaseLabels, // the line over a press release: "for immediate release"
    ReleaseEndings, // beginnings of what ends all press releases of a sender: "about", "media contact"
    HeadInvitations, // beginnings of a first paragraph that are the page's, with the length that they have at most
    QuestionForms, // the question of each kind: time=When {verb} {subject} {rest}?
    QuestionForm, // how a question is written, around "…"
    DefinitionQuestion, // the question of a definition, with {verb} and {subject}
    DefinitionQuestionAboutPeople, // the same about a person
    DefinitionQuestionBeforeAVowel, // the same where the subject starts with an eliding vowel

    // Patterns of prompt injection, alternatives line by line; {order} and {output} stand for the first two.
    OrderPattern,
    OutputPattern,
    OverridePatterns,
    FramePatterns,
    AddressPatterns,
    OutputOrderPatterns,
    SayOrderPatterns,
}
