import type { Parameters } from "../../store/store.js";
import type { DocumentFilter } from "../answers.js";

const groupConditions: Record<string, string | undefined> = {
  any: "f.`group` != ''",
  unexplained: "f.`group` != '' AND f.group_explained = 0",
  explained: "f.`group` != '' AND f.group_explained = 1",
};

/** The fields `group`, `about` and `object` of a filter as SQL over facts. */
export function addPressure(filter: DocumentFilter, add: (condition: string, values?: Parameters) => void): void {
  const { group, about, object } = filter;
  // A stance is the one toward the target: who counts what is against a brand must ask for the target, not for every brand that is named.
  if (about !== undefined) add("splitByChar('/', toString(f.target))[1] IN {about:Array(String)}", { about: about.split(",") });
  if (group !== undefined) {
    const condition = groupConditions[group];
    if (condition !== undefined) add(condition);
    else add("f.`group` IN {groups:Array(String)}", { groups: group.split(",") });
  }
  if (object !== undefined) {
    const colon = object.indexOf(":");
    add(
      "f.id IN (SELECT document FROM actions WHERE generation = {generation:String} AND kind = {objectKind:String} AND object = {objectName:String})",
      { objectKind: object.slice(0, Math.max(0, colon)), objectName: object.slice(colon + 1) },
    );
  }
}
