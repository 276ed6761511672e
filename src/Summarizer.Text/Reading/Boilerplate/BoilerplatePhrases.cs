namespace Summarizer.Text.Reading.Boilerplate;

/// <summary>
/// What pages print around their articles, in lower case without punctuation at the ends. Blocks are compared whole, or
/// by how they open: a phrase inside a sentence is none of ours. Phrases are parted by bars.
/// </summary>
internal static class BoilerplatePhrases
{
    /// <summary>Blocks that consist of nothing else.</summary>
    public static readonly HashSet<string> Whole = Set(
        """
        advertisement|advert|this slideshow requires javascript|media playback is unsupported on your device
        please enable javascript|advertisements|ad|ads|advertising|sponsored|sponsored content|promoted
        paid content|continue reading|continue reading below|continue reading the main story
        story continues below|article continues below|story continues below advertisement
        article continues after advertisement|read more|read next|read also|more|show more|load more|see more
        view more|learn more|find out more|click here|scroll down for video|watch the video|watch video
        play video|listen to this article|share|share this|share this article|share this story|share this post
        share this page|share this on|share on|share via|print|print this page|print this article
        email this article|email|tweet|pin it|copy link|link copied|save|save article|bookmark|subscribe
        subscribe now|sign up|sign up now|sign in|log in|register|newsletter|follow us|follow us on|follow
        following|leave a comment|leave a reply|post a comment|add a comment|write a comment|comments|comment
        view comments|show comments|join the conversation|join the discussion|no comments|no comments yet
        0 comments|1 comment|comments are closed|cancel reply|reply|most read|most popular|trending|trending now
        top stories|more stories|latest news|recommended|recommended for you|editors picks|you may also like
        you might also like|you may like|you might be interested in|more from|related|related articles
        related posts|related stories|related content|related news|related topics|related links
        more on this story|more on this topic|up next|next article|previous article|next post|previous post|home
        menu|search|skip to content|skip to main content|back to top|go to top|close|cookie policy
        privacy policy|terms of use|terms of service|terms and conditions|all rights reserved|about us
        contact us|accept all cookies|accept all|manage preferences|about the author|e-mail to a friend
        email to a friend|enlarge image|view gallery|view image in fullscreen|getty images|image source
        toggle caption|hide caption|loading|topics|share this article on|anzeige|werbung|weiterlesen
        mehr zum thema|das könnte sie auch interessieren|das könnte dich auch interessieren|kommentare
        kommentar schreiben|kommentar hinterlassen|teilen|drucken|startseite|artikel teilen|publicité|lire aussi
        lire la suite|à lire aussi|partager|commentaires|laisser un commentaire|sur le même sujet
        articles similaires|s'abonner|publicidad|leer más|lea también|lee también|compartir|comentarios
        deja un comentario|te puede interesar|también te puede interesar|artículos relacionados
        noticias relacionadas|pubblicità|leggi anche|leggi tutto|condividi|commenti|lascia un commento
        potrebbe interessarti|publicidade|leia também|leia mais|compartilhar|compartilhe|comentários
        deixe um comentário|advertentie|lees ook|lees verder|delen|reacties|annons|läs mer|läs också|dela
        kommentarer|reklama|czytaj także|czytaj też|udostępnij|komentarze|реклама|читайте также|читайте також
        поделиться|поділитися|комментарии|коментарі|reklam|paylaş|yorumlar|广告|相关阅读|相关文章|分享|评论|広告|関連記事|シェア|コメント
        続きを読む|광고|관련기사|댓글
        """
    );

    /// <summary>Single words that stand for an advertisement wherever they stand alone.</summary>
    public static readonly HashSet<string> Advertisements = Set(
        """
        advertisement|advert|advertisements|advertising|sponsored|anzeige|werbung|publicité|publicidad|pubblicità
        publicidade|advertentie|annons|reklama|реклама|reklam|广告|広告|광고
        """
    );

    /// <summary>Blocks after which, near the end of a page, nothing of the article follows.</summary>
    public static readonly HashSet<string> TailOpeners = Set(
        """
        leave a comment|leave a reply|post a comment|add a comment|comments|view comments|join the conversation
        join the discussion|you may also like|you might also like|you may like|related|related articles
        related posts|related stories|related content|related news|related links|more stories
        recommended for you|most read|most popular|trending now|read next|up next|more on this story
        about the author|share this|share this article|share this post|das könnte sie auch interessieren
        das könnte dich auch interessieren|mehr zum thema|kommentare|articles similaires|sur le même sujet
        commentaires|laisser un commentaire|artículos relacionados|noticias relacionadas|comentarios
        te puede interesar|commenti|lascia un commento|comentários|deixe um comentário|reacties|kommentarer
        komentarze|комментарии|коментарі|yorumlar|相关阅读|相关文章|评论|関連記事|コメント|관련기사|댓글
        """
    );

    /// <summary>How short blocks open that send the reader elsewhere ("Read more: …"), by their first character.</summary>
    public static readonly ILookup<char, string> Openings = List(
            """
            read more:|reporting by_|(reporting by_|additional reporting by_|editing by_|our standards:
            read more about|read also:|also read:|also read_||read next:|see also:|see more:|related:
            related article:|related story:|more:|watch:|watch now:|listen:|don't miss:|dont miss:|must read:
            recommended:|up next:|trending:|click here to|click to|click here for|sign up for|sign up to
            subscribe to|subscribe for|follow us on|follow me on|like us on|join us on|find us on|download the
            get the latest|share this|scroll down for|advertisement -|story continues|article continues
            have your say|view all|back to|copyright ©|copyright (c)|©_|(c) 20|sorry we are not|we use cookies
            this site uses cookies|this website uses cookies|by using this site|more from_|lesen sie auch
            lesen sie mehr|mehr zum thema:|lire aussi|à lire aussi|lea también|lee también|leer más:|leggi anche
            leia também|leia mais:|lees ook|läs också|läs mer:|czytaj także|czytaj też|читайте также|читайте також
            ayrıca bakınız
            """
        )
        .ToLookup(o => o[0]);

    /// <summary>Sentences at the very end of a text that are the page's, not the author's.</summary>
    public static readonly string[] LastSentences = List(
        """
        sorry we are not currently accepting comments|comments are closed|e-mail to a friend|email to a friend
        click here to|all rights reserved|listen to the audio clip here|share this article|leave a comment
        you may also like
        """
    );

    /// <summary>The words of share bars.</summary>
    public static readonly HashSet<string> ShareWords = Set(
        """
        share|shares|tweet|pin|print|email|mail|e-mail|copy|link|url|save|send|via|on|to|with|by|this|article
        story|post|page|and|or|follow|us|like|more|options|opens|in|new|window
        """
    );

    /// <summary>Networks that share bars name.</summary>
    public static readonly HashSet<string> Networks = Set(
        """
        facebook|twitter|x|linkedin|whatsapp|pinterest|reddit|telegram|tumblr|messenger|flipboard|instagram
        youtube|pocket|bluesky|mastodon|threads|vk|weibo|wechat|line|xing|viber|skype|snapchat|tiktok|rss
        google+|email|e-mail
        """
    );

    /// <summary>Networks whose names are words as well.</summary>
    public static readonly HashSet<string> AlsoWords = Set("x|line|email|e-mail|pocket|threads|messenger|rss");

    // A phrase that ends in "_" must be followed by a space.
    private static string[] List(string phrases) =>
        [
            .. phrases
                .Split(['|', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(p => p.Replace('_', ' ')),
        ];

    private static HashSet<string> Set(string phrases) => new(List(phrases), StringComparer.Ordinal);
}
