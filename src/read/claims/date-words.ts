import { hashOf } from "../tokens.js";
import type { Third } from "./calendar.js";

/** What a word means in a date. */
export type DateWord =
  | { is: "month"; month: number }
  | { is: "weekday"; weekday: number }
  | { is: "season"; firstMonth: number; months: number }
  | { is: "third"; third: Third }
  | { is: "edge"; third: Third }
  | { is: "ordinal"; n: number }
  | { is: "number"; n: number }
  | { is: "unit"; unit: "day" | "week" | "month" | "quarter" | "half" | "year" | "hour" }
  | { is: "next" }
  | { is: "this" }
  | { is: "relative"; days: number }
  | { is: "preposition" }
  | { is: "of" }
  | { is: "the" }
  | { is: "season-word" }
  | { is: "coming" };

const table = new Map<number, DateWord>();

function put(words: string, meaning: DateWord): void {
  for (const word of words.split(" ")) table.set(hashOf(word), meaning);
}

const months = [
  "january jan enero",
  "february feb febrero",
  "march mar marzo",
  "april apr abril",
  "may mayo",
  "june jun junio",
  "july jul julio",
  "august aug agosto",
  "september sep sept septiembre setiembre",
  "october oct octubre",
  "november nov noviembre",
  "december dec diciembre",
];
for (const [at, words] of months.entries()) put(words, { is: "month", month: at + 1 });

const weekdays = [
  "sunday domingo",
  "monday lunes",
  "tuesday tues martes",
  "wednesday miércoles",
  "thursday thurs jueves",
  "friday viernes",
  "saturday sábado",
];
for (const [at, words] of weekdays.entries()) put(words, { is: "weekday", weekday: at });

// Meteorological seasons of the northern hemisphere; the holiday season is November and December, as retail counts it (NRF, "Winter holidays").
put("spring springtime primavera", { is: "season", firstMonth: 3, months: 3 });
put("summer summertime verano", { is: "season", firstMonth: 6, months: 3 });
put("fall autumn otoño", { is: "season", firstMonth: 9, months: 3 });
put("winter wintertime invierno", { is: "season", firstMonth: 12, months: 3 });
put("holiday holidays", { is: "season", firstMonth: 11, months: 2 });
put("christmas xmas navidad", { is: "season", firstMonth: 12, months: 1 });
put("season", { is: "season-word" });

put("early principios", { is: "third", third: "early" });
put("mid mediados", { is: "third", third: "mid" });
put("late finales", { is: "third", third: "late" });
put("beginning start inicio", { is: "edge", third: "early" });
put("middle", { is: "edge", third: "mid" });
put("end final fin", { is: "edge", third: "late" });

for (const [at, words] of [
  "first primer primera 1st",
  "second segundo segunda 2nd",
  "third tercer tercero 3rd",
  "fourth cuarto 4th",
].entries())
  put(words, { is: "ordinal", n: at + 1 });
for (const [at, words] of [
  "one un una a an",
  "two dos couple",
  "three tres",
  "four cuatro",
  "five cinco",
  "six seis",
  "seven siete",
  "eight ocho",
  "nine nueve",
  "ten diez",
].entries())
  put(words, { is: "number", n: at + 1 });

put("day days día días", { is: "unit", unit: "day" });
put("hour hours hora horas", { is: "unit", unit: "hour" });
put("week weeks semana semanas", { is: "unit", unit: "week" });
put("month months mes meses", { is: "unit", unit: "month" });
put("quarter quarters trimestre", { is: "unit", unit: "quarter" });
put("half semestre", { is: "unit", unit: "half" });
put("year years año años", { is: "unit", unit: "year" });

put("next próximo próxima", { is: "next" });
put("coming upcoming following", { is: "coming" });
put("this later este esta", { is: "this" });
put("today tonight hoy", { is: "relative", days: 0 });
put("tomorrow mañana", { is: "relative", days: 1 });
put("in by for on before until from en para within during since around", { is: "preposition" });
put("of de", { is: "of" });
put("the el la los las", { is: "the" });

/** What a word means in a date, by its hash; undefined for any other word. */
export function dateWord(hash: number): DateWord | undefined {
  return table.get(hash);
}
