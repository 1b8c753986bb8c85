/** The sources of a review: one editor for each that was looked at, so that each keeps its own undo. */
import {Problem} from "../api.js";
import {put, say} from "../dom.js";
import {editor} from "../editor.js";
import {bytes, count, text} from "../format.js";

/** What the server takes by default: bytes of one source, bytes of all together, files. */
const MOST = 2 * 1024 * 1024;
const MOST_ASKED = 4 * 1024 * 1024 - 4096;
const MOST_FILES = 200;
const LARGE = 300_000;
const KEPT = 200_000;
const KEY = "assay.reviewed";
const WAIT_MS = 200;

/**
 * files({place, size, onMark, onRun, onChange}): the element in which the editor stands and the one
 * that tells the size. open(list) takes files of the browser; asked() is the body's part.
 */
export function files({place, size, sample, onMark, onRun, onChange}) {
  let list = [];
  let shown = 0;
  let waiting;
  const now = () => list[shown];
  const textOf = file => file.editor ? file.editor.text() : file.text;

  async function show(index) {
    shown = index;
    const file = now();
    if (!file.editor) {
      const made = await editor({
        label: `Java source ${nameOf(file, index)}`, text: file.text, hint: "Paste Java, or drop files here",
        onRun, onMark: line => onMark(index, line), onChange: changed,
      });
      // Asked for twice at once, the first one stays.
      file.editor ??= made;
    }
    put(place, now().editor.element);
    measure();
    onChange();
  }

  // Reading 2 MB at each key would be felt.
  function changed() {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      measure();
      keep();
      onChange();
    }, WAIT_MS);
  }

  function measure() {
    const content = textOf(now());
    const length = new Blob([content]).size;
    const lines = `${count(content.split("\n").length)} lines`;
    say(size, length > MOST ? `${text(bytes(length))}; a source may have 2 MB` : length > LARGE ? `${lines}, ${text(bytes(length))}: coloured as far as you scroll` : lines);
  }

  function keep() {
    const all = list.map(file => ({name: file.name, text: textOf(file)}));
    try {
      sessionStorage.setItem(KEY, all.reduce((sum, each) => sum + each.text.length, 0) < KEPT ? JSON.stringify(all) : "");
    } catch {
      // It is only kept for going back and forth between pages.
    }
  }

  function kept() {
    try {
      const all = JSON.parse(sessionStorage.getItem(KEY) || "[]");
      return all.length > 0 ? all : [{name: null, text: sample}];
    } catch {
      return [{name: null, text: sample}];
    }
  }

  async function open(given) {
    const refused = given.find(each => each.size > MOST);
    if (refused) {
      throw new Problem({title: "Too large", detail: `${refused.name} has ${text(bytes(refused.size))}; a source may have 2 MB.`, status: 413});
    }
    const read = await Promise.all(given.map(async each => ({name: each.name, text: await each.text()})));
    const others = list.filter((each, i) => textOf(each).trim() !== "" && textOf(each) !== sample && !read.some(one => pathOf(one, 0) === pathOf({...each, text: textOf(each)}, i)));
    if (others.length + read.length > MOST_FILES) {
      throw new Problem({title: "Too many files", detail: `A review takes ${MOST_FILES} files; these would be ${others.length + read.length}.`, status: 413});
    }
    list.filter(each => !others.includes(each)).forEach(each => each.editor?.destroy());
    list = [...others, ...read];
    await show(others.length);
    keep();
  }

  return {
    start: () => {
      list = kept();
      return show(0);
    },
    open,
    show,
    blank: () => {
      list.push({name: null, text: ""});
      return show(list.length - 1).then(() => now().editor.focus());
    },
    drop: () => {
      now().editor?.destroy();
      list.splice(shown, 1);
      if (list.length === 0) {
        list.push({name: null, text: ""});
      }
      keep();
      return show(Math.max(0, shown - 1));
    },
    names: () => list.map(nameOf),
    shown: () => shown,
    texts: () => list.map(textOf),
    /** Shows a line of a file; the first where the answer names none. */
    at: async (index, line) => {
      if (index !== shown && list[index]) {
        await show(index);
      }
      now().editor.show(line);
    },
    mark: marks => now().editor?.mark(marks),
    paths: () => list.map((file, i) => pathOf({...file, text: textOf(file)}, i)),
    /** {source} for one, {sources} for several; throws what the server would refuse. */
    asked: () => {
      const texts = list.map(textOf);
      const length = texts.reduce((sum, each) => sum + new Blob([each]).size, 0);
      if (length > MOST_ASKED) {
        throw new Problem({title: "Too large", detail: `These files have ${text(bytes(length))} together; a review takes 4 MB. Remove some of them.`, status: 413});
      }
      return texts.length === 1 ? {source: texts[0]} : {sources: list.map((file, i) => ({path: pathOf({...file, text: texts[i]}, i), source: texts[i]}))};
    },
    close: () => {
      clearTimeout(waiting);
      list.forEach(each => each.editor?.destroy());
    },
  };
}

function nameOf(file, index) {
  return file.name ?? typeIn(file.editor ? file.editor.text() : file.text) ?? `unnamed ${index + 1}`;
}

function typeIn(content) {
  const found = /^[ \t]*(?:(?:public|final|abstract|sealed|non-sealed|strictfp)\s+)*(?:class|interface|enum|record|@interface)\s+([\p{L}_$][\p{L}\p{N}_$]*)/mu.exec(content.slice(0, LARGE));
  return found ? `${found[1]}.java` : null;
}

/** com/acme/Foo.java, by the package that the source names. */
function pathOf({name, text: content}, index) {
  const folder = /^\s*package\s+([\p{L}\p{N}_$.]+)\s*;/mu.exec(content.slice(0, LARGE))?.[1].replaceAll(".", "/");
  const file = name ?? typeIn(content) ?? `Unnamed${index + 1}.java`;
  return folder ? `${folder}/${file}` : file;
}
