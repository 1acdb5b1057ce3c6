import { useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { forgetAll, keep, useAnswer } from "../answers.js";
import type { DocumentDetail } from "../api-types.js";
import { patchDocument, shownDocuments } from "../documents/pages.js";
import { VoiceName } from "../marks/voice-mark.js";
import { navigate, query, withParameters } from "../router.js";
import { Failure } from "../states/failure.js";
import { SkeletonLines } from "../states/skeleton.js";
import { when } from "../times.js";
import { EvidenceText } from "./evidence-text.js";
import { Explanations } from "./explanations.js";
import { Facts } from "./facts.js";
import { ReadFor } from "./read-for.js";

/** The drawer over whatever page is shown, where the address names an open document. */
export function Drawer() {
  const open = query.value.get("open");
  return open ? <OpenDrawer id={open} /> : null;
}

let returnTo: { element: HTMLElement; document: string } | null = null;

function close(): void {
  // Opened from a page of ours: going back is closing, so that the back button never opens it again.
  if ((history.state as { drawer?: boolean } | null)?.drawer) history.back();
  else navigate(withParameters({ open: null, beside: null, for: null }), { keepScroll: true, replace: true });
}

function OpenDrawer({ id }: { id: string }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const target = query.value.get("for");
  const path = `/api/documents/${encodeURIComponent(id)}${target ? `?target=${encodeURIComponent(target)}` : ""}`;
  const { data: detail, problem, retry } = useAnswer<DocumentDetail>(path);
  const [said, setSaid] = useState("");
  const siblings = shownDocuments.value;
  const at = siblings.indexOf(id);

  useLayoutEffect(() => {
    const element = dialog.current;
    if (!element) return;
    const before = document.activeElement;
    if (before instanceof HTMLElement) returnTo = { element: before, document: id };
    element.showModal();
    return () => {
      element.close();
      const row = document.querySelector<HTMLElement>(`[data-document="${CSS.escape(returnTo?.document ?? "")}"]`);
      (row ?? returnTo?.element)?.focus({ preventScroll: true });
    };
  }, []);

  useEffect(() => {
    if (returnTo) returnTo.document = id;
    body.current?.scrollTo({ top: 0 });
    setSaid("");
  }, [id]);

  const goTo = (next: string | undefined) => {
    if (next) navigate(withParameters({ open: next, for: null }), { keepScroll: true, replace: true });
  };
  const keys = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLInputElement && event.target.type === "text") return;
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    if (event.key === "j") goTo(siblings[at + 1]);
    if (event.key === "k") goTo(siblings[at - 1]);
  };

  const changed = (next: DocumentDetail, axis: string) => {
    keep(path, next);
    patchDocument(next);
    forgetAll(["/api/documents/"]);
    const correction = next.explanations.find((explanation) => explanation.axis === axis)?.corrected;
    setSaid(correction ? `${axis} corrected by ${correction.by}` : `correction of ${axis} undone`);
  };

  return (
    <dialog
      ref={dialog}
      class="drawer"
      aria-label={detail ? `Document by ${detail.author || "an unknown author"}, ${detail.source}` : "Document"}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) close();
      }}
      onKeyDown={keys}
    >
      <div class="drawer-frame">
        <header class="drawer-bar">
          <button type="button" class="link-button" onClick={close}>
            Close <kbd>Esc</kbd>
          </button>
          {at >= 0 && siblings.length > 1 && (
            <span class="drawer-steps">
              <button type="button" class="link-button" disabled={at === 0} onClick={() => goTo(siblings[at - 1])}>
                Previous <kbd>k</kbd>
              </button>
              <button type="button" class="link-button" disabled={at === siblings.length - 1} onClick={() => goTo(siblings[at + 1])}>
                Next <kbd>j</kbd>
              </button>
            </span>
          )}
        </header>
        <div class="drawer-body" ref={body} tabIndex={-1}>
          {problem && <Failure problem={problem} retry={retry} />}
          {detail ? <Opened key={detail.id} detail={detail} path={path} changed={changed} /> : !problem && <DrawerSkeleton />}
        </div>
        <p class="unseen" role="status">
          {said}
        </p>
      </div>
    </dialog>
  );
}

function DrawerSkeleton() {
  return (
    <div class="drawer-columns" aria-busy="true">
      <div>
        <SkeletonLines lines={1} />
        <SkeletonLines lines={5} size="title" />
      </div>
      <div>
        <SkeletonLines lines={8} />
      </div>
    </div>
  );
}

function Opened({
  detail,
  path,
  changed,
}: {
  detail: DocumentDetail;
  path: string;
  changed: (detail: DocumentDetail, axis: string) => void;
}) {
  const active = useSignal<string | null>(null);
  return (
    <article>
      <header class="drawer-head">
        <p class="row-source">
          <VoiceName voice={detail.voice} />
          <span>{detail.publication || detail.author || "author unknown"}</span>
          <span>{detail.source}</span>
          <span>{when(detail.time)}</span>
        </p>
        {detail.title && <h2 class="drawer-title">{detail.title}</h2>}
        {!detail.title && <h2 class="unseen">What it says</h2>}
      </header>
      <div class="drawer-columns">
        <div class="drawer-text">
          <EvidenceText detail={detail} active={active} />
          <p class={`release ${detail.releaseState.disagrees ? "release-disagrees" : ""}`}>
            {detail.releaseState.disagrees && <b>A finding: text and catalogue disagree. </b>}
            {detail.releaseState.sentence}
          </p>
          <Facts detail={detail} />
        </div>
        <aside class="drawer-notes" aria-label="How it was read">
          <ReadFor detail={detail} />
          <Explanations path={path} detail={detail} active={active} changed={changed} />
        </aside>
      </div>
    </article>
  );
}
