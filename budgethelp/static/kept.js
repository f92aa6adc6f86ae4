// A plan on this phone: kept, shown and taken away here. All words come from the page.
const one = (mark) => document.querySelector(`[data-${mark}]`)
const say = (shown) => ["keep", "done", "failed", "none", "gone", "has"].forEach((mark) => show(mark, shown.includes(mark)))

const activated = async () => {
  const { installing, waiting } = await keepPages()
  const worker = installing || waiting
  if (!worker) return
  await new Promise((resolve, reject) => {
    worker.onstatechange = () => (worker.state === "activated" ? resolve : worker.state === "redundant" ? reject : String)()
  })
}

const readPlan = async () => {
  const answer = await fetch("/keep/plan")
  if (answer.redirected || !answer.ok) throw answer
  const main = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main")
  for (const each of main.querySelectorAll("h1, form, .noprint, script")) each.remove()
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
    const html = one("note").innerHTML + (await readPlan())
    await activated()
    localStorage.plan = JSON.stringify({ until: one("note").dataset.note, html })
    say(["done", "has"])
  } catch (failed) {
    say(["keep", "failed"])
  }
}

const remove = async () => {
  one("plan")?.replaceChildren()
  await forget()
  say(["gone", "keep"])
}

const open = () => {
  try {
    const { html } = JSON.parse(localStorage.plan)
    one("plan").append(...new DOMParser().parseFromString(html, "text/html").body.childNodes)
    say(["has"])
  } catch (nothing) {
    say(["none"])
  }
  show("elsewhere", location.pathname !== "/kept")
}

one("remove").addEventListener("click", remove)
one("keep-it")?.addEventListener("click", keep)
if (one("plan")) open()
else if (self.caches && navigator.serviceWorker) {
  show("cannot", false)
  say(localStorage.plan ? ["has", "done"] : ["keep"])
}
addEventListener("pageshow", (event) => event.persisted && location.reload())
