using System.Collections.Frozen;

namespace Summarizer.Text.Faqs;

/// <summary>The words by which articles of many languages announce questions and answers.</summary>
internal static class FaqWords
{
    /// <summary>What the heading of an FAQ section says, among other words, in lower case.</summary>
    private static readonly string[] Titles =
    [
        "faq",
        "faqs",
        "frequently asked questions",
        "frequent questions",
        "common questions",
        "questions and answers",
        "questions & answers",
        "q&a",
        "q & a",
        "your questions answered",
        "häufige fragen",
        "häufig gestellte fragen",
        "fragen und antworten",
        "foire aux questions",
        "questions fréquentes",
        "questions fréquemment posées",
        "questions et réponses",
        "preguntas frecuentes",
        "preguntas y respuestas",
        "domande frequenti",
        "domande e risposte",
        "perguntas frequentes",
        "perguntas e respostas",
        "veelgestelde vragen",
        "vragen en antwoorden",
        "vanliga frågor",
        "frågor och svar",
        "najczęściej zadawane pytania",
        "często zadawane pytania",
        "pytania i odpowiedzi",
        "поширені запитання",
        "часті запитання",
        "поширені питання",
        "запитання та відповіді",
        "часто задаваемые вопросы",
        "частые вопросы",
        "вопросы и ответы",
        "sıkça sorulan sorular",
        "sık sorulan sorular",
        "الأسئلة الشائعة",
        "أسئلة شائعة",
        "अक्सर पूछे जाने वाले प्रश्न",
        "常见问题",
        "常見問題",
        "よくある質問",
        "よくあるご質問",
    ];

    private static readonly FrozenSet<string> QuestionLabels = Set(
        "q question frage pregunta domanda pergunta vraag fråga pytanie вопрос запитання питання soru سؤال प्रश्न 问 問 質問"
    );

    private static readonly FrozenSet<string> AnswerLabels = Set(
        "a answer antwort réponse respuesta risposta resposta antwoord svar odpowiedź ответ відповідь cevap yanıt جواب उत्तर 答 回答"
    );

    /// <summary>Words of thanks and greeting: a sentence of an interviewer with one of them asks nothing.</summary>
    private static readonly string[] Courtesies =
    [
        "thank",
        "welcome",
        "pleasure",
        "dank",
        "willkommen",
        "merci",
        "bienvenue",
        "gracias",
        "bienvenid",
        "grazie",
        "benvenut",
        "obrigad",
        "bem-vind",
        "welkom",
        "tack",
        "välkommen",
        "dzięku",
        "дяку",
        "спасибо",
        "teşekkür",
        "شكر",
        "धन्यवाद",
        "谢谢",
        "謝謝",
        "ありがとう",
    ];

    /// <summary>Whether a heading announces questions; <paramref name="alone"/>: and says nothing else.</summary>
    public static bool IsTitle(ReadOnlySpan<char> text, bool alone)
    {
        var trimmed = text.Trim(" :*_#").ToString().ToLowerInvariant();
        return Array.Exists(Titles, t => alone ? trimmed == t : Contains(trimmed, t));
    }

    public static bool IsQuestionLabel(string key) => QuestionLabels.Contains(key);

    public static bool IsAnswerLabel(string key) => AnswerLabels.Contains(key);

    public static bool IsCourtesy(ReadOnlySpan<char> sentence)
    {
        foreach (var word in Courtesies)
        {
            if (sentence.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Contains(string text, string title)
    {
        var at = text.IndexOf(title, StringComparison.Ordinal);
        return at >= 0
            && (at == 0 || !char.IsLetter(text[at - 1]) || title[0] > 0x2E7F)
            && (at + title.Length == text.Length || !char.IsLetter(text[at + title.Length]) || title[0] > 0x2E7F);
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
