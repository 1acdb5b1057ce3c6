import { hashOf } from "../tokens.js";
import { WordTable } from "../word-table.js";

/** What a word says about how sure a statement about the future is, or what it is about; bits, so that a word may be several. */
export const cue = {
  /** Says that it is a rumour or a forecast, whatever else the sentence holds. */
  rumour: 1,
  /** A verb of possibility: a claim only beside a product, and not in the writer's own plans. */
  possible: 2,
  /** A statement about the future. */
  future: 4,
  /** The verb of a launch. */
  launch: 8,
  /** A verb that says what a product has. */
  feature: 16,
  /** The writer or the reader is the subject: plans and wishes are no claims. */
  personal: 32,
  /** Words of cost. */
  price: 64,
  /** "to" before a verb. */
  to: 128,
  /** "called", "named". */
  naming: 256,
  /** Words with which a claim turns into a wish or a joke. */
  wish: 512,
  /** A place of sale. */
  place: 1024,
  /** Says that something leaked: what it is stands in the rest of the sentence. */
  leak: 2048,
  /** Plans of a maker: beside "I" or "you" they are the writer's own. */
  intent: 4096,
  /** Says that something has a date: an event, a day that is set. */
  dated: 8192,
  /** Turns what follows: the words of a claim keep it. */
  negator: 16384,
  /** Begins a question for facts ("what will it cost?"). */
  asking: 32768,
  /** A collection of rumours says nothing of its own. */
  roundup: 65536,
  /** Says nothing about a product by itself: a value made of such words is none. */
  empty: 131072,
  /** "According to": what is told comes from somebody else. */
  sourced: 262144,
  /** A verb that belongs to what is claimed: "drop the headphone jack" says nothing without it. */
  kept: 524288,
  /** A verb that stands after "to" in headlines ("Mi Note 2 to cost $450"). */
  headline: 1048576,
  /** Words that a value does not begin with. */
  leading: 2097152,
  /** May be the second of two words that make a rumour, see {@link pairBits}. */
  pairEnd: 4194304,
} as const;

const listed = new Map<number, number>();
function put(bit: number, words: string): void {
  for (const word of words.split(/\s+/)) listed.set(hashOf(word), (listed.get(hashOf(word)) ?? 0) | bit);
}

put(
  cue.rumour,
  `reportedly rumored rumoured rumor rumour rumors rumours allegedly alleged supposedly speculated speculation tipped leakster
  expected expects forecast forecasts predicts predicted hints hinted suggests suggesting apparently purported purportedly unconfirmed analyst analysts insider insiders
  spotted exposed rumour-mill likely slated upcoming tentatively prototype render renders projected purports
  rumorea rumorean filtrado filtrada filtración filtraciones supuesto supuestamente rumores podría podrían esperado`,
);
put(
  cue.rumour | cue.intent,
  "considering eyeing rethinking mulling testing readying developing planning plans planned aiming poised exploring preparing",
);
put(cue.rumour | cue.leak, "leak leaks leaked leaking filtrado filtrada");
put(cue.possible, "may might could would possibly potentially perhaps maybe probably");
put(
  cue.future,
  `will 'll won't confirmed scheduled coming opening set going lanzará presentará llegará tendrá será costará llamará saldrá contará incluirá
  estará vendrá`,
);
put(
  cue.launch,
  `launch launches launched launching release releases released releasing unveil unveils unveiled unveiling announce announces announced announcing announcement debut debuts debuting
  arrive arrives arriving arrival ship ships shipping introduce introduces introduced introducing reveal reveals revealed land lands landing available availability sale coming
  lanzar lanzará lanzamiento presentar presentará llegar llegará llega saldrá venta`,
);
put(
  cue.feature,
  `have has feature features featuring get gets include includes including sport sports support supports pack packs packing use uses using adopt adopts ditch ditches drop drops lose loses
  boast boasts bring brings offer offers gain gains receive receives add adds replace replaces run runs open opens opening acquire buy sell make build switch skip tener tendrá incluirá`,
);
put(cue.personal, "i i'm i'll i'd i've my me we we're we'll our you you're you'll your u ur yo");
put(cue.price, "price priced prices pricing cost costs costing starting under around below precio costará cuesta");
put(cue.to, "to");
put(cue.naming, "called named dubbed titled llamará");
put(cue.wish, "hope hoping wish wishes want wants please should can't lol if when why how");

put(cue.dated, "scheduled slated due set event expected keynote date held hosting host confirmed planned delayed postponed pushed slips");
put(cue.sourced, "according según");
put(cue.kept, `ditch ditches drop drops lose loses replace replaces open opens opening acquire buy sell make build switch skip`);
put(cue.headline, "come cost be weigh start begin stop end halt miss cut raise become");
put(cue.leading, "to be been probably also likely even soon");
put(cue.negator, "not won't never no without can't cannot isn't aren't doesn't don't");
put(cue.asking, "what which who how when where why");
put(cue.roundup, "roundup round-up rollup recap everything");
put(
  cue.empty,
  `a an the it its this that these those they them he she his her their is are was were be been being am do does did have has had will would could might may can to of in on at for from by with and or but so as
  if than then there here all any some one two more most other another also just now yet still only very really up out off over about into ahead article online officially details detail revealed reveal reveals
  features feature look looks like launch launches launched release releases released unveiled announced appeared found photo photos image images picture pictures video videos leak leaks leaked rumor rumors rumour
  rumours render renders specs soon said says read you your me my we our i not no won't device phone inadvertently based drawings cad`,
);

put(cue.place, "store stores shop shops popup market markets tienda tiendas");

/** Two words that make a rumour where neither does alone. */
const rumourPairs = [
  ["working", "on"],
  ["in", "talks"],
  ["said", "to"],
  ["believed", "to"],
  ["thought", "to"],
] as const;
for (const [, word] of rumourPairs) put(cue.pairEnd, word);
const pairHashes = rumourPairs.map(([before, word]) => [hashOf(before), hashOf(word)] as const);

/** {@link cue} bits that a word marked {@link cue.pairEnd} has by the word before it: those of a maker's plans. */
export function pairBits(before: number, hash: number): number {
  for (const [first, second] of pairHashes) if (second === hash && first === before) return cue.rumour | cue.intent;
  return 0;
}

const table = new WordTable(listed);

/** The bits of a word. */
export function cueBits(hash: number): number {
  return Math.max(0, table.get(hash));
}

/** Beginnings of Chinese rumours and announcements, looked for as text. */
export const chineseRumour = /曝光|传闻|爆料|据说|据传|或将|有望|消息称|预计|疑似|泄露/u;
export const chineseFuture = /将于|将在|即将|将会|将|明年|下个月|下周|下半年/u;
export const chineseLaunch = /发布|上市|开售|推出|亮相|发售/u;
