import { AccuracyScreen } from "./accuracy/accuracy-screen.js";
import { BriefScreen } from "./brief/brief-screen.js";
import { DocumentsScreen } from "./documents/documents-screen.js";
import { searchWanted } from "./documents/search-box.js";
import { Drawer } from "./drawer/drawer.js";
import { PressureScreen } from "./pressure/pressure-screen.js";
import { RaceScreen } from "./race/race-screen.js";
import { navigate, place } from "./router.js";
import { SourcesScreen } from "./sources/sources-screen.js";
import { Behind } from "./states/behind.js";
import { Empty } from "./states/empty.js";
import { status } from "./status.js";
import { setTheme, theme, themes } from "./theme.js";

/** The screens that exist; a later one is a line here. */
const screens = [
  { path: "/", name: "Brief", screen: BriefScreen },
  { path: "/documents", name: "Documents", screen: DocumentsScreen },
  { path: "/race", name: "Race", screen: RaceScreen },
  { path: "/pressure", name: "Pressure", screen: PressureScreen },
  { path: "/sources", name: "Sources", screen: SourcesScreen },
  { path: "/accuracy", name: "Accuracy", screen: AccuracyScreen },
] as const;

/** A screen's own pages stand under its path: `/pressure/<group>`. */
function isAt(path: string): boolean {
  return place.value.path === path || (path !== "/" && place.value.path.startsWith(`${path}/`));
}

function Masthead() {
  const workspace = status.value;
  return (
    <header class="masthead">
      <a class="skip" href="#main">
        To the text
      </a>
      <a class="nameplate" href="/">
        Landfall
      </a>
      <nav aria-label="Screens">
        {screens.map(({ path, name }) => (
          <a key={path} href={path} aria-current={isAt(path) ? "page" : undefined}>
            {name}
          </a>
        ))}
      </nav>
      <div class="masthead-tools">
        {workspace?.busy && (
          <span class="busy" role="status">
            {workspace.busy}
          </span>
        )}
        <button
          type="button"
          class="link-button find"
          onClick={() => {
            if (place.value.path !== "/documents") navigate("/documents");
            searchWanted.value += 1;
          }}
        >
          Search <kbd>/</kbd>
        </button>
        <fieldset class="theme">
          <legend class="unseen">Light</legend>
          {themes.map((name) => (
            <label key={name}>
              <input type="radio" name="theme" value={name} checked={theme.value === name} onChange={() => setTheme(name)} />
              <span>{name === "system" ? "auto" : name}</span>
            </label>
          ))}
        </fieldset>
      </div>
    </header>
  );
}

/** The sample's name as the page came with it: its mark moves nothing when the status comes late. */
const nameInPage = document.querySelector<HTMLMetaElement>('meta[name="sample"]')?.content;

function SampleMark() {
  const workspace = status.value ?? { sample: nameInPage !== undefined, name: nameInPage };
  if (!workspace.sample) return null;
  return (
    <aside class="sample" aria-label="Sample">
      <b>Sample</b>
      <span>
        {workspace.name}: written for a first look, said by nobody, never used to measure accuracy.
        <span class="sample-next">
          {" "}
          Your own: <code>landfall init</code>, then <code>landfall import</code>.
        </span>
      </span>
    </aside>
  );
}

function NotFound() {
  return (
    <main class="page" id="main">
      <h1 class="headline">There is no such page.</h1>
      <Empty title="The address may be from a newer Landfall.">
        <p>
          <a href="/">The brief</a> is where everything begins.
        </p>
      </Empty>
    </main>
  );
}

export function App() {
  const Screen = screens.find(({ path }) => isAt(path))?.screen ?? NotFound;
  return (
    <>
      <SampleMark />
      <Masthead />
      <Screen />
      <Behind />
      <Drawer />
      <footer class="foot">
        <span>Landfall {status.value?.version ?? ""}</span>
        <span>
          <kbd>/</kbd> search <kbd>j</kbd> <kbd>k</kbd> walk the list <kbd>Enter</kbd> open <kbd>Esc</kbd> close
        </span>
        <a href="/api/openapi.json">API</a>
      </footer>
    </>
  );
}
