import { hashOf } from "../tokens.js";
import { WordTable } from "../word-table.js";

const positive = `good great excellent awesome amazing nice best better love loved loves loving perfect perfectly fantastic wonderful superb brilliant outstanding impressive impressed happy satisfied
satisfying beautiful beautifully gorgeous stunning sleek stylish fast faster quick quickly smooth smoothly easy easily simple durable sturdy solid comfortable reliable crisp clear clarity bright vivid rich
responsive snappy powerful affordable cheap cheaper worth worthy recommend recommended enjoy enjoyed enjoying enjoyable pleased pleasant cool fun favorite favourite handy useful helpful convenient incredible
decent fine ok okay loud lightweight compact flawless flawlessly seamless accurate free improved improvement improves genuine superior super neat thanks thank win wins winner gud awsome osm nyc mindblowing
premium sharp stable well works bargain discount save saves deal unbeatable valuable delighted delightful elegant effortless durable long-lasting lasts exceptional terrific spectacular marvelous`;
const negative = `bad worse worst poor poorly terrible horrible awful disappointing disappointed disappointment disappoints hate hated hates hating useless waste wasted broken broke breaks breaking defective faulty
slow slower slowly lag lags laggy lagging freeze freezes freezing froze frozen crash crashes crashing crashed overheats overheating heating drain drains draining drained dead dies died dying expensive overpriced costly pricey
annoying annoyed annoys irritating frustrating frustrated problem problems issue issues bug bugs buggy glitch glitches glitchy fail fails failed failing failure error errors stuck stops stopped stop ugly flimsy fragile bulky
heavy uncomfortable painful pain hurts hurt weak low lower lacks lacking lack missing unable unusable unreliable uneven ridiculous sucks suck sucked crap crappy shit shitty trash garbage rubbish worthless junk
cracked crack cracks scratch scratched scratches damaged damage loose blurry distorted noisy static muffled confusing complicated difficult hard tough wrong fake duplicate refund returned returning returns regret
explode exploded exploding explodes fire fires dangerous randomly constantly inconsistent mediocre subpar pathetic disgusting cheaply thin tangled unresponsive hang hangs hanging shame fuck fucking stupid dumb
deleted lost lose loses losing ruined destroyed rip ripoff scam unhappy unsatisfied unfortunately cant won't doesnt didnt wont dosent dissapointed worrying scary sad`;
const negators = `not no never none nothing neither nor hardly barely without isn't aren't wasn't weren't don't doesn't didn't can't cannot couldn't won't wouldn't shouldn't haven't hasn't hadn't ain't dont doesnt didnt
isnt wasnt cant couldnt wont less lack little nobody no-one`;
const excess = "too overly excessively";

/** Polarity of words: +1, -1; negators and words of excess turn what follows. */
export const opinion = { positive: 1, negative: 2, negator: 4, excess: 8 } as const;

const listed = new Map<number, number>();
function put(bit: number, words: string): void {
  for (const word of words.split(/\s+/)) listed.set(hashOf(word), (listed.get(hashOf(word)) ?? 0) | bit);
}
put(opinion.positive, positive);
put(opinion.negative, negative);
put(opinion.negator, negators);
put(opinion.excess, excess);

const table = new WordTable(listed);

/** {@link opinion} bits of a word. */
export function opinionBits(hash: number): number {
  return Math.max(0, table.get(hash));
}
