/**
 * A code editor in a shadow root: there CodeMirror's styles are adopted sheets, which the page's
 * policy allows, and no style element.
 */
import {defaultKeymap, history, historyKeymap, indentWithTab} from "@codemirror/commands";
import {java} from "@codemirror/lang-java";
import {HighlightStyle, bracketMatching, foldGutter, indentOnInput, indentUnit, syntaxHighlighting} from "@codemirror/language";
import {EditorState, RangeSetBuilder, StateEffect, StateField} from "@codemirror/state";
import {Decoration, EditorView, GutterMarker, drawSelection, gutter, highlightActiveLine, keymap, lineNumbers, placeholder} from "@codemirror/view";
import {tags} from "@lezer/highlight";
import {h} from "./dom.js";

const LANGUAGES = {
  java: async () => java(),
  sql: async () => {
    const {PostgreSQL, sql} = await import("@codemirror/lang-sql");
    return sql({dialect: PostgreSQL});
  },
};

// Tokens cross the border of a shadow root, so the colours change with the page's.
const LOOK = EditorView.theme({
  "&": {backgroundColor: "var(--surface)", color: "var(--ink)", fontSize: "13px", height: "100%"},
  "&.cm-focused": {outline: "2px solid var(--accent)", outlineOffset: "-2px"},
  ".cm-scroller": {fontFamily: "var(--mono)", lineHeight: "1.55"},
  ".cm-content": {caretColor: "var(--accent)", padding: "8px 0"},
  ".cm-cursor": {borderLeftColor: "var(--accent)"},
  ".cm-gutters": {backgroundColor: "var(--sunken)", color: "var(--ink-soft)", border: "none", borderRight: "1px solid var(--line)"},
  ".cm-activeLine": {backgroundColor: "color-mix(in srgb, var(--accent-soft) 35%, transparent)"},
  ".cm-activeLineGutter": {backgroundColor: "var(--accent-soft)"},
  "&.cm-focused .cm-selectionBackground, .cm-selectionBackground": {backgroundColor: "color-mix(in srgb, var(--accent) 28%, transparent) !important"},
  ".cm-placeholder": {color: "var(--ink-soft)"},
  ".cm-mark-gutter": {width: "18px"},
  ".cm-mark": {display: "inline-block", width: "18px", textAlign: "center", fontWeight: "700", cursor: "pointer"},
  ".cm-mark.good": {color: "var(--good)"}, ".cm-mark.warn": {color: "var(--warn)"}, ".cm-mark.bad": {color: "var(--bad)"},
  ".cm-line.lit": {backgroundColor: "var(--accent-soft)"},
  ".cm-line.alive": {backgroundColor: "color-mix(in srgb, var(--bad-soft) 70%, transparent)"},
  ".cm-line.partly": {backgroundColor: "color-mix(in srgb, var(--warn-soft) 60%, transparent)"},
});
const COLOURS = syntaxHighlighting(HighlightStyle.define([
  {tag: [tags.keyword, tags.modifier, tags.operatorKeyword], color: "var(--series-3)"},
  {tag: [tags.string, tags.special(tags.string), tags.character], color: "var(--good)"},
  {tag: [tags.number, tags.bool, tags.null], color: "var(--warn)"},
  {tag: [tags.comment], color: "var(--ink-soft)", fontStyle: "italic"},
  {tag: [tags.typeName, tags.className, tags.definition(tags.typeName)], color: "var(--series-4)"},
  {tag: [tags.annotation, tags.meta], color: "var(--accent)"},
]));

class Sign extends GutterMarker {
  constructor(mark) {
    super();
    this.mark = mark;
  }

  toDOM() {
    const {kind, sign, title} = this.mark;
    return h("span", {class: `cm-mark ${kind}`, title}, sign);
  }
}

