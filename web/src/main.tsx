import "@fontsource-variable/source-serif-4/opsz.css";
import "@fontsource-variable/source-serif-4/opsz-italic.css";
import "@fontsource-variable/inter/wght.css";
import "./style/tokens.css";
import "./style/base.css";
import "./style/states.css";
import "./style/marks.css";
import "./style/brief.css";
import "./style/waterfall.css";
import "./style/balances.css";
import "./style/timeline.css";
import "./style/owners.css";
import "./style/brief-notes.css";
import "./style/books.css";
import "./style/documents.css";
import "./style/source-facets.css";
import "./style/drawer.css";
import "./style/evidence.css";
import "./style/pressure.css";
import "./style/pressure-figures.css";
import "./style/race.css";
import "./style/race-lanes.css";
import "./style/race-passages.css";
import "./style/sources.css";
import "./style/accuracy.css";
import "./style/print.css";
import { render } from "preact";
import { App } from "./app.js";
import { listenToKeys } from "./keyboard.js";
import { startRouter } from "./router.js";
import { followStatus } from "./status.js";

/** How long an empty window is better than one that moves. */
const patienceMs = 1500;
/** What all screens are set in: set in another face first, their lines would break anew. */
const faces = ['1em "Source Serif 4 Variable"', '1em "Inter Variable"'];

const root = document.getElementById("app");
if (!root) throw new Error("index.html has no #app to draw into");
startRouter();
listenToKeys();
// What the workspace is stands at the head of every page: drawn a moment later it would push the page down.
const ready = Promise.allSettled([followStatus(), ...faces.map((face) => document.fonts.load(face))]);
await Promise.race([ready, new Promise((resolve) => setTimeout(resolve, patienceMs))]);
render(<App />, root);
