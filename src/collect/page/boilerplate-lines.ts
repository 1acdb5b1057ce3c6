/**
 * Lines that stand inside articles without being of them, by how they begin: pointers to other articles, sharing, subscriptions, credits. In the languages in which news sites of
 * the large markets are written.
 */
const pointers = [
  ...[
    "read more",
    "read also",
    "also read",
    "read next",
    "see also",
    "related",
    "related articles?",
    "related stories",
    "related posts?",
    "related content",
    "more on this",
    "more from",
    "more stories",
    "recommended",
    "you (?:may|might) also (?:like|enjoy|be interested in)",
    "you might also like",
    "what to read next",
    "up next",
    "don'?t miss",
    "trending now",
    "most read",
    "most popular",
    "further reading",
    "in case you missed it",
    "click here to",
    "watch now",
    "watch:",
    "editor'?s picks?",
    "story continues",
    "article continues",
    "continue reading",
    "keep reading",
    "recommended reading",
    "more (?:[\\p{L}\\p{N}'’&.]+ ){0,3}(?:news|stories|articles|posts|coverage)",
    "more about",
    "most (?:viewed|shared|commented)",
    "recommended stories",
    "popular stories",
  ],
  ...[
    "lesen sie auch",
    "lesen sie (?:dazu|hierzu)",
    "diese (?:artikel|beiträge|themen) könnten",
    "meist ?ge(?:lesen|sucht|klickt)",
    "lesen sie mehr",
    "lesen sie hier",
    "lies auch",
    "mehr zum thema",
    "mehr dazu",
    "mehr lesen",
    "mehr aus",
    "auch interessant",
    "das könnte (?:sie|dich|ihnen)",
    "weiterlesen",
    "weitere (?:artikel|informationen|themen|beiträge|meldungen)",
    "zum thema",
    "passend dazu",
    "ähnliche (?:artikel|beiträge)",
    "empfohlene",
    "verwandte",
    "siehe auch",
    "mehr über",
    "auch lesen",
    "weiterführende",
  ],
  ...[
    "à lire aussi",
    "lire aussi",
    "à lire également",
    "voir aussi",
    "sur le même sujet",
    "en savoir plus",
    "articles? liés",
    "dans la même rubrique",
  ],
  ...[
    "le puede interesar",
    "te puede interesar",
    "(?:lea|lee) (?:también|además|más)",
    "leer más",
    "ver también",
    "también te puede",
    "más información",
    "noticias relacionadas",
    "relacionad[oa]s",
    "mira también",
    "mira",
    "lo más (?:leído|visto)",
    "mais lidas",
    "les plus lus",
    "i più letti",
    "puedes leer",
    "le sugerimos",
    "además en",
  ],
  ...[
    "leia (?:também|mais)",
    "veja (?:também|mais)",
    "saiba mais",
    "confira também",
    "leggi anche",
    "leggi tutto",
    "lees (?:ook|meer|verder)",
    "bekijk ook",
    "czytaj (?:też|także|również|więcej|dalej)",
    "zobacz (?:też|także|również|więcej)",
    "przeczytaj (?:też|także|również)",
    "läs (?:också|mer|även)",
    "les også",
    "læs også",
    "lue myös",
    "читайте также",
    "смотрите также",
    "read this",
    "également",
  ],
];

