namespace Summarizer.Text.PromptInjection;

/// <summary>
/// How text looks that gives orders to a language model. The patterns of other languages than English
/// know only the commonest order, the one to forget.
/// </summary>
internal static class InjectionPatterns
{
    // Where an order begins: at the start, after a mark, or after a word that leads up to one. "The council chose to
    // ignore earlier rules" tells of somebody else.
    private const string Order =
        """(?:^|[.:;,!?()\[\]{}<>*#|/"'«»„“”‘’`~=–—-][\s.:;,!?()\[\]{}<>*#|/"'«»„“”‘’`~=–—-]*|\b(?:please|now|must|should|shall|and|then|instead|also|you|always|just|simply|to|kindly)\s+)""";

    private const string Output =
        "(?:summary|summaries|digest|keywords?|key\\s+phrases?|faqs?|answers?|response|reply|output|json|claims?|citations?|conversation)";

    /// <summary>Orders to set aside what a model was told, in the languages that such orders come in.</summary>
    public static InjectionPattern Override { get; } =
        new(
            [
                "ignor",
                "disregard",
                "forget",
                "override",
                "bypass",
                "discard",
                "drop ",
                "follow",
                "obey",
                "vergiss",
                "oublie",
                "olvid",
                "esque",
                "desconsidere",
                "dimentica",
                "negeer",
                "vergeet",
                "zapomnij",
                "игнорируй",
                "забудь",
                "ігноруй",
                "yok",
                "görmezden",
                "unut",
                "تجاهل",
                "अनदेखा",
                "नज़रअंदाज़",
                "भूल",
                "忽略",
                "无视",
                "無視",
                "忘记",
                "不要理会",
                "忘れ",
            ],
            $$"""
            {{Order}}(?:ignore|disregard|forget|override|bypass|discard|drop|do\s+not\s+(?:follow|obey)|don.t\s+(?:follow|obey)|stop\s+following)\b[^.!?]{0,40}\b(?:instructions?|prompts?|guidelines?|directives?|orders|commands?|system\s+message|(?:previous|prior|earlier|other|safety)\s+rules|rules\s+(?:above|before|so\s+far)|(?:the|text|all|everything|anything)\s+(?:above|preceding|before\s+this)|(?:all|everything|anything)\s+(?:you\s+(?:were|have\s+been)|i\s+said|previous|prior))\b
            |\bignorier(?:e|en\s+sie|t)\b[^.!?]{0,40}(?:anweisung|vorherig|bisherig|vorangegangen|obig)
            |\bvergiss\b[^.!?]{0,40}(?:anweisung|vorherig|bisherig|obig)
            |\b(?:ignore[zr]?|oublie[zr]?)\b[^.!?]{0,40}(?:instructions|consignes|pr[ée]c[ée]dent|ci-dessus)
            |\b(?:ignor[ae]|olvid[ae]|esque[çc]a|desconsidere)\b[^.!?]{0,40}(?:instruc|anterior|previa|prévia)
            |\b(?:ignora|dimentica)(?:te)?\b[^.!?]{0,40}(?:istruzion|precedent)
            |\b(?:negeer|vergeet)\b[^.!?]{0,40}(?:instructie|vorige|bovenstaande|voorgaande)
            |\bignorera\b[^.!?]{0,40}(?:instruktion|ovanst|tidigare)
            |\b(?:zignoruj|ignoruj|zapomnij)\b[^.!?]{0,40}(?:instrukcj|polece|poprzedni|powyższ)
            |\b(?:игнорируй(?:те)?|забудь(?:те)?|ігноруй(?:те)?)\b[^.!?]{0,40}(?:инструкци|указани|предыдущ|выше|інструкці|попередні)
            |(?:önceki|yukarıdaki)[^.!?]{0,40}(?:talimat|yönerge)[^.!?]{0,40}(?:yok\s*say|görmezden|unut)
            |تجاهل[^.!؟]{0,40}(?:التعليمات|السابق|أعلاه)
            |(?:निर्देश|आदेश)[^।.!?]{0,40}(?:अनदेखा|नज़रअंदाज़|भूल)
            |(?:忽略|无视|無視|忘记|不要理会)[^。!?!?]{0,30}(?:指令|指示|以上|之前|上述|上面|命令)
            |(?:指示|命令|上記|以前|これまで)[^。!?!?]{0,30}(?:無視|忘れ)
            """
        );

