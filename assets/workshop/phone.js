// Spares reloads: the same forms, sent without leaving the page, and the page again whenever the room shows another.
"use strict";

const main = document.getElementById("main");
const link = document.getElementById("link");
const room = "/" + location.pathname.split("/")[1];
const WALK = "walk" + room;
const PATIENCE = 45000; // longer than two silences of the server's stream
const FIRST_WAIT = 500;
const LONGEST_WAIT = 8000;

let state = main.dataset.state;
let stream = null;
let failures = 0;
let heard = Date.now();
let sending = 0;

function say(words) {
  if (link.textContent !== words) link.textContent = words;
}

// A page from our own server, taken apart by the browser; nothing in it can run: scripts come from our file alone.
function show(update) {
  heard = Date.now();
  state = update.state;
  const parsed = new DOMParser().parseFromString(update.page, "text/html").body;
  if (parsed.innerHTML === main.innerHTML) return;
  const focused = document.activeElement;
  const mark = focused && main.contains(focused) ? focused.value || focused.textContent : null;
  const fresh = headline(parsed) !== headline(main);
  main.replaceChildren(...parsed.childNodes);
  if (mark !== null && !fresh) {
    const again = [...main.querySelectorAll("button")].find((button) => button.value === mark);
    if (again) again.focus();
  }
  if (fresh) {
    scrollTo(0, 0);
    main.tabIndex = -1;
    main.focus({ preventScroll: true });
  }
}

function headline(node) {
  const first = node.querySelector("h1, h2, .scene, .taken");
  return first ? first.textContent : "";
}

async function send(form, button, fields, tries) {
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      headers: { Accept: "application/json" },
      body: fields,
    });
    const update = await answer.json();
    if (answer.ok) {
      say("");
      remember(form, update);
      show(update);
      if (/\/(join|leave)$/.test(form.action)) listen(); // the stream is another one inside than before the door
    } else if (answer.status === 503 && tries < 8) {
      throw new Error(update.sentence);
    } else {
      say(update.sentence);
      refresh();
    }
  } catch (error) {
    if (tries >= 40) {
      say("Not sent. Tap your answer once more.");
      return;
    }
    say("No connection. Your answer is sent as soon as there is one.");
    await new Promise((done) => setTimeout(done, Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** tries) * spread()));
    if (newest(form, fields)) await send(form, button, fields, tries + 1);
  }
}

// A whole class comes back at once; not all of it in the same moment.
function spread() {
  return 0.5 + Math.random();
}

// Only the last press is sent again: a vote that was changed meanwhile is not.
let last = null;
function newest(form, fields) {
  return last === fields;
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  event.preventDefault();
  const fields = new URLSearchParams(new FormData(form, event.submitter));
  if (fields.has("key")) fields.set("key", press());
  if (event.submitter && event.submitter.name === "choice" && fields.has("decision")) chosen(event.submitter);
  last = fields;
  sending += 1;
  send(form, event.submitter, fields, 0).finally(() => { sending -= 1; });
});

function press() {
  const bytes = new Uint8Array(12);
  crypto.getRandomValues(bytes);
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function chosen(button) {
  for (const other of button.form.querySelectorAll("button[name=choice]")) {
    other.setAttribute("aria-pressed", String(other === button));
  }
}

// A way through a story stays here: a page that is loaded anew asks for the scene it was at.
function remember(form, update) {
  if (form.classList.contains("walk")) {
    const page = new DOMParser().parseFromString(update.page, "text/html");
    const here = page.querySelector("form.walk input[name=trail]");
    if (here) keep(new URLSearchParams(new FormData(here.form)));
  } else if (form.classList.contains("leave")) {
    forget();
  }
}

function keep(fields) {
  try { sessionStorage.setItem(WALK, fields.toString()); } catch (error) { /* a private window keeps nothing */ }
}

function forget() {
  try { sessionStorage.removeItem(WALK); } catch (error) { /* nothing was kept */ }
}

async function walkOn() {
  let kept = null;
  try { kept = sessionStorage.getItem(WALK); } catch (error) { /* nothing was kept */ }
  const form = main.querySelector("form.walk");
  if (!kept || !form) return;
  await send(form, null, new URLSearchParams(kept), 40);
}

function listen() {
  if (stream) stream.close();
  if (failures >= 2 || !window.EventSource) {
    ask();
    return;
  }
  stream = new EventSource(room + "/feed");
  stream.onmessage = (event) => {
    failures = 0;
    say("");
    heard = Date.now();
    if (main.querySelector("form.walk, .debrief") && /class="walk"/.test(event.data)) return;
    if (!sending) show({ state: event.lastEventId, page: event.data });
  };
  stream.onerror = () => {
    failures += 1;
    say("Waiting for the room…");
    if (stream.readyState === EventSource.CLOSED || failures >= 2) {
      stream.close();
      setTimeout(listen, FIRST_WAIT * spread());
    }
  };
}

async function ask() {
  try {
    const answer = await fetch(room + "/next?since=" + state, { headers: { Accept: "application/json" } });
    if (answer.status === 200) show(await answer.json());
    say("");
    failures = Math.max(2, failures - 1);
    setTimeout(ask, 50);
  } catch (error) {
    say("Waiting for the room…");
    failures += 1;
    setTimeout(ask, Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(failures - 2, 5)));
  }
}

async function refresh() {
  try {
    const answer = await fetch(room + "/next?since=-1", { headers: { Accept: "application/json" } });
    if (answer.status === 200) show(await answer.json());
  } catch (error) { /* the stream comes back by itself */ }
}

// A phone that slept has a dead stream and does not know it.
function wake() {
  if (document.visibilityState === "hidden") return;
  failures = 0;
  refresh();
  if (stream) listen();
}
document.addEventListener("visibilitychange", wake);
window.addEventListener("pageshow", (event) => { if (event.persisted) wake(); });
window.addEventListener("online", wake);
setInterval(() => { if (stream && Date.now() - heard > PATIENCE) { heard = Date.now(); wake(); } }, 5000);

if (room !== "/" && room.length > 1) {
  walkOn();
  listen();
}
