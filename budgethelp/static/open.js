// What stands after the # goes into the form, and out of the address and the history. Nothing is shown or sent
// before the person presses the button.
const form = document.getElementById("shared")
const packed = location.hash.slice(1)
const noScript = document.getElementById("no-script")
if (noScript) {
  noScript.hidden = true
  document.getElementById("nothing").hidden = false
}
if (packed) {
  form.elements.plan.value = packed
  form.hidden = false
  document.getElementById("no-plan").hidden = true
  history.replaceState(null, "", location.pathname)
}
addEventListener("hashchange", () => location.reload())