    /// <summary>Marks of a conversation with a model, or of the end of the data, which no article has.</summary>
    public static InjectionPattern FakeFrame { get; } =
        new(
            [
                "system",
                "assistant",
                "developer",
                "<|",
                "inst]",
                "<<",
                "</",
                "<sys",
                "<inst",
                "<art",
                "<user",
                "<data",
                "<assist",
                "##",
                "begin",
                "end ",
                "instruction",
                "prompt",
                "directive",
            ],
            """
            ^[\s"'*#>\[({<-]*(?:(?:[0-9]+|new|end\s+of)[\s:.)\]-]+)*(?:system|assistant|developer)(?:\s+(?:prompt|message|note|override|instructions?|update))?\s*[\])}>*]*\s*:
            |<\|[a-z_]{2,20}\|>|\[/?inst\]|<</?sys>>|</?(?:system|instructions?|article|user_?input|data|assistant)\s*>
            |\#{2,4}\s*(?:new\s+)?(?:instructions?|system|response)\b
            |\b(?:begin|end)\s+(?:of\s+)?(?:the\s+)?(?:system|article|data|document|prompt|untrusted)\b[^.]{0,30}(?:[:.>=-]|$)
            |^[\s"'*#>\[({<-]*(?:new|updated|real|actual|important|hidden|secret|final)\s+(?:system\s+)?(?:instructions?|prompts?|directives?)\b
            """
        );

    /// <summary>Words addressed to a model as such.</summary>
    public static InjectionPattern Address { get; } =
        new(
            [
                "model",
                "assistant",
                " ai",
                "ai ",
                "ais ",
                "chatbot",
                " bot",
                "bots",
                "llm",
                "gpt",
                "summari",
                " dan",
                "prompt",
                " mode",
            ],
            """
            \byou\s+are\s+(?:now\s+)?(?:an?\s+|the\s+)?[^.!?]{0,30}\b(?:model|assistant|ai|chatbot|bot|llm|gpt|summari[sz]er|dan)\b
            |\b(?:dear|hey|hello|attention,?|listen,?)\s+(?:ai|model|assistant|llm|chatbot|summari[sz]er|gpt|language\s+model)\b
            |\b(?:notes?|messages?|instructions?|orders?|directives?|notice)\s+(?:to|for)\s+(?:the\s+|any\s+|all\s+)?(?:ais?|llms?|models?|assistants?|summari[sz]ers?|chatbots?|bots?|language\s+models?|ai\s+\w+)\b
            |\bif\s+you\s+are\s+(?:an?\s+|the\s+)?(?:ai|llm|language\s+model|bot|model|assistant|summari[sz]er)
            |\b(?:ais?|llms?|models?|assistants?|summari[sz]ers?|bots?)\s+(?:(?:that|which|who)\s+(?:is\s+|are\s+)?)?(?:reading|reads?|summari[sz](?:ing|es?)|process(?:ing|es)?)\s+th(?:is|e)\b
            |\bas\s+an?\s+(?:ai|language\s+model|llm)\b[^.!?]{0,20}\byou\b
            |\b(?:your|the)\s+(?:system\s+)?prompt\b
            |\b(?:developer|god|jailbreak|debug|admin)\s+mode\b
            """
        );

    /// <summary>Orders about the answer as such: its summary, its keywords, its format.</summary>
    public static InjectionPattern OutputOrder { get; } =
        new(
            [
                "summar",
                "digest",
                "keyword",
                "phrase",
                "faq",
                "answer",
                "response",
                "reply",
                "output",
                "json",
                "claim",
                "citation",
                "conversation",
                "nothing",
                "only",
                "word for word",
                "verbatim",
                "in every",
                "the reader",
            ],
            $$"""
            {{Order}}(?:say|write|output|print|reply|respond|answer|return|repeat|include|insert|add|append|mention|state|report|claim|tell|assert|conclude|use|cite|set|give|put|change|replace|reveal|pretend|begin|start|end|emit|produce|generate|make|summari[sz]e|translate|recommend)\b[^\n]{0,80}\b(?:{{Output}}|nothing\s+else|only\s+the\s+words?|word\s+for\s+word|verbatim|in\s+every|the\s+readers?\s+that)\b
            |\b(?:the|your|every|each|any)\s+{{Output}}\s+(?:must|should|shall|has\s+to|have\s+to|will|is\s+to|are\s+to|needs?\s+to)\b
            |\bthe\s+(?:only\s+)?correct\s+{{Output}}\b
            """
        );

    /// <summary>Orders to say something, which a how-to may give its readers as well.</summary>
    public static InjectionPattern SayOrder { get; } =
        new(
            [
                "say",
                "write",
                "output",
                "print",
                "reply",
                "respond",
                "answer",
                "return",
                "repeat",
                "mention",
                "state",
                "report",
                "claim",
                "assert",
                "conclude",
                "emit",
                "tell",
            ],
            $$"""
            {{Order}}(?:say|write|output|print|reply|respond|answer|return|repeat|mention|state|report|claim|assert|conclude|emit|tell\s+(?:the\s+)?(?:users?|readers?|them|everyone|people))\s*(?:that\b|only\b|exactly\b|with\b|just\b|simply\b|[:"'«„“‘`]|the\s+(?:words?|phrase|sentence|following)\b)
            """
        );

    /// <summary>A line that numbers itself as sentences are numbered in prompts.</summary>
    public static InjectionPattern FakeNumber { get; } = new([":"], """^[\s\[(]*[0-9]{1,7}[\])]?\s*:\s""");
}
