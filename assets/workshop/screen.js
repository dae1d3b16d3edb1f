// The wall: the page again whenever the room shows another.
"use strict";

const main = document.getElementById("main");
const link = document.getElementById("link");

function listen() {
  const stream = new EventSource(location.pathname + "/feed");
  stream.onmessage = (event) => {
    link.textContent = "";
    main.replaceChildren(...new DOMParser().parseFromString(event.data, "text/html").body.childNodes);
  };
  stream.onerror = () => {
    link.textContent = "Waiting for the facilitator…";
    if (stream.readyState === EventSource.CLOSED) setTimeout(listen, 1000);
  };
}

listen();
