/** The pages of a list of documents, kept while the reader goes elsewhere so that coming back finds the same list at the same height. */
import { type Signal, signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { problemOf, request } from "../api.js";
import type { DocumentDetail, DocumentItem, DocumentList, Problem } from "../api-types.js";

/** A page is what fills a tall screen a few times over. */
const pageSize = 50;

export interface Pages {
  list: Omit<DocumentList, "documents"> | null;
  documents: DocumentItem[];
  loading: "first" | "more" | null;
  problem: Problem | null;
  stale: boolean;
}

const empty: Pages = { list: null, documents: [], loading: null, problem: null, stale: true };
const kept = new Map<string, Signal<Pages>>();
const keptAtMost = 30;

/** The ids of the list on screen, in order: the drawer walks along them. */
export const shownDocuments = signal<string[]>([]);

function slot(search: string): Signal<Pages> {
  let pages = kept.get(search);
  if (!pages) {
    pages = signal(empty);
    kept.set(search, pages);
    const [oldest] = kept.keys();
    if (kept.size > keptAtMost && oldest !== undefined) kept.delete(oldest);
  }
  return pages;
}

function pagePath(search: string, page: string | null): string {
  const query = new URLSearchParams(search);
  query.set("limit", String(pageSize));
  if (page) query.set("page", page);
  return `/api/documents?${query}`;
}

/** Asks from the first page on until as many are there as were there before. */
async function load(search: string, pages: Signal<Pages>): Promise<void> {
  const wanted = pages.value.documents.length;
  pages.value = { ...pages.value, loading: "first", stale: false };
  try {
    let answer = await request<DocumentList>(pagePath(search, null));
    const documents = [...answer.documents];
    while (documents.length < wanted && answer.next) {
      answer = await request<DocumentList>(pagePath(search, answer.next));
      documents.push(...answer.documents);
    }
    pages.value = { list: answer, documents, loading: null, problem: null, stale: pages.value.stale };
  } catch (error) {
    pages.value = { ...pages.value, loading: null, problem: problemOf(error) };
  }
}

async function loadMore(search: string, pages: Signal<Pages>): Promise<void> {
  const { list, loading } = pages.value;
  if (!list?.next || loading) return;
  pages.value = { ...pages.value, loading: "more" };
  try {
    const answer = await request<DocumentList>(pagePath(search, list.next));
    const known = new Set(pages.value.documents.map((document) => document.id));
    const fresh = answer.documents.filter((document) => !known.has(document.id));
    pages.value = {
      ...pages.value,
      list: { ...list, next: answer.next },
      documents: [...pages.value.documents, ...fresh],
      loading: null,
      problem: null,
    };
  } catch (error) {
    pages.value = { ...pages.value, loading: null, problem: problemOf(error) };
  }
}

/** The documents of a query string (filter and sort), page by page. */
export function usePages(search: string): Pages & { more: () => void; retry: () => void } {
  const pages = slot(search);
  const { stale, loading } = pages.value;
  useEffect(() => {
    if (stale && !loading) void load(search, pages);
  }, [search, stale, loading]);
  return { ...pages.value, more: () => void loadMore(search, pages), retry: () => void load(search, pages) };
}

/** Every list is asked anew when next shown, as far down as it was read. */
export function forgetPages(): void {
  for (const pages of kept.values()) pages.value = { ...pages.value, stale: true };
}

/** After a correction: the document's row changes where it stands; every list is asked anew, for it may count differently. */
export function patchDocument(detail: DocumentDetail): void {
  for (const pages of kept.values()) {
    const documents = pages.value.documents.map((document) =>
      document.id === detail.id ? { ...document, labels: detail.labels, voice: detail.voice, target: detail.target } : document,
    );
    pages.value = { ...pages.value, documents, stale: true };
  }
}
