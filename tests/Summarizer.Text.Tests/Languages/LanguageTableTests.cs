using Summarizer.Text.Languages;

namespace Summarizer.Text.Tests.Languages;

/// <summary>
/// Short texts of languages with data, which must be detected, and of languages without, which must not be taken for a
/// neighbour. The figures in docs/quality.md are counted here.
/// </summary>
public class LanguageTableTests
{
    public static TheoryData<string, string> Known =>
        new()
        {
            {
                "en",
                "The bakery on our street closes next month. Its owner has worked there for thirty years, and nobody wants to take over the shop because the rent is too high."
            },
            {
                "en",
                "Rain delayed the harvest again. Farmers in the valley say that most of the wheat can still be saved if the sun comes out before Friday."
            },
            {
                "de",
                "Die Bäckerei in unserer Straße schließt im nächsten Monat. Der Besitzer hat dort dreißig Jahre gearbeitet, und niemand will den Laden übernehmen, weil die Miete zu hoch ist."
            },
            {
                "de",
                "Der Regen hat die Ernte wieder verzögert. Bauern im Tal sagen, dass der größte Teil des Weizens noch gerettet werden kann, wenn bis Freitag die Sonne scheint."
            },
            {
                "fr",
                "La boulangerie de notre rue ferme le mois prochain. Son propriétaire y a travaillé pendant trente ans et personne ne veut reprendre le magasin parce que le loyer est trop élevé."
            },
            {
                "fr",
                "La pluie a encore retardé la récolte. Les agriculteurs de la vallée disent qu'une grande partie du blé peut être sauvée si le soleil revient avant vendredi."
            },
            {
                "es",
                "La panadería de nuestra calle cierra el próximo mes. Su dueño ha trabajado allí durante treinta años y nadie quiere quedarse con la tienda porque el alquiler es demasiado caro."
            },
            {
                "es",
                "La lluvia ha vuelto a retrasar la cosecha. Los agricultores del valle dicen que casi todo el trigo puede salvarse si sale el sol antes del viernes."
            },
            {
                "pt",
                "A padaria da nossa rua fecha no próximo mês. O dono trabalhou lá durante trinta anos e ninguém quer ficar com a loja porque a renda é demasiado alta."
            },
            {
                "pt",
                "A chuva voltou a atrasar a colheita. Os agricultores do vale dizem que a maior parte do trigo ainda pode ser salva se o sol aparecer até sexta-feira."
            },
            {
                "it",
                "Il panificio della nostra via chiude il mese prossimo. Il proprietario ci ha lavorato per trent'anni e nessuno vuole prendere il negozio perché l'affitto è troppo alto."
            },
            {
                "it",
                "La pioggia ha ritardato ancora il raccolto. Gli agricoltori della valle dicono che la maggior parte del grano si può salvare se il sole torna prima di venerdì."
            },
            {
                "nl",
                "De bakkerij in onze straat sluit volgende maand. De eigenaar heeft er dertig jaar gewerkt en niemand wil de winkel overnemen omdat de huur te hoog is."
            },
            {
                "nl",
                "De regen heeft de oogst weer vertraagd. Boeren in het dal zeggen dat het grootste deel van de tarwe nog gered kan worden als de zon voor vrijdag schijnt."
            },
            {
                "sv",
                "Bageriet på vår gata stänger nästa månad. Ägaren har arbetat där i trettio år och ingen vill ta över butiken eftersom hyran är för hög."
            },
            {
                "sv",
                "Regnet har försenat skörden igen. Bönder i dalen säger att det mesta av vetet fortfarande kan räddas om solen kommer fram före fredag."
            },
            {
                "da",
                "Bageriet i vores gade lukker i næste måned. Ejeren har arbejdet der i tredive år, og ingen vil overtage butikken, fordi huslejen er for høj."
            },
            {
                "da",
                "Regnen har forsinket høsten igen. Landmænd i dalen siger, at det meste af hveden stadig kan reddes, hvis solen kommer frem inden fredag."
            },
            {
                "no",
                "Bakeriet i gata vår stenger neste måned. Eieren har jobbet der i tretti år, og ingen vil overta butikken fordi husleien er for høy."
            },
            {
                "no",
                "Regnet har forsinket innhøstingen igjen. Bønder i dalen sier at det meste av hveten fortsatt kan reddes hvis solen kommer fram før fredag."
            },
            {
                "fi",
                "Katumme leipomo suljetaan ensi kuussa. Omistaja on työskennellyt siellä kolmekymmentä vuotta, eikä kukaan halua ottaa kauppaa, koska vuokra on liian korkea."
            },
            {
                "fi",
                "Sade on taas viivästyttänyt sadonkorjuuta. Laakson viljelijät sanovat, että suurin osa vehnästä voidaan vielä pelastaa, jos aurinko tulee esiin ennen perjantaita."
            },
            {
                "cs",
                "Pekárna v naší ulici příští měsíc zavře. Majitel v ní pracoval třicet let a nikdo nechce obchod převzít, protože nájem je příliš vysoký."
            },
            {
                "cs",
                "Déšť znovu zdržel sklizeň. Zemědělci v údolí říkají, že většinu pšenice lze ještě zachránit, když do pátku vyjde slunce."
            },
            {
                "pl",
                "Piekarnia na naszej ulicy zostanie zamknięta w przyszłym miesiącu. Właściciel pracował tam przez trzydzieści lat i nikt nie chce przejąć sklepu, bo czynsz jest za wysoki."
            },
            {
                "pl",
                "Deszcz znowu opóźnił żniwa. Rolnicy w dolinie mówią, że większość pszenicy można jeszcze uratować, jeśli słońce wyjdzie przed piątkiem."
            },
            {
                "hu",
                "A mi utcánkban lévő pékség a jövő hónapban bezár. A tulajdonos harminc évig dolgozott ott, és senki sem akarja átvenni az üzletet, mert túl magas a bérleti díj."
            },
            {
                "hu",
                "Az eső ismét késleltette az aratást. A völgyben élő gazdák szerint a búza nagy része még megmenthető, ha péntek előtt kisüt a nap."
            },
            {
                "ro",
                "Brutăria de pe strada noastră se închide luna viitoare. Proprietarul a lucrat acolo treizeci de ani și nimeni nu vrea să preia magazinul, pentru că chiria este prea mare."
            },
            {
                "ro",
                "Ploaia a întârziat din nou recolta. Fermierii din vale spun că cea mai mare parte a grâului poate fi salvată dacă iese soarele până vineri."
            },
            {
                "tr",
                "Sokağımızdaki fırın gelecek ay kapanıyor. Sahibi orada otuz yıl çalıştı ve kira çok yüksek olduğu için kimse dükkânı devralmak istemiyor."
            },
            {
                "tr",
                "Yağmur hasadı yine geciktirdi. Vadideki çiftçiler, cuma gününden önce güneş çıkarsa buğdayın büyük bir kısmının hâlâ kurtarılabileceğini söylüyor."
            },
            {
                "id",
                "Toko roti di jalan kami akan tutup bulan depan. Pemiliknya sudah bekerja di sana selama tiga puluh tahun dan tidak ada yang mau mengambil alih karena sewanya terlalu mahal."
            },
            {
                "id",
                "Hujan kembali menunda panen. Para petani di lembah mengatakan bahwa sebagian besar gandum masih bisa diselamatkan jika matahari muncul sebelum hari Jumat."
            },
            {
                "vi",
                "Tiệm bánh trên phố chúng tôi sẽ đóng cửa vào tháng tới. Người chủ đã làm việc ở đó ba mươi năm và không ai muốn tiếp quản vì tiền thuê quá cao."
            },
            {
                "vi",
                "Mưa lại làm chậm vụ thu hoạch. Nông dân trong thung lũng nói rằng phần lớn lúa mì vẫn có thể cứu được nếu trời nắng trước thứ sáu."
            },
            {
                "ru",
                "Пекарня на нашей улице закрывается в следующем месяце. Владелец проработал там тридцать лет, и никто не хочет брать магазин, потому что аренда слишком высокая."
            },
            {
                "ru",
                "Дождь снова задержал уборку урожая. Фермеры в долине говорят, что большую часть пшеницы ещё можно спасти, если до пятницы выйдет солнце."
            },
            {
                "uk",
                "Пекарня на нашій вулиці закривається наступного місяця. Власник працював там тридцять років, і ніхто не хоче брати крамницю, бо оренда надто висока."
            },
            {
                "uk",
                "Дощ знову затримав жнива. Фермери в долині кажуть, що більшу частину пшениці ще можна врятувати, якщо до п'ятниці вийде сонце."
            },
            {
                "bg",
                "Пекарната на нашата улица затваря следващия месец. Собственикът е работил там тридесет години и никой не иска да поеме магазина, защото наемът е твърде висок."
            },
            {
                "bg",
                "Дъждът отново забави жътвата. Фермерите в долината казват, че по-голямата част от пшеницата още може да бъде спасена, ако слънцето изгрее преди петък."
            },
            {
                "ar",
                "سيغلق المخبز في شارعنا الشهر المقبل. عمل صاحبه هناك ثلاثين عاما ولا أحد يريد أن يتولى المحل لأن الإيجار مرتفع جدا."
            },
            {
                "fa",
                "نانوایی خیابان ما ماه آینده بسته می‌شود. صاحب آن سی سال در آنجا کار کرده است و هیچ کس نمی‌خواهد مغازه را بگیرد چون اجاره بسیار بالا است."
            },
            {
                "hi",
                "हमारी गली की बेकरी अगले महीने बंद हो जाएगी। मालिक ने वहाँ तीस साल काम किया है और कोई भी दुकान नहीं लेना चाहता क्योंकि किराया बहुत ज़्यादा है।"
            },
            {
                "el",
                "Ο φούρνος στον δρόμο μας κλείνει τον επόμενο μήνα. Κανείς δεν θέλει να πάρει το μαγαζί, γιατί το ενοίκιο είναι πολύ υψηλό."
            },
            { "he", "המאפייה ברחוב שלנו נסגרת בחודש הבא. אף אחד לא רוצה לקחת את החנות כי השכירות גבוהה מאוד." },
            { "th", "ร้านขนมปังบนถนนของเราจะปิดเดือนหน้า ไม่มีใครอยากรับช่วงต่อเพราะค่าเช่าสูงเกินไป" },
            {
                "ko",
                "우리 거리의 빵집은 다음 달에 문을 닫는다. 임대료가 너무 비싸서 아무도 가게를 맡으려 하지 않는다."
            },
            {
                "sk",
                "Pekáreň na našej ulici budúci mesiac zatvoria. Majiteľ v nej pracoval tridsať rokov a nikto nechce obchod prevziať, pretože nájom je príliš vysoký."
            },
            {
                "sl",
                "Pekarna v naši ulici se bo naslednji mesec zaprla. Lastnik je tam delal trideset let in nihče ne želi prevzeti trgovine, ker je najemnina previsoka."
            },
            {
                "hr",
                "Pekara u našoj ulici zatvara se sljedeći mjesec. Vlasnik je ondje radio trideset godina i nitko ne želi preuzeti trgovinu jer je najam previsok."
            },
            {
                "sr",
                "Пекара у нашој улици затвара се следећег месеца. Власник је тамо радио тридесет година и нико не жели да преузме радњу јер је кирија превисока."
            },
            {
                "lt",
                "Mūsų gatvės kepykla kitą mėnesį užsidaro. Savininkas ten dirbo trisdešimt metų, ir niekas nenori perimti parduotuvės, nes nuoma per didelė."
            },
            {
                "lv",
                "Mūsu ielas maiznīca nākamajā mēnesī tiks slēgta. Īpašnieks tur strādāja trīsdesmit gadus, un neviens nevēlas pārņemt veikalu, jo īre ir pārāk augsta."
            },
            {
                "et",
                "Meie tänava pagaritöökoda suletakse järgmisel kuul. Omanik on seal töötanud kolmkümmend aastat ja keegi ei taha poodi üle võtta, sest üür on liiga kõrge."
            },
            {
                "ca",
                "El forn del nostre carrer tanca el mes que ve. El propietari hi ha treballat durant trenta anys i ningú no vol quedar-se la botiga perquè el lloguer és massa alt."
            },
            {
                "gl",
                "A panadería da nosa rúa pecha o mes que vén. O dono traballou alí durante trinta anos e ninguén quere quedar coa tenda porque o aluguer é moi alto."
            },
            {
                "be",
                "Пякарня на нашай вуліцы зачыняецца ў наступным месяцы. Уладальнік працаваў там трыццаць гадоў, і ніхто не хоча браць краму, бо арэнда вельмі высокая."
            },
            {
                "mk",
                "Пекарата на нашата улица се затвора следниот месец. Сопственикот работел таму триесет години и никој не сака да ја преземе продавницата бидејќи киријата е превисока."
            },
            {
                "af",
                "Die bakkery in ons straat sluit volgende maand. Die eienaar het dertig jaar daar gewerk en niemand wil die winkel oorneem nie omdat die huur te hoog is."
            },
            {
                "ur",
                "ہماری گلی کی بیکری اگلے مہینے بند ہو جائے گی۔ مالک نے وہاں تیس سال کام کیا ہے اور کوئی بھی دکان نہیں لینا چاہتا کیونکہ کرایہ بہت زیادہ ہے۔"
            },
            {
                "ms",
                "Kedai roti di jalan kami akan ditutup bulan depan. Pemiliknya telah bekerja di sana selama tiga puluh tahun dan tiada sesiapa mahu mengambil alih kerana sewanya boleh dikatakan terlalu mahal."
            },
        };

