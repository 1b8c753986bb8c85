/**
 * Elements out of data. Texts become text nodes and never markup, so that a statement or a name
 * that looks like HTML is shown as it is.
 */

/** h("p", {class: "dim", onclick: f}, "text", element, [more]); null and false children are left out. */
export function h(tag, props, ...children) {
  return fill(document.createElement(tag), props, children);
}

/** The same for SVG. */
export function s(tag, props, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), props, children);
}

function fill(element, props, children) {
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === null || value === undefined || value === false) {
      continue;
    }
    if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else if (name === "style") {
      // By the object model: a style attribute would be refused by the page's own policy.
      Object.entries(value).forEach(([key, each]) => element.style.setProperty(key, each));
    } else if (name in element && typeof value !== "string" && !(element instanceof SVGElement)) {
      element[name] = value;
    } else {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  append(element, children);
  return element;
}

export function append(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== false) {
      element.append(child instanceof Node ? child : String(child));
    }
  }
}

/** Puts other children into an element. */
export function put(element, ...children) {
  element.replaceChildren();
  append(element, children);
  return element;
}

/** Sets a text only where it is another one, which spares layout and screen readers. */
export function say(node, text) {
  const next = String(text);
  if (node.textContent !== next) {
    node.textContent = next;
  }
}

/** Tells a screen reader what happened. */
export function announce(text) {
  say(document.getElementById("said"), text);
}
