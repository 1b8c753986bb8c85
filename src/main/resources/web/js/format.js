/** Figures as people read them. A figure that is not known is a dash, never a zero. */

export const UNKNOWN = "–";
const numbers = new Map();

function number(value, digits) {
  if (!numbers.has(digits)) {
    numbers.set(digits, new Intl.NumberFormat(undefined, {maximumFractionDigits: digits, minimumFractionDigits: digits}));
  }
  return numbers.get(digits).format(value);
}

export function known(value) {
  return value !== null && value !== undefined && !Number.isNaN(value);
}

/** Whole numbers with the viewer's separators. */
export function count(value) {
  return known(value) ? number(value, 0) : UNKNOWN;
}

/** [text, unit]: about three digits that mean something. */
export function parts(value, unit = "") {
  if (!known(value)) {
    return [UNKNOWN, ""];
  }
  const size = Math.abs(value);
  return [number(value, size === 0 || size >= 100 ? 0 : size >= 10 ? 1 : 2), unit];
}

/** A time given in milliseconds. */
export function millis(value) {
  if (!known(value)) {
    return [UNKNOWN, ""];
  }
  if (value === 0) {
    return ["0", "ms"];
  }
  if (value < 1) {
    return parts(value * 1000, "µs");
  }
  if (value < 1000) {
    return parts(value, "ms");
  }
  return value < 120_000 ? parts(value / 1000, "s") : value < 7_200_000 ? parts(value / 60_000, "min") : parts(value / 3_600_000, "h");
}

export function bytes(value) {
  if (!known(value)) {
    return [UNKNOWN, ""];
  }
  const units = ["B", "kB", "MB", "GB", "TB"];
  let power = 0;
  let rest = value;
  while (rest >= 1024 && power < units.length - 1) {
    rest /= 1024;
    power++;
  }
  return [number(rest, power === 0 || rest >= 100 ? 0 : 1), units[power]];
}

export function percent(share, digits) {
  if (!known(share)) {
    return [UNKNOWN, ""];
  }
  const value = share * 100;
  return [number(value, digits ?? (value === 0 || value >= 99.95 ? 0 : 1)), "%"];
}

export function text([figure, unit]) {
  return unit === "" ? figure : unit === "%" ? figure + "%" : figure + " " + unit;
}

const clock = new Intl.DateTimeFormat(undefined, {hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23"});
const day = new Intl.DateTimeFormat(undefined, {year: "numeric", month: "short", day: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23"});

/** A moment in the viewer's zone. */
export function at(instant) {
  const date = new Date(instant);
  return new Date().toDateString() === date.toDateString() ? clock.format(date) : day.format(date);
}

/** The same moment for a title: in UTC, as logs have it. */
export function utc(instant) {
  return new Date(instant).toISOString().replace("T", " ").replace(/\.\d+Z$/, " UTC");
}

/** How long ago, roughly: for what happened and not for what is measured. */
export function ago(instant) {
  const seconds = Math.max(0, (Date.now() - new Date(instant).getTime()) / 1000);
  return seconds < 5 ? "just now" : span(seconds) + " ago";
}

export function span(seconds) {
  if (seconds < 90) {
    return Math.round(seconds) + " s";
  }
  if (seconds < 5400) {
    return Math.round(seconds / 60) + " min";
  }
  if (seconds < 129_600) {
    return Math.round(seconds / 3600) + " h";
  }
  return Math.round(seconds / 86_400) + " d";
}
