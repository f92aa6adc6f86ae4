// NAME and FILES stand above; the server writes them. FILES are the same for everyone: nothing about a person is kept here.
const HELP = /\/help-now$/ // also "/cy/help-now"
const NO_SIGNAL = "/help-now/no-signal"
const KEPT = "/kept"
// What changes something there: the server has to see where the browser comes from.
const NEVER = /\/(leave|cleared|ready|together|language\/.*)$/
const PATIENCE = 6000

addEventListener("install", (event) => {
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(FILES)).then(stayIfWanted))
})
addEventListener("activate", (event) => {
  const old = caches.keys().then((names) => names.filter((name) => name !== NAME))
  event.waitUntil(old.then((names) => Promise.all(names.map((name) => caches.delete(name)))).then(() => clients.claim()))
})
addEventListener("fetch", (event) => {
  const { request } = event
  const { origin, pathname, search } = new URL(request.url)
  if (request.method !== "GET" || origin !== location.origin || NEVER.test(pathname)) return
  if (request.mode !== "navigate") {
    if (FILES.includes(pathname + search)) event.respondWith(kept(request))
  } else if (pathname === KEPT) event.respondWith(kept(KEPT))
  else if (HELP.test(pathname)) event.respondWith(soon(request).catch(() => kept(NO_SIGNAL)))
  else event.respondWith(fetch(request).catch(() => kept(KEPT)))
})

// The page that was left may be gone before it could take all away. Only a page of ours can send a message: another
// site's link to /leave takes nothing away.
addEventListener("message", (event) => { if (event.data === "leave") event.waitUntil(forget()) })
const forget = () => Promise.all([caches.delete(NAME), registration.unregister()])

// Whoever left while this was installing is gone, and no page is there to take it away.
const stayIfWanted = async () => {
  if ((await clients.matchAll({ includeUncontrolled: true })).length) return skipWaiting()
  await caches.delete(NAME)
  throw new Error("left")
}

const kept = async (file) => (await caches.match(file, { ignoreVary: true })) || fetch(file)

// Somebody in danger does not wait for a slow network, nor for a server that is down.
const soon = (request) => new Promise((resolve, reject) => {
  setTimeout(reject, PATIENCE)
  fetch(request).then((answer) => (answer.status < 500 ? resolve(answer) : reject()), reject)
})
