/** All advice on a database, what pays most first. */
import {get, path} from "../api.js";
import {h} from "../dom.js";
import {adviceList} from "./advice-list.js";
import {desk, part} from "./queries-desk.js";
import {texts} from "./queries-texts.js";

export async function mount(root, page) {
  const {signal, title} = page;
  const shown = await desk(root, page, {title: "Advice", view: "advice", about: "What would make it faster, tried before it is said; nothing is changed by accepting it, a person runs it."});
  if (!shown) {
    return;
  }
  title(`Advice for ${shown.name}`);
  const list = h("section", {class: "card flush", "aria-label": "Advice"});
  shown.body.append(list);
  const known = texts(shown.name, signal);
  await part(list, () => get(path`/v1/databases/${shown.name}/advice`, {signal}), async body => adviceList(shown.name, body, signal, await known));
}
