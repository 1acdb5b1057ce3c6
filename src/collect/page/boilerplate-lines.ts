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
    "recommended stories",
    "popular stories",
  ],
  ...[
    "lesen sie auch",
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
    "\\d+ min(?:ute)?s?(?: read)?",
    "(?:anzeige|werbung|advertisement|publicité|publicidad|reklama|annons)\\s*[-–—:|].*",
    "(?:quellen?|quellenangaben?|sources?|fuentes?|fonti?|źródło)\\s*[:：].{0,50}",
    "(?:this|the) (?:article|story|content) is (?:the )?copyright.*",
    "written permission must be obtained.*",
    "all rights reserved.*",
    "alle rechte vorbehalten.*",
    "alle angaben ohne gewähr.*",
  ],
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
const label = new RegExp(`^\\W{0,4}(?:${[...sharing, ...selling].join("|")})\\W{0,4}$`, "iu");
const offer = new RegExp(`^\\W{0,4}(?:${selling.join("|")})(?![\\p{L}\\p{N}])`, "iu");
const credit = new RegExp(`^\\W{0,4}(?:${credits.join("|")})$`, "iu");

/** True for a line that points elsewhere, sells, shares or credits. `linked` says that it holds a link. */
export function isBoilerplateLine(text: string, linked: boolean): boolean {
  if (text.length > longestPointer) return false;
  if (text.length <= longestLabel && (label.test(text) || credit.test(text))) return true;
  if (credit.test(text) || isPictureCredit(text)) return true;
  if (pointer.test(text)) return linked || text.length <= longestLabel;
  return linked && text.length <= longestPointer && offer.test(text);
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
