/**
 * Loaded before the command line (`--import`): it says by message when it begins the insert of the number in LANDFALL_TEST_HOLD_AT, and does nothing after that insert. So a test kills it
 * while the insert is under way or just after it, however fast or slow the machine is, and it never comes further.
 */
import { Store } from "../../src/store/store.js";

const insert = Store.prototype.insert;
let left = Number(process.env.LANDFALL_TEST_HOLD_AT);

Store.prototype.insert = async function (table, rows) {
  left--;
  if (left === 0) process.send?.("holds");
  await insert.call(this, table, rows);
  if (left === 0) await new Promise(() => setInterval(() => undefined, 1000));
};
