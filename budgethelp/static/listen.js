// Reads a step aloud with the phone's own voice, and stops at a second press. Comes with the first press.
const voices = speechSynthesis
const UNHEARD = ".unseen, .noprint, .deep, svg, button, details:not([open]) > :not(summary)"
const BLOCK = "h1, h2, h3, h4, p, li, summary"
let reading = null

const voiceFor = (lang) => {
  const all = voices.getVoices().filter((each) => each.lang.slice(0, 2).toLowerCase() === lang.slice(0, 2))
  return all.find((each) => each.lang.slice(3).toUpperCase() === "GB") || all[0]
}

// Digits of phone numbers one by one, a breath between their groups; sums without signs that trip a voice.
const apart = (number) => number.trim().split(/\s+/).map((group) => [...group].join(" ")).join(", ")
const PHONE = /(^|[^£\d.,])(\d+(?: \d{2,})+|0\d+|\d{5,}|999|111|101|105|112|159|7726)(?!\d|[.,]\d)/g
const sayable = (text, isNumber) => text
  .replace(/[\u2066-\u2069]/g, "")
  .replace(/\u00a0/g, " ")
  .replace(/[−-](?=£)/g, "minus ")
  .replace(/£[\d,.]*\d/g, (sum) => sum.replace(/,/g, ""))
  .replace(isNumber ? /()(\d[\d ]*)/g : PHONE, (_, before, number) => `${before} ${apart(number)} `)

// What to say in turn: a piece for each block, and for each language in it.
const pieces = (part) => {
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT)
  const found = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const around = node.parentElement
    if (!node.data.trim() || around.closest(UNHEARD)) continue
    const block = around.closest(BLOCK) || around
    const { lang } = around.closest("[lang]")
    const last = found[found.length - 1]
    const text = sayable(node.data, around.closest('[href^="tel:"], [href^="sms:"]'))
    if (last && last.block === block && last.lang === lang && (node.previousSibling || {}).nodeName !== "BR") last.text += text
    else found.push({ block, lang, text })
  }
  return found
}

const first = document.querySelector("[data-listen]")
const word = first.textContent.trim()
const label = (button, on) => { button.querySelector("b").textContent = on ? button.dataset.stop : word }
const hush = () => {
  if (reading) label(reading, false)
  reading = null
  voices.cancel()
}
const read = (button) => {
  const again = button === reading
  hush()
  if (again) return
  reading = button
  label(button, true)
  const said = pieces(button.closest(".step, .card") || document.querySelector(".step, .card")).map(({ lang, text }) => {
    const saying = new SpeechSynthesisUtterance(text)
    saying.lang = lang
    saying.voice = voiceFor(lang) || null
    return saying
  })
  said[said.length - 1].onend = () => { if (button === reading) hush() }
  said.forEach((each) => voices.speak(each))
}

// A button of its own for each step and each part, made from the first one.
document.querySelectorAll(".step > h2, .step > h3, .card > h2").forEach((title) => {
  if (title.parentElement.querySelector("[data-listen]")) return
  const button = first.cloneNode(true)
  const what = document.createElement("span")
  what.className = "unseen"
  what.textContent = `: ${title.textContent}`
  button.append(what)
  title.after(button)
})
addEventListener("click", (event) => {
  const button = event.target.closest("[data-listen]")
  if (button) read(button)
})
addEventListener("pagehide", hush)
read(first)
