import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterEach, expect, test } from "vitest";
import type { LandfallError } from "../core/errors.js";
import { loadCatalogue } from "./load.js";
import { catalogueFolders, shippedCatalogues } from "./shipped.js";

const made: string[] = [];

async function folder(files: Record<string, string>): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "catalogue-"));
  made.push(path);
  for (const [name, text] of Object.entries(files)) await writeFile(join(path, name), text);
  return path;
}

afterEach(async () => {
  for (const path of made.splice(0)) await rm(path, { recursive: true });
});

const brands = "id,name\nacme,Acme\n";

test("two files are a catalogue", async () => {
  const catalogue = await loadCatalogue([await folder({ "brands.csv": brands, "products.csv": "brand,name,kind\nacme,One,kettle\n" })]);
  expect(catalogue.products.map(({ id, kind }) => `${id} ${kind}`)).toEqual(["acme/one kettle"]);
});

test("a later folder adds names and facts to an earlier one", async () => {
  const first = await folder({ "brands.csv": brands, "products.csv": "brand,name,kind\nacme,One,kettle\n" });
  const second = await folder({
    "catalogue.toml": '[sources]\nmaker = "The maker"\nshop = "A shop"\n',
    "brands.csv": brands,
    "products.csv": "brand,name,kind,aliases\nacme,One,kettle,A1|Uno\n",
    "releases.csv": "product,market,event,date,source\nacme/one,US,released,2020-05,maker|shop\n",
    "prices.csv": "product,market,amount,currency,source\nacme/one,US,39.90,USD,shop\n",
  });
  const catalogue = await loadCatalogue([first, second]);
  expect(catalogue.product("acme/one")?.aliases).toEqual(["A1", "Uno"]);
  expect(catalogue.facts).toEqual([{ product: "acme/one", market: "US", event: "released", date: "2020-05", source: "maker; shop" }]);
  expect(catalogue.prices).toEqual([{ product: "acme/one", market: "US", amount: 39.9, currency: "USD", source: "shop" }]);
});

test("all bad rows of all files are told at once, with file and line", async () => {
  const path = await folder({
    "catalogue.toml": '[sources]\nmaker = "The maker"\n',
    "brands.csv": "id,name\nsamsung,Samsung\n",
    "products.csv": "brand,name,kind\nsamsung,Galaxy S7,phone\nsamsng,Galaxy S8,phone\n",
    "releases.csv":
      "product,market,event,date,source\nsamsung/galaxy-s7,USA,released,2924,makr\nsamsung/galaxy-s7,US,released,2016-03,makr\n",
    "prices.csv": 'product,market,amount,currency,source\nsamsung/galaxy-s7,US,"1,199",dollars,maker\nsamsung/galaxy-s6,US,1,USD,maker\n',
  });
  const error = (await loadCatalogue([path]).catch((reason) => reason)) as LandfallError;
  const name = basename(path);
  expect(error.code).toBe("CATALOGUE_INVALID");
  expect(error.message.split("\n").map((line) => line.trim().replace(`${name}/`, ""))).toEqual([
    "The catalogue has 7 rows that cannot be used; correct what is listed (docs/catalogue.md describes every column):",
    "releases.csv line 2: market is 'USA'; give a two-letter country code such as US, or * for the first market anywhere",
    "releases.csv line 2: date is '2924'; give a date such as 2016, 2016-Q3, 2016-09 or 2016-09-07",
    "releases.csv line 3: source 'makr' is not under [sources] in catalogue.toml; did you mean 'maker'?",
    "prices.csv line 2: amount is '1,199'; give a number such as 399 or 399.99, without thousands separators",
    "prices.csv line 2: currency is 'dollars'; give a three-letter currency code such as USD",
    "products.csv line 3: brand 'samsng' is not in brands.csv; did you mean 'samsung'?",
    "prices.csv line 3: 'samsung/galaxy-s6' is not in products.csv; did you mean 'samsung/galaxy-s7'?",
  ]);
});

test("a broken catalogue.toml is a row of the list", async () => {
  const path = await folder({ "catalogue.toml": "[sources\n", "brands.csv": brands, "products.csv": "brand,name,kind\n" });
  await expect(loadCatalogue([path])).rejects.toThrow(/catalogue\.toml line 1/);
});

test("a folder without products.csv is missing, with the next step", async () => {
  await expect(loadCatalogue([await folder({ "brands.csv": brands })])).rejects.toThrow(/has no products\.csv; a catalogue folder needs/);
});

test("the shipped catalogues load alone and together", async () => {
  expect(shippedCatalogues()).toEqual(["electronics", "espresso", "phones"]);
  for (const name of shippedCatalogues()) expect((await loadCatalogue(catalogueFolders([name]))).products.length).toBeGreaterThan(30);
  const all = await loadCatalogue(catalogueFolders(shippedCatalogues()));
  const ids = (name: string) => all.find(name).map(({ id }) => id);
  expect(ids("Galaxy S7 edge")).toEqual(["samsung/galaxy-s7-edge"]);
  expect(ids("SM-G935F")).toEqual(["samsung/galaxy-s7-edge"]);
  expect(ids("Apple Watch")).toEqual(["apple/watch"]);
  expect(ids("android nougat")).toEqual(["google/android-7-0-nougat"]);
  expect(ids("Gaggia Classic Pro")).toEqual(["gaggia/classic-pro"]);
});

test("the public facts of 2016 are answered", async () => {
  const phones = await loadCatalogue(catalogueFolders(["phones"]));
  const state = (product: string, day: string) => phones.releaseState(product, "US", day).state;
  expect(state("apple/iphone-7", "2016-09-06")).toBe("rumoured");
  expect(state("apple/iphone-7", "2016-09-07")).toBe("announced");
  expect(state("apple/iphone-7", "2016-09-16")).toBe("released");
  expect(state("samsung/galaxy-note-7", "2016-08-19")).toBe("released");
  expect(state("samsung/galaxy-note-7", "2016-10-11")).toBe("discontinued");
  expect(phones.releaseState("xiaomi/mi-5", "US", "2016-06-01")).toMatchObject({ state: "released", settled: false });
});

test("a catalogue entry is a shipped name or a folder relative to the workspace", () => {
  expect(catalogueFolders(["phones", "./mine", "/abs"], "/ws").map((path) => path.replace(/.*\/catalogues\//, ""))).toEqual([
    "phones",
    "/ws/mine",
    "/abs",
  ]);
});