const setMarks = StateEffect.define();
const marks = StateField.define({
  create: () => [],
  update: (now, change) => {
    for (const effect of change.effects) {
      if (effect.is(setMarks)) {
        return effect.value;
      }
    }
    // What was measured is of the text as it was.
    return change.docChanged ? [] : now;
  },
  provide: field => EditorView.decorations.compute([field], state => {
    const builder = new RangeSetBuilder();
    for (const mark of lines(state)) {
      if (mark.line_class) {
        const from = state.doc.line(mark.line).from;
        builder.add(from, from, Decoration.line({class: mark.line_class}));
      }
    }
    return builder.finish();
  }),
});

function lines(state) {
  return state.field(marks).filter(each => each.line >= 1 && each.line <= state.doc.lines).sort((a, b) => a.line - b.line);
}

const signs = onMark => gutter({
  class: "cm-mark-gutter",
  markers: view => {
    const builder = new RangeSetBuilder();
    for (const mark of lines(view.state)) {
      if (mark.sign) {
        const from = view.state.doc.line(mark.line).from;
        builder.add(from, from, new Sign(mark));
      }
    }
    return builder.finish();
  },
  lineMarkerChange: update => update.transactions.some(each => each.effects.some(effect => effect.is(setMarks))) || update.docChanged,
  domEventHandlers: {click: (view, line) => {
    onMark?.(view.state.doc.lineAt(line.from).number);
    return true;
  }},
});

/**
 * {element, text(), set(text), mark(marks), show(line)}; marks are {line, sign, kind: good | warn |
 * bad, title, line_class: lit | alive | partly} and hold until the text is changed.
 */
export async function editor({language = "java", text = "", label, readOnly = false, hint, onChange, onMark, onRun}) {
  const host = h("div", {class: "editor"});
  const root = host.attachShadow({mode: "open"});
  const box = h("div", null);
  box.style.height = "100%";
  const keys = h("div", {"aria-hidden": "true", style: {position: "absolute", right: "10px", bottom: "6px", padding: "1px 8px", "border-radius": "6px", background: "var(--sunken)", color: "var(--ink-soft)", font: "12px/1.6 var(--sans)", "pointer-events": "none", display: "none"}},
    readOnly ? "" : `Esc, Tab: leave${onRun ? ` · ${/Mac/.test(navigator.platform) ? "⌘" : "Ctrl"}+Enter: run` : ""}${onMark ? " · Alt+Enter: marks of the line" : ""}`);
  host.style.position = "relative";
  root.append(box, keys);
  const view = new EditorView({
    root,
    parent: box,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(), foldGutter(), signs(onMark), marks, history(), drawSelection(), indentOnInput(), indentUnit.of("  "), bracketMatching(),
        await LANGUAGES[language](), LOOK, COLOURS,
        readOnly ? [EditorState.readOnly.of(true)] : [highlightActiveLine(), placeholder(hint ?? "")],
        keymap.of([
          {key: "Alt-Enter", run: at => { onMark?.(at.state.doc.lineAt(at.state.selection.main.head).number); return Boolean(onMark); }},
          {key: "Mod-Enter", run: () => { onRun?.(); return Boolean(onRun); }},
          ...defaultKeymap, ...historyKeymap, ...(readOnly ? [] : [indentWithTab]),
        ]),
        EditorView.contentAttributes.of({tabindex: "0", "aria-label": label + (readOnly ? "" : ". Escape, then Tab leaves it. Alt and Enter tells the marks of the line.")}),
        EditorView.updateListener.of(update => {
          keys.style.display = update.view.hasFocus && !readOnly && matchMedia("(min-width: 641px)").matches ? "block" : "none";
          if (update.docChanged) {
            onChange?.();
          }
        }),
      ],
    }),
  });
  return {
    element: host,
    text: () => view.state.doc.toString(),
    set: next => view.dispatch({changes: {from: 0, to: view.state.doc.length, insert: next}}),
    mark: list => view.dispatch({effects: setMarks.of(list)}),
    show: line => {
      const at = view.state.doc.line(Math.min(Math.max(1, line), view.state.doc.lines)).from;
      view.dispatch({selection: {anchor: at}, effects: EditorView.scrollIntoView(at, {y: "center"})});
    },
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}
