/**
 * The contract, route by route, with a curl line for each example. Written for these pages and not
 * one of the usual viewers: these weigh 200 to 450 kB compressed and want styles that the page's
 * policy refuses.
 */
import {badge, code, head} from "../components.js";
import {get} from "../api.js";
import {h, put} from "../dom.js";

const METHODS = ["get", "post", "put", "patch", "delete"];
const TONE = {get: "good", post: "accent", patch: "warn", put: "warn", delete: "bad"};

export async function mount(root, {signal}) {
  const {body: contract} = await get("/openapi.json", {signal});
  const resolve = node => node?.$ref ? node.$ref.slice(2).split("/").reduce((at, key) => at[key.replaceAll("~1", "/").replaceAll("~0", "~")], contract) : node;
  const all = Object.entries(contract.paths).flatMap(([path, item]) => METHODS.filter(method => item[method]).map(method => ({path, method, shared: item.parameters ?? [], ...item[method]})));
  const groups = contract.tags.map(tag => ({...tag, list: all.filter(each => each.tags?.[0] === tag.name)})).filter(group => group.list.length > 0);
  const search = h("input", {type: "search", id: "find-route", placeholder: "e.g. explain", autocomplete: "off"});
  const found = h("p", {class: "dim", role: "status"});
  const cards = [];
  const sections = groups.map(group => {
    const list = group.list.map(each => {
      const node = operation(each, resolve);
      cards.push({node, words: `${each.method} ${each.path} ${each.summary} ${each.operationId} ${group.name}`.toLowerCase()});
      return node;
    });
    return h("section", {id: `tag-${group.name}`}, h("h2", null, title(group.name)), group.description && h("p", {class: "dim"}, group.description), list);
  });
  search.addEventListener("input", () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    cards.forEach(each => { each.node.hidden = !words.every(word => each.words.includes(word)); });
    sections.forEach(each => { each.hidden = ![...each.querySelectorAll("details.operation")].some(node => !node.hidden); });
    const left = cards.filter(each => !each.node.hidden).length;
    put(found, words.length === 0 ? "" : left === 0 ? "No route is like that." : `${left} of ${cards.length} routes`);
  });
  root.append(
    head("API", h("p", null, h("a", {href: "/openapi.yaml"}, "openapi.yaml"), ` · ${contract.info.version}`)),
    h("div", {class: "docs-frame"},
      h("nav", {class: "docs-nav", "aria-label": "Parts of the API"},
        h("label", {for: "find-route"}, "Find a route"), search, found,
        h("ul", null, groups.map(group => h("li", null, h("a", {href: `#tag-${group.name}`}, title(group.name)), h("span", {class: "dim"}, ` ${group.list.length}`))))),
      h("div", {class: "docs-body"}, h("p", null, contract.info.summary), h("p", {class: "dim"}, contract.info.description), sections)));
  const wanted = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (wanted) {
    wanted.open = true;
    wanted.scrollIntoView();
  }
}

function title(name) {
  return name[0].toUpperCase() + name.slice(1);
}

function operation(each, resolve) {
  const inside = h("div", {class: "operation-body"});
  const element = h("details", {class: "operation", id: each.operationId},
    h("summary", null, h("span", {class: `badge verb ${TONE[each.method]}`}, each.method.toUpperCase()), h("code", {class: "route"}, each.path), h("span", {class: "what"}, each.summary)),
    inside);
  // What is folded is not made: the whole contract at once is thousands of elements.
  element.addEventListener("toggle", () => {
    if (element.open && inside.childElementCount === 0) {
      put(inside, contents(each, resolve));
    }
  });
  return element;
}

function contents(each, resolve) {
  const parameters = [...each.shared, ...(each.parameters ?? [])].map(resolve);
  const media = each.requestBody && Object.entries(each.requestBody.content)[0];
  const examples = Object.entries(media?.[1].examples ?? {}).map(([name, example]) => [name, resolve(example).value]);
  return [
    each.description && h("p", null, each.description),
    parameters.length > 0 && [h("h3", null, "Parameters"), h("div", {class: "scroll", tabindex: "0"}, h("table", null,
      h("thead", null, h("tr", null, ["Name", "In", "Type", "Meaning"].map(name => h("th", {scope: "col"}, name)))),
      h("tbody", null, parameters.map(p => h("tr", null,
        h("th", {scope: "row"}, h("code", null, p.name), p.required && " ", p.required && badge("warn", "needed")),
        h("td", null, p.in), h("td", null, type(p.schema, resolve)), h("td", null, p.description ?? ""))))))],
    media && [h("h3", null, "Body"), schema(media[1].schema, resolve, 0)],
    h("h3", null, examples.length > 1 ? "Examples" : "Example"),
    (examples.length > 0 ? examples : [["", undefined]]).map(([name, value]) => h("div", {class: "example"}, examples.length > 1 && h("h4", null, name), code(curl(each, parameters, media?.[0], value), {wrap: true}))),
    h("h3", null, "Answers"),
    Object.entries(each.responses).map(([status, response]) => answer(status, resolve(response), resolve)),
  ];
}

