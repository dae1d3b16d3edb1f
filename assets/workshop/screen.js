// The wall: the page again whenever the room shows another.
"use strict";

const main = document.getElementById("main");
const link = document.getElementById("link");

const LARGEST = 2.6; // hundredths of the width of the wall
const SMALLEST = 1.1;

// A wall cannot be scrolled: letters are as large as all of the page can be seen at once.
function fit() {
  for (let size = LARGEST; size >= SMALLEST; size -= 0.1) {
    document.body.style.fontSize = size + "vw";
    if (document.documentElement.scrollHeight <= innerHeight) return;
  }
}

function listen() {
  const stream = new EventSource(location.pathname + "/feed");
  stream.onmessage = (event) => {
    link.textContent = "";
    main.replaceChildren(...new DOMParser().parseFromString(event.data, "text/html").body.childNodes);
    fit();
  };
  stream.onerror = () => {
    link.textContent = "Waiting for the facilitator…";
    if (stream.readyState === EventSource.CLOSED) setTimeout(listen, 1000);
  };
}

addEventListener("resize", fit);
fit();
listen();
