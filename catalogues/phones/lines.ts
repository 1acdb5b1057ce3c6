/**
 * The lines of each brand: `[name, what its products' names begin with]`; one string where both are the same.
 * A product belongs to the line with the longest fitting beginning, a line to the longest fitting line.
 */
export const brandLines: Record<string, (string | [name: string, prefix: string])[]> = {
  acer: ["Iconia", "Liquid"],
  alcatel: ["Idol", "OneTouch", "Pixi", "Pop"],
  amazon: ["Fire HD", "Kindle Fire"],
  apple: ["iPad", "iPad Air", "iPad mini", "iPad Pro", "iPhone", ["Watch", "Watch"]],
  asus: ["Fonepad", "Memo Pad", "PadFone", "ROG Phone", "Transformer", "Zenfone", "Zenpad", "Zenwatch"],
  blackberry: ["Bold", "Curve", "Pearl", "Storm", "Torch"],
  google: ["Nexus", "Pixel"],
  honor: [
    ["Magic series", "Magic"],
    ["Play series", "Play"],
    ["Pad series", "Pad"],
    ["View series", "View"],
    ["X series", "X"],
  ],
  htc: ["Butterfly", "Desire", "Evo", "One", "Sensation", ["U series", "U"], "Wildfire"],
  huawei: ["Ascend", "Enjoy", "Mate", "MatePad", "MediaPad", "Nova", ["P series", "P"], "P Smart", "Watch GT", ["Y series", "Y"]],
  infinix: ["Hot", "Note", "Smart", "Zero"],
  lava: ["Iris"],
  leeco: [],
  lenovo: ["IdeaTab", "Legion", "Phab", "Tab", "Vibe", "Yoga Tab", "Yoga Tablet", "ZUK", ["K series", "K"], ["A series", "A"]],
  lg: [["G series", "G"], ["K series", "K"], ["Q series", "Q"], ["V series", "V"], "G Pad", "Optimus", "Stylo", "Cookie"],
  micromax: ["Bharat", "Bolt", "Canvas", "Funbook", "Unite", "Vdeo"],
  microsoft: ["Lumia", "Surface"],
  motorola: ["Defy", "Droid", "Edge", "Moto", "Moto C", "Moto E", "Moto G", "Moto M", "Moto X", "Moto Z", "One", "Razr", "Xoom"],
  nokia: ["Asha", "Lumia", ["C series", "C"], ["E series", "E"], ["G series", "G"], ["N series", "N"], ["X series", "X"]],
  oneplus: ["Ace", "Nord"],
  oppo: ["Find", "Neo", "Reno", ["A series", "A"], ["F series", "F"], ["K series", "K"], ["R series", "R"]],
  realme: ["GT", "Narzo", ["C series", "C"]],
  samsung: [
    "Galaxy",
    "Galaxy A",
    "Galaxy Ace",
    "Galaxy C",
    "Galaxy Core",
    "Galaxy E",
    "Galaxy F",
    "Galaxy Fold",
    "Galaxy Grand",
    "Galaxy J",
    "Galaxy M",
    "Galaxy Mega",
    "Galaxy Note",
    "Galaxy On",
    "Galaxy S",
    "Galaxy Tab",
    "Galaxy Tab 2",
    "Galaxy Tab 3",
    "Galaxy Tab 4",
    "Galaxy Tab A",
    "Galaxy Tab A7",
    "Galaxy Tab E",
    "Galaxy Tab Pro",
    "Galaxy Tab S",
    "Galaxy Tab S2",
    "Galaxy Watch",
    "Galaxy Xcover",
    "Galaxy Y",
    "Galaxy Z",
    "Galaxy Z Flip",
    "Galaxy Z Fold",
    "Gear",
    "Omnia",
    "Wave",
  ],
  sony: ["Xperia", "Xperia Z", "Xperia X", "Xperia E", "Xperia M"],
  "sony-ericsson": ["Xperia"],
  tecno: ["Camon", "Phantom", "Pova", "Spark"],
  vivo: ["iQOO", ["V series", "V"], ["X series", "X"], ["Y series", "Y"]],
  xiaomi: [
    "Black Shark",
    "Civi",
    "Mi",
    "Mi Max",
    "Mi Mix",
    "Mi Note",
    "Mi Pad",
    "Poco",
    "Poco C",
    "Poco F",
    "Poco M",
    "Poco X",
    "Redmi",
    "Redmi K",
    "Redmi Note",
  ],
  zte: ["Axon", "Blade", "Grand", "nubia"],
};

/** Other names of lines, by `brand/line name`. */
export const lineAliases: Record<string, string[]> = {
  "xiaomi/Redmi": ["红米", "Hongmi"],
  "xiaomi/Redmi Note": ["红米Note"],
  "xiaomi/Mi": ["Xiaomi Mi series"],
  "xiaomi/Poco": ["Pocophone"],
  "samsung/Galaxy": ["Samsung Galaxy series", "Galaxy series"],
  "samsung/Galaxy Note": ["Galaxy Note series", "Note series"],
  "samsung/Galaxy S": ["Galaxy S series"],
  "samsung/Galaxy A": ["Galaxy A series"],
  "motorola/Moto": ["Moto phones", "Moto series"],
  "apple/iPhone": ["iPhones"],
  "apple/iPad": ["iPads"],
  "google/Pixel": ["Pixel phone", "Pixel phones"],
  "google/Nexus": ["Nexus phone", "Nexus phones"],
};

/** Whether a product's name begins with a line's: the next character ends the name or a word, or starts a number. */
export function beginsWith(name: string, prefix: string): boolean {
  if (!name.toLowerCase().startsWith(prefix.toLowerCase())) return false;
  return name.length === prefix.length || /[\s\d]/.test(name[prefix.length]);
}

/** Whether a brand has a line of that name. */
export function isLineName(brand: string, name: string): boolean {
  return (brandLines[brand] ?? []).some((entry) => (typeof entry === "string" ? entry : entry[1]).toLowerCase() === name.toLowerCase());
}
