import { type AspectName, aspectNames } from "../../core/reading.js";
import { hashOf } from "../tokens.js";
import { WordTable } from "../word-table.js";

/** Words that name a part or side of a product. */
const terms: Record<Exclude<AspectName, "other">, string> = {
  battery:
    "battery batteries charge charges charged charging charger charges standby drain drains draining drained mah backup recharge recharging batterylife",
  camera:
    "camera cameras photo photos picture pictures selfie selfies lens webcam megapixel megapixels zoom video-recording bokeh flash pics pic",
  display:
    "display screen screens resolution brightness touchscreen touch-screen amoled oled lcd retina bezel bezels notch refresh-rate viewing pixels pixel",
  performance:
    "performance speed fast slow slower faster lag lags laggy lagging freeze freezes freezing froze processor cpu gpu ram memory multitasking overheat overheats overheating heating heats hot benchmark graphics smooth smoothly sluggish snappy hangs hanging responsive powerful crash crashes crashing crashed boot boots restarts restarting reboots storage gaming responsiveness",
  software:
    "software app apps update updates updated updating os ui interface firmware bloatware android ios windows feature features notification notifications siri alexa keyboard emoji widget widgets bug bugs buggy glitch glitches glitchy setup launcher settings skill skills assistant program programs application applications programmes drivers driver bios function functions functionality setting sync install installed installation itunes unlock autocorrect voice-recognition music-app vista xp",
  build:
    "build built durable durability sturdy quality wire wires cable cord hinge material materials plastic broke broken breaks breaking crack cracked cracks scratch scratches waterproof water-resistant flimsy solid stopped damaged damage bent bend loose defective fell durablity tangle tangled explode exploded exploding explodes fire faulty motherboard",
  design:
    "design designed look looks looking size weight light lightweight heavy colour color colors colours thin slim comfortable comfort comfortable fit fits fitting ergonomic bulky buttons button beautiful ugly stylish style sleek portable portability compact ear ears earbuds buds bud pain keys trackpad touchpad mouse mousepad feel feels form-factor headphone-jack jack big bigger small",
  connectivity:
    "bluetooth wifi wi-fi network signal connection connect connects connecting connected connectivity pairing pair paired lte 4g 5g 3g gps nfc reception data hotspot internet range airplay call calls calling texts messages imessage searching wireless usb ports port",
  audio:
    "sound sounds audio bass treble music speaker speakers volume loud louder mic microphone noise clarity headphone earphone mids highs sound-quality hear voice acoustics soundquality",
  price:
    "price priced prices pricing cost costs costly expensive cheap cheaper cheapest money worth value affordable pricey overpriced budget bargain deal dollars bucks rs inr economical discount",
  availability:
    "available availability stock sold-out preorder pre-order backorder shortage shipped launched unavailable out-of-stock waitlist supply",
  service:
    "service support warranty customer delivery delivered shipping refund replacement replace replaced return returned returns seller packaging repair repaired repairs helpline staff guarantee amazon flipkart warrenty",
};

/** Pairs of words that name a side more surely than either. */
const pairs: Record<string, AspectName> = {
  "battery life": "battery",
  "battery backup": "battery",
  "sound quality": "audio",
  "audio quality": "audio",
  "voice quality": "audio",
  "call quality": "connectivity",
  "build quality": "build",
  "picture quality": "camera",
  "video quality": "camera",
  "image quality": "camera",
  "camera quality": "camera",
  "wire quality": "build",
  "screen size": "design",
  "customer service": "service",
  "customer support": "service",
  "customer care": "service",
  "tech support": "service",
  "apple care": "service",
  "for money": "price",
  "of money": "price",
  "the price": "price",
  "face id": "software",
  "touch id": "software",
  "set up": "software",
  "home screen": "software",
  "lock screen": "software",
  "noise cancellation": "audio",
  "noise cancelling": "audio",
  "power supply": "battery",
  "hard drive": "performance",
  "operating system": "software",
  "stopped working": "build",
  "stop working": "build",
  "not working": "build",
  "fell apart": "build",
  "ear pain": "design",
  "headphone jack": "design",
  "sold out": "availability",
  "in stock": "availability",
  "out of": "availability",
  "user interface": "software",
  "screen protector": "build",
  "water damage": "build",
  "smart home": "software",
  "easy to": "software",
  "boot up": "performance",
  "start up": "performance",
  "wireless charging": "battery",
  "fast charging": "battery",
};

/** Places in {@link aspectNames} by word, and by two words in order. */
const byWord = new WordTable(
  Object.entries(terms).flatMap(([aspect, words]) => words.split(" ").map((word) => [hashOf(word), placeOf(aspect)])),
);
const byPair = new WordTable(
  Object.entries(pairs).map(([pair, aspect]) => {
    const [first, second] = pair.split(" ");
    return [pairHash(hashOf(first), hashOf(second)), placeOf(aspect)];
  }),
);

function placeOf(aspect: string): number {
  return aspectNames.indexOf(aspect as AspectName);
}

/** One number for two word hashes in order. */
function pairHash(first: number, second: number): number {
  return (Math.imul(first, 0x9e3779b1) ^ second) >>> 0;
}

function named(place: number): AspectName | undefined {
  return place < 0 ? undefined : aspectNames[place];
}

/** The aspect that a word names, or undefined. */
export function aspectOfWord(hash: number): AspectName | undefined {
  return named(byWord.get(hash));
}

/** The aspect that two neighbouring words name together, or undefined. */
export function aspectOfPair(first: number, second: number): AspectName | undefined {
  return named(byPair.get(pairHash(first, second)));
}
