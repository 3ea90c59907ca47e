import { checkIn } from "./check-in.js"
import { composer } from "./composer.js"
import { concern } from "./concern.js"
import { confirm } from "./confirm.js"
import { copy } from "./copy.js"
import { count } from "./count.js"
import { countdown } from "./countdown.js"
import { courseEditor } from "./course-editor.js"
import { device } from "./device.js"
import { drill } from "./drill.js"
import { filter } from "./filter.js"
import { focus } from "./focus.js"
import { guard } from "./guard.js"
import { letters } from "./letters.js"
import { live } from "./live.js"
import { menu } from "./menu.js"
import { offline } from "./offline.js"
import { preview } from "./preview.js"
import { quote } from "./quote.js"
import { record } from "./record.js"
import { round } from "./round.js"
import { scripted } from "./scripted.js"
import { submitOnce } from "./submit-once.js"
import { watch } from "./watch.js"

// Behaviours of elements: attached again to each live part that has been replaced.
const behaviours = [
  scripted, countdown, copy, filter, preview, quote, menu, guard, composer, round, letters, checkIn, record, drill,
  concern, device, count, watch, courseEditor,
]

function attach(root) {
  for (const behaviour of behaviours) behaviour(root)
}

attach(document)
focus()
confirm()
submitOnce()
offline()
live(attach)
