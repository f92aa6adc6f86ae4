// On every page, so in words that old phones know.
const { phone } = document.currentScript.dataset
const link = document.querySelector("[data-leave]")
let presses = 0
let last = 0

// All that we keep on a phone: the plan, if somebody chose to keep it, and pages that are the same for everyone.
const forget = () => {
  try { localStorage.clear() } catch (closed) {}
  if (!self.caches || !navigator.serviceWorker) return Promise.resolve()
  if (navigator.serviceWorker.controller) navigator.serviceWorker.controller.postMessage("leave")
  // Pages before the worker, which finishes when this page goes too soon; and after it, for it may be installing.
  return removePages()
    .then(() => navigator.serviceWorker.getRegistrations())
    .then((all) => Promise.all(all.map((each) => each.unregister())))
    .then(removePages)
}
const removePages = () => caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))))
const keepPages = () => navigator.serviceWorker.register("/sw.js?" + document.documentElement.lang, { updateViaCache: "all" })
const show = (mark, shown = true) => document.querySelectorAll("[data-" + mark + "]").forEach((each) => { each.hidden = !shown })

// Leave at once: the link, or Shift pressed 3 times. The page goes blank before the next one comes.
const leave = () => {
  document.documentElement.hidden = true
  forget().catch(() => {})
  location.replace(link.href)
}
link.addEventListener("click", (event) => {
  event.preventDefault()
  leave()
})
// Each press says how many are left, and that a kept plan goes too: nobody loses one by chance.
const pressed = document.querySelector("[data-presses]")
const announce = () => {
  const { two, one, kept } = pressed.dataset
  const typing = /INPUT|TEXTAREA/.test(document.activeElement.tagName)
  const said = presses === 2 ? one : presses === 1 && !typing ? two : ""
  let plan
  try { plan = localStorage.plan } catch (closed) {}
  pressed.textContent = said && plan ? said + " " + kept : said
  pressed.hidden = !said
}
addEventListener("keydown", (event) => {
  if (event.repeat) return
  presses = event.key === "Shift" && event.timeStamp - last < 2000 ? presses + 1 : Number(event.key === "Shift")
  last = event.timeStamp
  announce()
  if (presses === 3) leave()
})

// After 25 minutes a page with a field asks whether somebody is still there; one press keeps the answers.
const idle = document.querySelector("[data-idle]")
const ask = () => setTimeout(() => { show("idle"); idle.lastElementChild.focus() }, 1500000)
if (idle) {
  ask()
  idle.lastElementChild.onclick = () => fetch("/still-here", { method: "POST" }).then(() => { show("idle", false); ask() })
}

// On a wide screen the first rows stand open, as far as all of the plan stays in sight.
if (matchMedia("(min-width: 60rem)").matches) {
  document.querySelectorAll(".rows > details:nth-of-type(-n+2)").forEach((row) => {
    const high = Math.max(document.documentElement.scrollHeight, innerHeight)
    row.open = true
    row.open = document.documentElement.scrollHeight <= high
  })
}

// Reading aloud is offered where there is a voice for this language; its script comes with the first press.
const speech = self.speechSynthesis
const listen = document.querySelector("[data-listen]")
if (speech && listen) {
  const offer = () => show("listen", speech.getVoices().some((each) => each.lang.slice(0, 2) === document.documentElement.lang))
  speech.onvoiceschanged = offer
  offer()
  listen.onclick = () => {
    speech.speak(new SpeechSynthesisUtterance("")) // phones let a page speak only when pressed
    document.head.append(Object.assign(document.createElement("script"), { src: listen.dataset.listen }))
    listen.onclick = null
  }
}

// A kept plan ends on the day that money comes.
try {
  const { until } = JSON.parse(localStorage.plan)
  if (new Date(until + "T00:00") > new Date()) show("is-kept")
  else localStorage.clear()
} catch (nothing) {}

if (phone === "clear") forget().catch(() => {})
else if (self.caches && navigator.serviceWorker) {
  show("can-keep")
  // Not before the page is used, so that a first visit stays small.
  const used = (event) => {
    if (event.defaultPrevented) return
    events.forEach((name) => removeEventListener(name, used))
    keepPages().catch(() => {})
  }
  const events = phone === "touch" ? ["click", "input", "scroll"] : phone === "load" ? ["load"] : []
  events.forEach((name) => addEventListener(name, used))
}
