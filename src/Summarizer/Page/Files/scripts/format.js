// Numbers, dates and names of languages in words.

const locale = navigator.language || "en";
const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
const day = new Intl.DateTimeFormat(locale, { dateStyle: "medium" });
const moment = new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "short" });
const whole = new Intl.NumberFormat("en");
const languages = new Intl.DisplayNames("en", { type: "language", fallback: "code" });

const units = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

// A name as text: marks of direction would make "gnp.exe" of another name.
export const shownName = (name) => name.replace(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, "\uFFFD");

// "3 hours ago" within a week, the date beyond.
export function when(iso) {
  const time = new Date(iso);
  const seconds = (time - Date.now()) / 1000;
  if (Math.abs(seconds) > 7 * 86_400) {
    return day.format(time);
  }
  const [unit, length] = units.find(([, size]) => Math.abs(seconds) >= size) ?? [];
  return unit ? relative.format(Math.round(seconds / length), unit) : "just now";
}

export const fullDate = (iso) => moment.format(new Date(iso));

export const count = (number, one, many = `${one}s`) => `${whole.format(number)} ${number === 1 ? one : many}`;

export function languageName(code) {
  if (!code || code === "und") {
    return "Unknown language";
  }
  try {
    return languages.of(code);
  } catch {
    return code;
  }
}

// A digest costs fractions of a cent: as many digits as it takes to see it.
export function money(usd) {
  if (!usd) {
    return "Nothing";
  }
  return `$${usd >= 0.01 ? usd.toFixed(2) : usd.toPrecision(2)}`;
}

export const percent = (part) => `${Math.round(part * 100)} %`;

export const states = { queued: "Waiting", processing: "Digesting", ready: "Ready", failed: "Failed" };

export const isPending = (digest) => digest.status === "queued" || digest.status === "processing";
