// Leave at once: the link, or Shift pressed 3 times. The page goes blank before the next one comes.
const link = document.querySelector("[data-leave]")
let presses = 0
let last = 0
const leave = () => {
  document.documentElement.hidden = true
  location.replace(link.href)
}
link.addEventListener("click", (event) => {
  event.preventDefault()
  leave()
})
addEventListener("keydown", (event) => {
  if (event.repeat) return
  presses = event.key === "Shift" && event.timeStamp - last < 2000 ? presses + 1 : Number(event.key === "Shift")
  last = event.timeStamp
  if (presses === 3) leave()
})