const sharing = [
  ...[
    "share (?:this|on|via|the|with|article|story)?",
    "share",
    "tweet",
    "print(?: this)?(?: page| article)?",
    "email(?: this)?",
    "pin it",
    "like this:?",
    "like loading",
    "follow (?:us|me|him|her|them|@)",
    "copy link",
    "save",
    "facebook",
    "twitter",
    "whatsapp",
    "linkedin",
    "pinterest",
    "loading\\.*",
    "teilen",
    "drucken",
    "merken",
    "kommentieren",
    "kommentare?(?: \\(\\d+\\))?",
    "partager",
    "imprimer",
    "compartir",
    "imprimir",
    "compartilhar",
    "condividi",
    "delen",
    "udostępnij",
    "drukuj",
    "gefällt mir",
    "folgen sie uns",
    "folge uns",
    "jump to",
    "back to top",
    "nach oben",
    "zurück",
  ],
  ...[
    "(?:leave|post|write|add) (?:a|your) (?:comment|reply|response)",
    "\\d+ (?:comments?|kommentare?|responses?|replies|shares?|likes?|views?)",
    "comments?",
    "view comments",
    "schreibe? einen kommentar",
    "comments? (?:are )?closed",
    "kommentare geschlossen",
    "report this",
    "cancel reply",
    "antworten",
    "(?:no|be the first to) comments?(?: yet)?",
    "(?:bisher|noch)? ?keine kommentare(?: vorhanden)?",
    "kommentar (?:verfassen|schreiben|hinterlassen)",
    "(?:\\d+ )?bloggern? gefällt das",
    "(?:\\d+ )?bloggers? likes? this",
    "(?:deja|dejar|escribe) un comentario",
    "laisser un commentaire",
    "lascia un commento",
    "deixe um comentário",
    "(?:rezept|artikel|seite|beitrag) (?:drucken|teilen|merken|empfehlen)",
    "(?:download|save|print) (?:as |the |this )?pdf",
    "(?:teilen sie|teile) (?:dies|das|diesen \\p{L}+) mit",
    "(?:teile mich|sharen mit|jetzt teilen|share on \\p{L}+|click to share.*|partage[rz] sur \\p{L}+|compart[ei]r? en \\p{L}+)",
    "follow \\S{1,30}",
    "like us on facebook",
    "view this post on instagram",
    "(?:sieh dir|schau dir) diesen beitrag auf instagram an",
    "ver esta publicación en instagram",
    "voir cette publication sur instagram",
    "quick view",
    "(?:skip|jump) to (?:main )?content",
    "(?:haupt|seiten)inhalt",
    "(?:\\d+ ?\\/ ?)?\\d+ (?:photos?|fotos?|bilder|slides?)",
    "pages?:[\\s\\d]*",
    "als pdf (?:herunterladen|speichern|drucken)",
  ],
];

const selling = [
  ...[
    "advertisement",
    "advertising",
    "anzeige",
    "werbung",
    "publicité",
    "publicidad(?:e)?",
    "pubblicità",
    "advertentie",
    "reklama",
    "annons",
    "sponsored",
    "sponsored content",
    "promoted",
    "- anzeige -",
    "scroll to continue",
  ],
  ...[
    "sign up (?:for|to|here)",
    "subscribe (?:to|now|here|today)?",
    "subscribe",
    "get (?:the|our) (?:latest|newsletter|free)",
    "join (?:our|the) (?:newsletter|mailing|whatsapp|telegram|list)",
    "abonnieren",
    "jetzt abonnieren",
    "newsletter",
    "(?:zum|unser(?:en)?) newsletter",
    "jetzt anmelden",
    "suscríbete",
    "suscribirse",
    "inscrivez-vous",
    "abonnez-vous",
    "iscriviti",
    "assine",
    "download (?:the|our) app",
    "support our",
    "donate(?: now)?",
    "become a (?:member|patron|subscriber)",
    "hazte (?:miembro|socio|suscriptor)",
    "devenez (?:membre|abonné)",
    "log in",
    "login",
    "sign in",
    "register",
  ],
];

