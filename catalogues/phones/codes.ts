import { readFileSync } from "node:fs";
import { join } from "node:path";
import { nameKey, slugOf } from "../../src/catalogue/name-key.js";
import type { Model } from "./merge-models.js";

/** The list's own names for some makers. */
const makers: Record<string, string> = { lge: "lg", "tct-alcatel": "alcatel", redmi: "xiaomi", poco: "xiaomi", iqoo: "vivo" };
/** A code worth knowing: capital letters and digits, as printed on the box (SM-G935F, XT1572, EVA-L09). */
const codePattern = /^(?=.*[A-Z])(?=.*\d{2})[A-Z0-9]{2,}(?:-[A-Z0-9]+)*$/;
/** Shorter codes are words or other products' names too often. */
const minimumLength = 5;
/** Carriers' variants past this number are not what people write. */
const codesKept = 12;

/** Adds the model codes that the public list of certified devices gives to exactly one of our models. */
export function addCodes(data: string, models: Model[], report: string[]): void {
  const list = JSON.parse(readFileSync(join(data, "model_codes.json"), "utf8")) as Record<string, { brand: string; name: string }>;
  const byName = new Map<string, Model | null>();
  for (const model of models) {
    const key = `${model.brand} ${nameKey(model.name)}`;
    byName.set(key, byName.has(key) ? null : model);
  }
  const names = new Set(models.map((model) => nameKey(model.name)));
  const added = new Map<Model, string[]>();
  for (const [code, device] of Object.entries(list)) {
    const bare = code.replace(/^(?:LG|HTC|HUAWEI|SAMSUNG|ONEPLUS|ASUS|Lenovo|ZTE)[ _-](?=.)/i, "");
    if (bare.length < minimumLength || !codePattern.test(bare) || names.has(nameKey(bare))) continue;
    const maker = slugOf(device.brand);
    const brand = makers[maker] ?? maker;
    const spoken = device.name.replace(
      new RegExp(`^(?:${device.brand.replace(/[^\w ]/g, ".")}|Xiaomi|HUAWEI|OPPO|vivo|realme|LG|HTC|ASUS|moto(?:rola)?(?= moto)) `, "i"),
      "",
    );
    const model = byName.get(`${brand} ${nameKey(spoken)}`) ?? byName.get(`${brand} ${nameKey(device.name)}`);
    if (model) added.set(model, [...(added.get(model) ?? []), bare]);
  }
  let count = 0;
  for (const [model, codes] of added) {
    for (const code of [...new Set(codes)].sort().slice(0, codesKept)) {
      model.aliases.add(code);
      // Owners leave out the first part: "G935F" for SM-G935F.
      const short = /^(?:SM|GT|SGH)-(.{5,})$/.exec(code)?.[1];
      if (short) model.aliases.add(short);
      count++;
    }
  }
  report.push(`${count} model codes for ${added.size} models`);
}