    public static TheoryData<string, string> Unknown =>
        new()
        {
            {
                "fo",
                "Bakarín í gøtu okkara letur aftur næsta mánað. Eigarin hevur arbeitt har í tríati ár, og eingin vil yvirtaka handilin, tí leigan er ov høg."
            },
            {
                "br",
                "Serret e vo ar stal-vara en hor straed a-benn ar miz a zeu. Labouret en deus ar perc'henn eno e-pad tregont vloaz ha den ne fell dezhañ kemer ar stal rak re ger eo ar feurm."
            },
            {
                "ha",
                "Gidan burodi na titinmu zai rufe wata mai zuwa. Mai shagon ya yi aiki a can tsawon shekara talatin kuma babu wanda yake son karbar shagon saboda haya ta yi tsada."
            },
            {
                "zu",
                "Indlu yokubhaka emgwaqweni wethu izovalwa ngenyanga ezayo. Umnikazi usebenze khona iminyaka engamashumi amathathu futhi akekho ofuna ukuthatha isitolo ngoba irenti iphezulu kakhulu."
            },
            {
                "ku",
                "Firina li kolana me meha bê tê girtin. Xwediyê wê sî sal li wir xebitiye û kes naxwaze dikanê bigire ji ber ku kirê pir zêde ye."
            },
            {
                "tk",
                "Köçämizdäki çörekhana indiki aý ýapylýar. Eýesi ol ýerde otuz ýyl işledi we kärende tölegi gaty ýokary bolansoň hiç kim dükany almak islemeýär."
            },
            {
                "ky",
                "Биздин көчөдөгү наабайкана кийинки айда жабылат. Ээси ал жерде отуз жыл иштеген, ижара акысы өтө жогору болгондуктан дүкөндү эч ким алгысы келбейт."
            },
            {
                "tt",
                "Безнең урамдагы икмәк пешерү урыны киләсе айда ябыла. Хуҗасы анда утыз ел эшләгән, ә аренда хакы бик югары булганга кибетне беркем дә алырга теләми."
            },
            {
                "yo",
                "Ilé ìṣe búrẹ́dì tó wà ní òpópónà wa yóò tì ní oṣù tó ń bọ̀. Ẹni tó ni ín ti ṣiṣẹ́ níbẹ̀ fún ọgbọ̀n ọdún, kò sì sí ẹni tó fẹ́ gba ilé ìtajà náà."
            },
            {
                "ckb",
                "نانەواخانەی شەقامەکەمان مانگی داهاتوو دادەخرێت. خاوەنەکەی سی ساڵ لەوێ کاری کردووە و کەس نایەوێت دوکانەکە وەربگرێت چونکە کرێیەکەی زۆرە."
            },
            {
                "sd",
                "اسان جي گهٽيءَ جي بيڪري ايندڙ مهيني بند ٿي ويندي. مالڪ اتي ٽيهه سال ڪم ڪيو آهي ۽ ڪو به دڪان وٺڻ نٿو چاهي ڇو ته مسواڙ تمام گهڻي آهي."
            },
            {
                "hsb",
                "Pjekarnja na našej dróze so přichodny měsac zawrje. Wobsedźer je tam třiceći lět dźěłał a nichtó nochce wobchod přewzać, dokelž je podruž přewysoki."
            },
            {
                "jv",
                "Toko roti ing dalan kita bakal ditutup sasi ngarep. Sing duwe wis nyambut gawe ana kana suwene telung puluh taun lan ora ana sing gelem nampa toko iku amarga sewane larang banget."
            },
            {
                "mg",
                "Hikatona amin'ny volana ambony ny fanaovana mofo eo amin'ny lalanay. Niasa tao nandritra ny telopolo taona ny tompony ary tsy misy te handray ny fivarotana satria lafo loatra ny hofany."
            },
            {
                "sw",
                "Duka la mkate katika mtaa wetu litafungwa mwezi ujao. Mwenye duka amefanya kazi hapo kwa miaka thelathini na hakuna mtu anayetaka kulichukua kwa sababu kodi ni kubwa sana."
            },
            {
                "is",
                "Bakaríið í götunni okkar lokar í næsta mánuði. Eigandinn hefur unnið þar í þrjátíu ár og enginn vill taka við versluninni því að leigan er of há."
            },
            {
                "eu",
                "Gure kaleko okindegia datorren hilabetean itxiko da. Jabeak hogeita hamar urtez lan egin du han, eta inork ez du denda hartu nahi, alokairua garestiegia delako."
            },
            {
                "cy",
                "Bydd y becws yn ein stryd ni yn cau y mis nesaf. Mae'r perchennog wedi gweithio yno ers tri deg mlynedd ac nid oes neb eisiau cymryd y siop am fod y rhent yn rhy uchel."
            },
            {
                "ga",
                "Dúnfaidh an bácús ar ár sráid an mhí seo chugainn. D'oibrigh an t-úinéir ann ar feadh tríocha bliain agus níl aon duine ag iarraidh an siopa a thógáil mar go bhfuil an cíos ró-ard."
            },
            {
                "sq",
                "Furra në rrugën tonë mbyllet muajin tjetër. Pronari ka punuar atje për tridhjetë vjet dhe askush nuk dëshiron ta marrë dyqanin sepse qiraja është shumë e lartë."
            },
            {
                "mt",
                "Il-forn fit-triq tagħna se jagħlaq ix-xahar id-dieħel. Is-sid ħadem hemm għal tletin sena u ħadd ma jrid jieħu l-ħanut għax il-kera hija għolja wisq."
            },
            {
                "az",
                "Küçəmizdəki çörəkxana gələn ay bağlanır. Sahibi orada otuz il işləyib və icarə haqqı çox baha olduğu üçün heç kim mağazanı götürmək istəmir."
            },
            {
                "tl",
                "Magsasara sa susunod na buwan ang panaderya sa aming kalye. Tatlumpung taon nang nagtrabaho roon ang may-ari at walang gustong kumuha ng tindahan dahil masyadong mataas ang upa."
            },
            {
                "so",
                "Foornada waddadayada ayaa la xidhi doonaa bisha soo socota. Milkiiluhu wuxuu halkaas ka shaqaynayay soddon sano, cidna ma rabto inay la wareegto dukaanka sababtoo ah kiradu way badan tahay."
            },
            {
                "eo",
                "La bakejo en nia strato fermiĝos venontmonate. La posedanto laboris tie dum tridek jaroj kaj neniu volas transpreni la butikon, ĉar la luprezo estas tro alta."
            },
            {
                "uz",
                "Ko'chamizdagi novvoyxona kelasi oyda yopiladi. Egasi u yerda o'ttiz yil ishlagan va ijara haqi juda qimmat bo'lgani uchun hech kim do'konni olishni istamaydi."
            },
            {
                "kk",
                "Біздің көшедегі наубайхана келесі айда жабылады. Иесі онда отыз жыл жұмыс істеді, ал жалдау ақысы тым жоғары болғандықтан дүкенді ешкім алғысы келмейді."
            },
            {
                "mn",
                "Манай гудамжны талхны газар ирэх сард хаагдана. Эзэн нь тэнд гучин жил ажилласан бөгөөд түрээс хэтэрхий өндөр учраас хэн ч дэлгүүрийг авахыг хүсэхгүй байна."
            },
            {
                "tg",
                "Нонвойхонаи кӯчаи мо моҳи оянда баста мешавад. Соҳибаш дар он ҷо сӣ сол кор кардааст ва ҳеҷ кас мағозаро гирифтан намехоҳад, зеро иҷора хеле баланд аст."
            },
            {
                "ps",
                "زموږ د کوڅې نانوايي به په راتلونکې مياشت کې وتړل شي. خاوند يې هلته دېرش کاله کار کړی دی او هېڅوک نه غواړي چې هټۍ واخلي ځکه چې کرايه ډېره لوړه ده."
            },
            {
                "ug",
                "بىزنىڭ كوچىدىكى ناۋايخانا كېلەر ئاي تاقىلىدۇ. ئىگىسى ئۇ يەردە ئوتتۇز يىل ئىشلىگەن، ئىجارە ھەققى بەك يۇقىرى بولغاچقا ھېچكىم دۇكاننى ئالغۇسى يوق."
            },
            {
                "lb",
                "D'Bäckerei an eiser Strooss mécht nächste Mount zou. De Besëtzer huet drësseg Joer do geschafft a keen wëll de Buttek iwwerhuelen, well de Loyer ze héich ass."
            },
            {
                "mr",
                "आमच्या गल्लीतील बेकरी पुढच्या महिन्यात बंद होणार आहे. मालकाने तिथे तीस वर्षे काम केले आणि भाडे खूप जास्त असल्यामुळे कोणालाही दुकान घ्यायचे नाही."
            },
            {
                "ne",
                "हाम्रो गल्लीको बेकरी अर्को महिना बन्द हुँदैछ। मालिकले त्यहाँ तीस वर्ष काम गरे र भाडा धेरै महँगो भएकाले कसैले पसल लिन चाहँदैन।"
            },
            {
                "la",
                "Pistrina in via nostra mense proximo claudetur. Dominus ibi triginta annos laboravit neque quisquam tabernam accipere vult, quod merces nimis magna est."
            },
            { "bn", "আমাদের রাস্তার বেকারি আগামী মাসে বন্ধ হয়ে যাবে। মালিক সেখানে ত্রিশ বছর কাজ করেছেন।" },
        };

    [Theory]
    [MemberData(nameof(Known))]
    public void A_short_text_of_a_language_with_data_is_detected(string language, string text) =>
        Assert.Equal(language, LanguageDetector.Detect(text));

    [Theory]
    [MemberData(nameof(Unknown))]
    public void A_language_without_data_is_not_taken_for_another(string language, string text)
    {
        Assert.DoesNotContain(language, LanguageDetector.Codes);
        Assert.Equal("und", LanguageDetector.Detect(text));
    }
}