const credits = [
  ...[
    "(?:fotocredit|bildcredit|photo courtesy|featured image|header image|beitragsbild|headerbild|titelfoto|photo illustration|photographs?)\\s*(?:[:：©]|by|via|von|\\bof\\b).*",
    "(?:photo|photos|image|images|picture|pictures|photograph|photography|foto|fotos|bild|bilder|video|credit|credits|illustration|grafik|graphic|copyright|beitragsbild|titelbild|symbolbild|photo credit|image credit|image source|bildquelle|bildnachweis|crédit(?: photo)?|imagen|immagine|zdjęcie|fot)\\s*[:：©/|].*",
    "©.*",
    "getty images",
    "(?:via )?shutterstock(?:\\.com)?",
    "istock(?:photo)?(?:\\.com)?",
    "file photo",
    "\\(?(?:reuters|ap|afp|dpa|epa)\\)?",
    "photo(?:graph)? by.*",
    "image by.*",
    "photo courtesy.*",
  ],
  ...[
    "(?:posted|published|filed|tagged|last (?:updated|modified)|updated|created|veröffentlicht|aktualisiert|erstellt|publié|publicado|publiziert|geschrieben|autor|author|tags?|categor(?:y|ies)|kategorien?|schlagworte|schlagwörter|stichworte|topics?|themen|reading time|lesezeit|lesedauer|filed under|posted in|tagged with)(?:\\s*[:：]|\\s+(?:in|by|on|am|at|under|von|le|el|with)\\b).*",
    "(?:this|der|dieser) (?:entry|post|article|beitrag|eintrag|artikel) (?:was|has been|wurde) (?:posted|published|filed|am|veröffentlicht|geschrieben|tagged).*",
    "(?:about |approx\\.? |ca\\. |etwa )?\\d+[- ]min(?:ute[ns]?|\\.|s)?(?: (?:read|lesezeit|lesedauer|de lectura|de lecture|di lettura|de leitura|leestijd))?",
    "(?:estimated |average )?(?:reading|read) time\\s*[:：]?\\s*\\d+.*",
    "\\(?visited \\d+ times?.*",
    "latest posts by .*",
    "(?:mehr|weitere) (?:beiträge|artikel) von .*",
    "more (?:posts|articles|stories) (?:by|from) .*",
    "view all posts (?:by|from) .*",
    "zeige alle beiträge von .*",
    "a post shared by .*",
    "ein (?:von .{1,60} )?(?:geteilter beitrag|beitrag geteilt von) .*",
    "(?:una publicación compartida|une publication partagée|um post compartilhado|un post condiviso) (?:de|por|par|da) .*",
    "powered by .*",
    "(?:anzeige|werbung|advertisement|publicité|publicidad|reklama|annons)\\s*[-–—:|].*",
    "(?:quellen?|quellenangaben?|sources?|fuentes?|fonti?|źródło)\\s*[:：].{0,50}",
    "(?:this|the) (?:article|story|content) is (?:the )?copyright.*",
    "written permission must be obtained.*",
    "all rights reserved.*",
    "alle rechte vorbehalten.*",
    "alle angaben ohne gewähr.*",
  ],
];

/**
 * Lines that a site's program puts on a page, wherever they stand: how to comment, what it keeps of the reader, its own errors. Long as prose, and never the article's.
 */
const programs = [
  "(?:deine|ihre) e-?mail-?adresse wird nicht veröffentlicht",
  "your email address will not be published",
  "votre adresse (?:e-?mail|de messagerie) ne sera pas publiée",
  "tu dirección de correo electrónico no será publicada",
  "il tuo indirizzo email non sarà pubblicato",
  "o seu endereço de (?:e-?mail|email) não será publicado",
  "je e-mailadres (?:wordt|zal) niet",
  "twój adres e-?mail nie zostanie opublikowany",
  "(?:required fields are marked|erforderliche felder sind)",
  "(?:du kommentierst mit|trage deine daten unten ein|verbinde mit %s|you are commenting using|fill in your details below|connecting to %s)",
  "(?:save my name, email|meinen namen, (?:meine )?e-?mail|meinen namen, e-?mail-adresse)",
  "(?:this site uses akismet|diese website verwendet akismet|ce site utilise akismet|este sitio usa akismet|questo sito usa akismet)",
  "(?:datenschutz & cookies|privacy & cookies|privacidad y cookies|confidentialité et cookies)\\s*:",
  "(?:we|this (?:web)?site) uses? cookies",
  "(?:wir verwenden|wir nutzen|diese (?:web)?seite (?:verwendet|benutzt|nutzt)|diese website (?:verwendet|benutzt|nutzt)) cookies",
  "(?:nous utilisons|ce site utilise) des cookies",
  "(?:utilizamos|usamos|este sitio (?:web )?(?:usa|utiliza)) cookies",
  "(?:questo sito (?:usa|utilizza)|utilizziamo)(?: i)? cookie",
  "(?:please )?(?:enable|turn on) javascript",
  "(?:javascript is (?:disabled|required)|your browser does not support|(?:dein|ihr) browser (?:ist (?:leider )?veraltet|unterstützt))",
  "media playback is (?:un|not )supported",
];

