namespace Summarizer.Text.Sentences;

/// <summary>The words of one language that decide about stops; lists are parted by white space.</summary>
internal sealed record LanguageRules
{
    public string BeforeNames { get; init; } = "";
    public string BeforeNumbers { get; init; } = "";
    public string MayEnd { get; init; } = "";
    public string Openers { get; init; } = "";
    public string LowerOpeners { get; init; } = "";
    public string SpeechVerbs { get; init; } = "";
    public bool HasOrdinalStops { get; init; }

    /// <summary>Abbreviations met in any language.</summary>
    public static LanguageRules Common { get; } =
        new()
        {
            BeforeNames = "Dr dr Prof prof Mr Mrs Ms St Mt vs cf al",
            BeforeNumbers = "No Nr nr No Vol vol Fig fig Tab Abb p pp art Art § N°",
            MayEnd = "etc Inc Ltd Co Corp Jr Sr Bros",
        };

    /// <summary>The rules by primary language subtag.</summary>
    public static IReadOnlyDictionary<string, LanguageRules> All { get; } =
        new Dictionary<string, LanguageRules>(StringComparer.Ordinal)
        {
            ["en"] = new()
            {
                BeforeNames = """
                    Mr mr Mrs mrs Ms ms Mx Messrs Mme Mlle Dr dr Prof prof Rev Hon Fr Gen Adm Brig Cmdr Col Cpl Capt
                    Lt Maj Sgt Pvt Ofc Det Insp Supt Comdr Sen Rep Reps Sens Gov Pres Amb Atty Dir Drs Ald St Ste Mt Ft Pt
                    e.g eg i.e ie viz vs v cf ca c approx al incl esp resp ed eds trans Univ Dept dept Assoc Asst asst
                    encl cc attn Attn Msgr Mgr Pfc Spc Treas Sec Supt Bp Abp Ven Rt
                    """,
                BeforeNumbers = """
                    No no Nos nos p pp pg Vol vol vols Ch ch chap Fig fig Figs figs Eq eq Sec sec Art art Ex ex Para para
                    Tab Ver ver v Op op Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Ln § N° Nº tel Tel Pt pt
                    """,
                MayEnd = """
                    Inc inc Ltd ltd Co co Corp corp Cos Bros LLC Plc plc Jr jr Sr sr Esq etc a.m p.m st Ave ave Blvd Rd
                    rd Sq Hwy Pkwy Ct Ln Pl Jan Feb Apr Aug Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri
                    Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla
                    Ore Pa Penn Tenn Tex Va Vt Wash Wis Wyo Ph.D M.D B.A M.A min max hrs mins ft lbs
                    yrs cont misc est Ext ext Dist div Govt govt Intl Natl Mfg dist Bldg Apt ibid
                    Acad Mus Sci Soc J
                    """,
                Openers = """
                    a an the this that these those it its he she they we you i his her their our your my me him them us
                    there here what who whom whose which when where why how is are was were do does did has have had can
                    could will would shall should may might must if unless although though because since while after before
                    until once when whenever and but or nor so yet however therefore thus hence moreover furthermore meanwhile
                    nevertheless in on at by for from with without about during among between under over as to of into
                    through despite according not no yes now then also even just only still too both each every all some any
                    many most more much few several other another such one two three anyone everyone someone nobody nothing
                    everything something people let today yesterday tomorrow perhaps maybe please finally first second next
                    later often sometimes usually well oh i'm it's that's he's she's we're they're there's what's
                    """,
                LowerOpeners = """
                    how what why where who the this that these those it he she they we you there here but and so however i
                    it's that's there's what's let's we're they're can did does do is are
                    """,
                SpeechVerbs = """
                    said says say asked asks replied replies added adds told tells wrote writes cried shouted whispered
                    answered explained explains continued exclaimed noted insisted remarked tweeted wondered muttered yelled
                    """,
            },
            ["de"] = new()
            {
                HasOrdinalStops = true,
                BeforeNames = """
                    Hr Fr Frl Dr Prof Dipl Ing Mag Hrn Msgr St Gebr Ges Hl hl z.B bzw d.h u.a v.a s u ca vgl ggf evtl inkl exkl
                    zzgl abzgl sog insb z v n o.ä zB z.T z.Zt i.d.R i.V i.A u.U m.E d.J dt engl frz Ph geb gest Reg Red
                    """,
                BeforeNumbers = "Nr Bd Abb Tab S Kap Art Abs Aufl Jg H Ziff Rn Hs Mio Mrd Std Min Sek ff f",
                MayEnd = "usw etc Co AG Inc Str str Mio Mrd Std Min bspw Jh v.Chr n.Chr Chr Tel Hbf Pl od dgl ff",
                Openers = """
                    der die das den dem des ein eine einer eines einem einen er sie es wir ihr ich du man dies diese dieser
                    dieses diesem jene jeder jede und aber oder denn doch sondern wenn weil als ob dass während nachdem bevor
                    obwohl da wo wie was wer wann warum wieso welche in im an am auf aus bei mit nach von vom vor zu zum zur
                    über unter für durch gegen ohne um nicht auch nur noch schon so dann dort hier heute gestern morgen sein
                    seine ihre unser viele einige alle mehr zwei drei trotz wegen seit bis laut allerdings jedoch außerdem
                    """,
            },
            ["fr"] = new()
            {
                BeforeNames = "M MM Mme Mmes Mlle Mlles Dr Pr Me Mgr St Ste cf p.ex ex env av apr éd dir trad vol",
                BeforeNumbers = "p pp n no nº art chap fig t vol al",
                MayEnd = "etc Inc Cie Co S.A J.-C bd boul tél hab",
                Openers = """
                    le la les l un une des il elle ils elles on nous vous je tu ce cet cette ces c son sa ses leur leurs mon ma
                    mes notre votre et mais ou donc or ni car si quand lorsque comme pour dans en à au aux avec sans sur sous
                    par de du d depuis pendant après avant chez selon malgré qui que quoi où comment pourquoi quel quelle
                    est-ce ainsi alors aussi cependant toutefois pourtant enfin puis même plus tout tous toutes plusieurs
                    """,
            },
            ["es"] = new()
            {
                BeforeNames =
                    "Sr Sra Srta Sres Dr Dra D Dª Prof Lic Ing Arq Gral Cnel Ud Uds Vd Vds S Sto Sta Mons p.ej ej cf aprox",
                BeforeNumbers = "pág págs p núm n.º art cap fig vol tel",
                MayEnd = "etc EE.UU EE UU S.A Cía Ltda Inc a.C d.C a.m p.m av Av",
                Openers = """
                    el la los las lo un una unos unas él ella ellos ellas yo tú nosotros usted ustedes este esta estos estas ese
                    esa eso esto aquel su sus mi mis nuestro y e pero o ni sino aunque si cuando como porque para por en con sin
                    sobre de del desde durante tras antes después según entre a al qué quién cómo dónde cuándo cuál hay no sí
                    también además así entonces ahora hoy ayer todo todos muchos más cada otro
                    """,
            },
            ["it"] = new()
            {
                BeforeNames =
                    "Sig sig Sigg Dott dott Dr Prof prof Avv avv Ing ing Arch On on Mons Gen Col Cap Rag Geom S p.es es cfr ca",
                BeforeNumbers = "pag pagg p n nr art cap fig vol tel",
                MayEnd = "ecc S.p.A S.r.l a.C d.C Inc",
                Openers = """
                    il lo la i gli le l un uno una egli ella esso essa loro noi voi io tu lui lei questo questa questi queste
                    quello quella ciò suo sua e ed ma o né però se quando come perché mentre per in nel nella con senza su sul
                    di del della da dal a al alla dopo prima durante secondo tra fra che chi cosa dove quale quanto è sono non
                    anche ancora così allora oggi ieri tutto tutti molti più ogni altro
                    """,
            },
            ["pt"] = new()
            {
                BeforeNames =
                    "Sr Sra Srs Sras Dr Dra Drs Prof Profa Eng Exmo Exma D Gal Cel S Sto Sta p.ex ex cf aprox",
                BeforeNumbers = "pág págs p n nº núm art cap fig vol tel",
                MayEnd = "etc Ltda S.A Cia Inc a.C d.C Av av EUA",
                Openers = """
                    o a os as um uma uns umas ele ela eles elas eu tu nós você vocês este esta estes estas esse essa isso isto
                    aquele seu sua seus suas meu minha e mas ou nem porém se quando como porque para por em no na nos nas com sem
                    sobre de do da dos das desde durante após antes depois segundo entre ao à que quem onde qual há não sim
                    também além assim então agora hoje ontem todo todos muitos mais cada outro
                    """,
            },
            ["nl"] = new()
            {
                BeforeNames =
                    "dhr mevr mw dr drs prof ir ing mr ds bijv bv o.a d.w.z m.a.w i.p.v t.o.v resp ca St vgl nl incl excl",
                BeforeNumbers = "nr blz p art afb fig hfst vol tel",
                MayEnd = "enz etc B.V N.V Inc jl e.d m.i v.Chr n.Chr",
                Openers = """
                    de het een hij zij ze we wij ik je jij u jullie dit dat deze die zijn haar hun ons onze mijn en maar of want
                    dus als toen terwijl omdat hoewel voordat nadat in op aan bij met naar van voor uit over onder door tegen
                    zonder om tot sinds volgens wat wie waar wanneer waarom hoe welke er daar hier nu dan ook niet geen alle
                    veel meer elke twee vandaag gisteren
                    """,
            },
            ["sv"] = new()
            {
                HasOrdinalStops = true,
                BeforeNames = "t.ex bl.a dvs d.v.s fr.o.m t.o.m s.k ca prof dr hr fr jfr resp inkl exkl m.a.o p.g.a",
                BeforeNumbers = "nr s sid kap fig bd tel kl",
                MayEnd = "osv etc m.m m.fl f.Kr e.Kr o.d",
                Openers = """
                    den det de en ett han hon vi jag du ni man denna detta dessa hans hennes deras vår min och men eller för så om
                    när eftersom medan innan efter i på av med till från under över hos utan enligt vad vem var hur varför vilken
                    där här nu då också inte alla många fler två idag igår
                    """,
            },
            ["pl"] = new()
            {
                HasOrdinalStops = true,
                BeforeNames =
                    "dr prof mgr inż hab ks św gen płk mjr kpt por im ul al pl np m.in tzn tj tzw ok ang niem płn płd red wg ww",
                BeforeNumbers = "nr s str art ust pkt poz rys tab t tel godz",
                MayEnd = "itd itp r w zł gr tys mln mld godz min cd p.n.e n.e",
                Openers = """
                    ten ta to te ci on ona ono oni one my wy ja ty jego jej ich nasz mój w we na do z ze po od dla przy przez pod
                    nad za bez o u i a ale lub albo oraz jednak więc gdy kiedy jeśli jeżeli chociaż ponieważ że co kto gdzie jak
                    dlaczego czy który która jest są nie tak także również tylko już dziś wczoraj wszyscy wiele każdy dwa
                    """,
            },
            ["ru"] = new()
            {
                BeforeNames =
                    "г гг им проф акад доц д-р св ул пр просп пл пер ст т.е т.н т.к напр ср см о-в ген полк ред сост изд",
                BeforeNumbers = "с стр рис табл гл п пп ст № т тт д кв кн вып",
                MayEnd = "г гг т.д т.п др пр руб коп тыс млн млрд чел в вв н.э кв км мин сек",
                Openers = """
                    он она оно они мы вы я ты это этот эта эти тот та те его её их наш мой в во на с со к по из от до для при под
                    над за без о об у и а но или однако если когда хотя потому что чтобы кто где как почему какой который не да
                    так также только уже ещё сегодня вчера все многие каждый два после
                    """,
            },
            ["uk"] = new()
            {
                BeforeNames = "м ім проф акад доц д-р св вул пр просп пл пров ст т.зв напр див ген полк ред вид о-в",
                BeforeNumbers = "с стор рис табл гл п пп ст № т тт кв кн вип",
                MayEnd = "р рр т.д т.п ін та.ін грн коп тис млн млрд осіб ст н.е км хв сек",
                Openers = """
                    він вона воно вони ми ви я ти це цей ця ці той та ті його її їх наш мій в у на з зі із до по від для при під
                    над за без про о об і й а але або однак якщо коли хоча тому що щоб хто де як чому який не так також тільки
                    вже ще сьогодні вчора всі багато кожен два після
                    """,
            },
            ["tr"] = new()
            {
                HasOrdinalStops = true,
                BeforeNames = "Dr Prof Doç Yrd Av Sn Hz Gen Alb Org bkz örn yak vb.",
                BeforeNumbers = "s no No bkz Cad Sok",
                MayEnd = "vb vs A.Ş Ltd Şti M.Ö M.S",
                Openers = """
                    bu şu o bir ben sen biz siz onlar ve ama fakat ancak çünkü eğer için ile de da ne kim nerede nasıl neden niçin
                    hangi her tüm bazı çok daha en bugün dün böyle sonra önce ayrıca
                    """,
            },
        };
}