function answer(status, response, resolve) {
  const media = Object.entries(response.content ?? {})[0];
  const headers = Object.keys(response.headers ?? {});
  const line = [badge(status < "300" ? "good" : status < "500" ? "warn" : "bad", status), " ", response.description, headers.length > 0 && h("span", {class: "dim"}, ` · headers ${headers.join(", ")}`)];
  if (!media || status >= "400") {
    return h("p", {class: "answer"}, line);
  }
  const inside = h("div", null);
  const element = h("details", {class: "answer"}, h("summary", null, line, h("span", {class: "dim"}, ` · ${media[0]}`)), inside);
  element.addEventListener("toggle", () => element.open && inside.childElementCount === 0 && put(inside, schema(media[1].schema, resolve, 0)));
  return element;
}

/** One word or two for what a value is. */
function type(node, resolve) {
  const schema = resolve(node);
  if (!schema) {
    return "any";
  }
  const name = node.$ref?.split("/").pop();
  const words = [].concat(schema.type ?? (schema.properties ? "object" : schema.enum ? "text" : "any")).map(each => each === "string" ? "text" : each).join(" or ");
  return schema.type === "array" ? `list of ${type(schema.items, resolve)}` : name ? `${name}` : words;
}

function schema(node, resolve, depth) {
  const whole = resolve(node);
  const of = whole?.type === "array" ? resolve(whole.items) : whole;
  if (!of?.properties) {
    return h("p", {class: "dim"}, type(node, resolve), whole?.description && `: ${whole.description}`);
  }
  return h("dl", {class: "schema"}, Object.entries(of.properties).map(([name, each]) => {
    const value = resolve(each);
    const item = value?.type === "array" ? resolve(value.items) : value;
    const deeper = item?.properties && depth < 6;
    const more = [value?.enum && `one of ${value.enum.join(", ")}`, value?.default !== undefined && `by default ${value.default}`, value?.minimum !== undefined && `from ${value.minimum}`, value?.maximum !== undefined && `to ${value.maximum}`].filter(Boolean).join(", ");
    const inside = deeper && h("div", null);
    const fold = deeper && h("details", null, h("summary", null, "its fields"), inside);
    if (fold) {
      fold.addEventListener("toggle", () => fold.open && inside.childElementCount === 0 && put(inside, schema(each, resolve, depth + 1)));
    }
    return [
      h("dt", null, h("code", null, name), " ", h("span", {class: "dim"}, type(each, resolve)), of.required?.includes(name) && [" ", badge("", "always")]),
      h("dd", null, value?.description ?? "", more && h("span", {class: "dim"}, value?.description ? ` (${more})` : more), fold),
    ];
  }));
}

function curl(each, parameters, media, value) {
  const management = each.path.startsWith("/health") || each.path === "/metrics";
  const base = management ? `${location.protocol}//${location.hostname}:8081` : location.origin;
  const query = parameters.filter(p => p.in === "query" && p.example !== undefined).map(p => `${p.name}=${encodeURIComponent(p.example)}`).join("&");
  const path = each.path.replace(/\{(\w+)\}/g, (whole, name) => parameters.find(p => p.name === name)?.example ?? whole);
  const quoted = text => `'${text.replaceAll("'", "'\\''")}'`;
  const stream = Object.keys(each.responses["200"]?.content ?? {}).includes("text/event-stream");
  return [
    `curl ${stream ? "-sN" : "-s"}`,
    each.method !== "get" && !(each.method === "post" && value !== undefined) && `-X ${each.method.toUpperCase()}`,
    quoted(base + path + (query && `?${query}`)),
    value !== undefined && `-H 'content-type: ${media}'`,
    value !== undefined && `-d ${quoted(JSON.stringify(value))}`,
  ].filter(Boolean).join(" \\\n  ");
}