/** Headings over who wrote it, which no article is about. */
const persons = [
  "about (?:the )?(?:author|writer|contributor|reporter)s?",
  "(?:author|writer)s?(?: bio)?",
  "meet the authors?",
  "über (?:den|die) autor(?:in|en)?",
  "zur person",
  "(?:à propos de|sur) l.auteur",
  "sobre (?:el|la|o|a) autora?",
  "sull.autore",
];

/** Longest line that is judged by its beginning, in UTF-16 code units: what goes on is prose. */
const longestPointer = 140;
const longestLabel = 60;

const pointer = new RegExp(`^\\W{0,4}(?:${pointers.join("|")})(?![\\p{L}\\p{N}])`, "iu");
const program = new RegExp(`^\\W{0,4}(?:${programs.join("|")})`, "iu");
/** An error of the site's program printed into the page: PHP's form. */
const programError = /^(?:Warning|Notice|Deprecated|Strict Standards|Fatal error|Parse error): .{1,400} on line \d+/;
const label = new RegExp(`^\\W{0,4}(?:${[...sharing, ...selling].join("|")})\\W{0,4}$`, "iu");
const offer = new RegExp(`^\\W{0,4}(?:${selling.join("|")})(?![\\p{L}\\p{N}])`, "iu");
const credit = new RegExp(`^\\W{0,4}(?:${credits.join("|")})$`, "iu");

/** True for a line that points elsewhere, sells, shares or credits. `linked` says that it holds a link. */
export function isBoilerplateLine(text: string, linked: boolean): boolean {
  if (program.test(text) || programError.test(text)) return true;
  if (isCaption(text)) return true;
  if (text.length > longestPointer) return false;
  if (text.length <= longestLabel && (label.test(text) || credit.test(text))) return true;
  if (credit.test(text) || isPictureCredit(text)) return true;
  if (pointer.test(text)) return linked || text.length <= longestLabel;
  return linked && text.length <= longestPointer && offer.test(text);
}

/** Longest caption of a picture outside any figure, in UTF-16 code units. */
const longestCaption = 260;
const creditAtEnd =
  /[([/|–—,.\s](?:photo|foto|bild|image|imagen|bildquelle|bildnachweis|bildrechte|photo credit|image credit|fotograf|crédit(?: photo)?|fotografía|archivfoto|symbolbild|zdjęcie|fot\.)s?\s?[:：©]\s?[^.!?]{2,70}\.?$/iu;
const ownerAtEnd =
  /(?:©|\(c\))\s?[\p{L}][^.!?]{1,60}$|[/(|]\s?(?:getty images|afp|reuters|dpa|ap photo|picture alliance|shutterstock|imago)[^.!?]{0,40}$/iu;

/** True for a line that ends as a caption does: with who made or owns the picture. */
function isCaption(text: string): boolean {
  return text.length <= longestCaption && (creditAtEnd.test(text) || ownerAtEnd.test(text));
}

const person = new RegExp(`^\\W{0,4}(?:${persons.join("|")})\\W{0,4}$`, "iu");

/** Longest line that names who made a picture, in UTF-16 code units and words. */
const longestMaker = 60;
const makerWords = 7;
const pictureAgency =
  /(?:getty images|gettyimages|\bafp\b|\breuters\b|\bdpa\b|\bimago\b|picture alliance|shutterstock|\bepa\b|\bap photo\b|istockphoto|adobe stock|unsplash|pixabay|public domain|wikimedia commons)/i;

/** True for a line that names who made a picture, without a mark that says so: "AFP / A. Name". A sentence that names an agency is none. */
function isPictureCredit(text: string): boolean {
  return (
    text.length <= longestMaker &&
    pictureAgency.test(text) &&
    !/[.!?:,]$/.test(text) &&
    text.split(/\s+/).length <= makerWords &&
    /[/©|]|images|foto|stock/i.test(text)
  );
}

/** True for a heading over other articles, sharing, subscriptions or the author: what stands under it is not the article. */
export function isForeignHeading(text: string): boolean {
  return text.length <= longestLabel && (pointer.test(text) || label.test(text) || person.test(text));
}
