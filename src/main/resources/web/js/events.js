/**
 * Server-sent events with what a person is told of the connection. The browser asks again by
 * itself; a stream that the server ends after its time is back in half a second and nobody hears of
 * that.
 */
import {announce, put, say} from "./dom.js";

const QUIET_MS = 2500;
const SHOW_BACK_MS = 3000;
const LOOK_MS = 5000;
const LOOK_AGAIN_MS = 2000;
let streams = 0;

/**
 * Listens until the signal says otherwise: listen("/v1/live", {sample: data => ...}, signal).
 * onAway is told true when the server is gone and false when it is back.
 */
export function listen(url, handlers, signal, onAway) {
  let source;
  let trouble;
  let away = false;
  streams++;

  const open = () => {
    source = new EventSource(url);
    source.onopen = back;
    source.onerror = lost;
    for (const [name, handler] of Object.entries(handlers)) {
      source.addEventListener(name, event => {
        back();
        handler(JSON.parse(event.data));
      });
    }
  };

  const back = () => {
    clearTimeout(trouble);
    trouble = undefined;
    if (away) {
      away = false;
      onAway?.(false);
      connection("The server is back.", true);
      announce("The server is back.");
    }
  };

  const lost = () => {
    if (source.readyState === EventSource.CLOSED) {
      // It answered with a failure, after which a browser does not ask again by itself.
      source.close();
      setTimeout(() => signal.aborted || open(), 2000);
    }
    trouble ??= setTimeout(() => {
      away = true;
      onAway?.(true);
      connection("The server does not answer. What you see is from before; reconnecting…", false);
    }, QUIET_MS);
  };

  // A page that the browser keeps for going back would go on holding one of its few connections.
  addEventListener("pagehide", () => source.close(), {signal});
  addEventListener("pageshow", event => event.persisted && open(), {signal});
  signal.addEventListener("abort", () => {
    streams--;
    clearTimeout(trouble);
    source.close();
    if (away) {
      connection(null);
    }
  });
  open();
}

/** Looks now and then whether the server is there, for pages that have no stream to tell them. */
export function watch() {
  let gone = false;
  let next;
  const look = async () => {
    clearTimeout(next);
    let there = gone === false;
    if (!document.hidden && streams === 0) {
      there = await fetch("/docs", {method: "HEAD", cache: "no-store"}).then(() => true, () => false);
    }
    if (streams > 0) {
      if (gone) {
        connection(null);
      }
      gone = false;
    } else if (gone === there) {
      gone = !there;
      connection(gone ? "The server does not answer. What you see and write stays; looking again…" : "The server is back.", there);
      announce(gone ? "The server does not answer." : "The server is back.");
    }
    clearTimeout(next);
    next = setTimeout(look, gone ? LOOK_AGAIN_MS : LOOK_MS);
  };
  addEventListener("assay-away", look);
  document.addEventListener("visibilitychange", look);
  next = setTimeout(look, LOOK_MS);
}

let fade;

/** The line below the header; null takes it away. */
export function connection(text, well) {
  const banner = document.getElementById("banner");
  clearTimeout(fade);
  banner.hidden = text === null;
  banner.classList.toggle("well", well === true);
  if (text === null) {
    put(banner);
    return;
  }
  say(banner, text);
  if (well) {
    fade = setTimeout(() => connection(null), SHOW_BACK_MS);
  }
}
