/** Elements that begin and end a line of text. */
export const blockTags: ReadonlySet<string> = new Set([
  ...["address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl", "dt", "fieldset"],
  ...["figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "li", "main"],
  ...["nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "caption", "option"],
  "#document",
]);

/** Elements that never hold reading text. */
export const silentTags: ReadonlySet<string> = new Set([
  ...["script", "style", "template", "svg", "iframe", "object", "embed", "applet", "audio", "video", "canvas", "map", "math"],
  ...[
    "button",
    "input",
    "select",
    "textarea",
    "option",
    "datalist",
    "label",
    "progress",
    "meter",
    "frameset",
    "title",
    "noscript",
    "figcaption",
    "link",
    "meta",
    "img",
  ],
  // How a word is spoken, beside the word itself.
  ...["rt", "rp"],
]);

export const headingTags: ReadonlySet<string> = new Set(["h1", "h2", "h3", "h4", "h5", "h6"]);
