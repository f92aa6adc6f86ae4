// A plan on this phone: kept, shown, ticked and taken away here. All words come from the page.
const one = (mark) => document.querySelector(`[data-${mark}]`)
const say = (...shown) => ["keep", "done", "failed", "none", "gone", "has"].forEach((mark) => show(mark, shown.includes(mark)))
const read = () => JSON.parse(localStorage.plan)
const write = (plan) => { localStorage.plan = JSON.stringify(plan) }
const parse = (html) => new DOMParser().parseFromString(html, "text/html")

const activated = async () => {
  const { installing, waiting } = await keepPages()
  const worker = installing || waiting
  if (!worker) return
  await new Promise((resolve, reject) => {
    worker.onstatechange = () => (worker.state === "activated" ? resolve : worker.state === "redundant" ? reject : String)()
  })
}

const fetchPlan = async () => {
  const answer = await fetch("/keep/plan")
  if (answer.redirected || !answer.ok) throw answer
  const main = parse(await answer.text()).querySelector("main")
  for (const each of main.querySelectorAll("form, .noprint, script")) each.remove()
  // The page has a heading of its own.
  const figure = document.createElement("b")
  figure.append(...main.querySelector("h1").childNodes)
  main.querySelector("h1").replaceWith(figure)
  // These need a signal.
  for (const each of main.querySelectorAll('a[href^="/"]:not([href^="/help-now"])')) {
    const around = each.closest("li, p")
    if (around && around.textContent.trim() === each.textContent.trim()) around.remove()
    else each.replaceWith(...each.childNodes)
  }
  return main.innerHTML
}

const keep = async () => {
  try {
    const html = one("note").innerHTML + (await fetchPlan())
    await activated()
    write({ until: one("note").dataset.note, html, ticked: [] })
    say("done", "has")
    one("has").querySelector("a").focus()
  } catch (failed) {
    say("keep", "failed")
  }
}

const remove = async () => {
  one("plan")?.replaceChildren()
  await forget()
  say("gone", "keep")
  ;(one("keep-it") || document.querySelector("main")).focus()
}

const addTick = (step, ticked) => {
  step.append(one("tick").content.cloneNode(true))
  const tick = step.querySelector("input")
  step.querySelector("[data-what]").textContent = `: ${step.querySelector("h3").textContent}`
  tick.checked = ticked
  tick.addEventListener("change", () => {
    const plan = read()
    write({ ...plan, ticked: plan.ticked.filter((id) => id !== step.id).concat(tick.checked ? step.id : []) })
    show("counts", tick.checked)
  })
}

const open = () => {
  try {
    const { html, ticked } = read()
    one("plan").append(...parse(html).body.childNodes)
    document.querySelectorAll(".step[id]").forEach((step) => addTick(step, ticked.includes(step.id)))
    show("counts", ticked.length > 0)
    say("has")
  } catch (nothing) {
    say("none")
  }
  show("elsewhere", location.pathname !== "/kept")
}

one("remove").addEventListener("click", remove)
one("keep-it")?.addEventListener("click", keep)
if (one("plan")) open()
else if (self.caches && navigator.serviceWorker) {
  show("cannot", false)
  say(...(localStorage.plan ? ["has", "done"] : ["keep"]))
}
addEventListener("pageshow", (event) => event.persisted && location.reload())
