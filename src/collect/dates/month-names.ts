/**
 * Month names as people and programs write them, in the languages of the large social platforms' exports: English, German, French, Spanish,
 * Portuguese, Italian, Dutch. A written month may be any prefix of at least three letters that fits one month only.
 */
const namesByMonth: readonly string[][] = [
  ["january", "januar", "janvier", "enero", "janeiro", "gennaio", "januari", "jänner"],
  ["february", "februar", "février", "fevrier", "febrero", "fevereiro", "febbraio", "februari"],
  ["march", "märz", "maerz", "marz", "mrz", "mars", "marzo", "março", "marco", "maart"],
  ["april", "avril", "abril", "aprile"],
  ["may", "mai", "mayo", "maio", "maggio", "mei"],
  ["june", "juni", "juin", "junio", "junho", "giugno"],
  ["july", "juli", "juillet", "julio", "julho", "luglio"],
  ["august", "août", "aout", "agosto", "augustus"],
  ["september", "sept", "septembre", "septiembre", "setembro", "settembre", "setiembre"],
  ["october", "oktober", "octobre", "octubre", "outubro", "ottobre"],
  ["november", "novembre", "noviembre", "novembro"],
  ["december", "dezember", "décembre", "decembre", "diciembre", "dezembro", "dicembre"],
];

/** The shortest written month. */
const shortestPrefix = 3;

function prefixes(): Map<string, number> {
  const months = new Map<string, number>();
  namesByMonth.forEach((names, index) => {
    for (const name of names) {
      for (let length = shortestPrefix; length <= name.length; length++) {
        const prefix = name.slice(0, length);
        const taken = months.get(prefix);
        // 0 marks a prefix that fits several months ("mar" fits March only; "jui" fits June and July).
        months.set(prefix, taken === undefined || taken === index + 1 ? index + 1 : 0);
      }
    }
  });
  return months;
}

const monthOfPrefix = prefixes();

/** The month, 1 to 12, that a word names in lower case; 0 where it names none or several. */
export function monthNamed(word: string): number {
  return monthOfPrefix.get(word) ?? 0;
}

/** Words that stand beside dates and say nothing of their own. */
const fillers = new Set([
  "of",
  "the",
  "at",
  "on",
  "de",
  "del",
  "le",
  "el",
  "um",
  "uhr",
  "den",
  "der",
  "am",
  "à",
  "às",
  "alle",
  "op",
  "om",
  "o",
  "clock",
  "st",
  "nd",
  "rd",
  "th",
]);

/** Weekday names by their first two or three letters, in the same languages. */
const weekdayPrefixes = new Set([
  ...["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
  ...["mo", "di", "mi", "do", "fr", "sa", "so", "die", "mit", "don", "fre", "sam", "son"],
  ...["lun", "mar", "mer", "jeu", "ven", "dim", "mié", "mie", "jue", "vie", "sáb", "sab", "dom"],
  ...["seg", "ter", "qua", "qui", "sex", "gio", "maa", "din", "woe", "vri", "zat", "zon"],
]);

/** True for a word that may stand in a date without changing it: a filler or a weekday. */
export function isFiller(word: string): boolean {
  return fillers.has(word) || weekdayPrefixes.has(word) || (word.length > 3 && weekdayPrefixes.has(word.slice(0, 3)));
}
