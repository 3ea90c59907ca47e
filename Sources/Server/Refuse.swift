import HTTPTypes
import Platform
import Situation

/// The one place where a refusal, or a failure of ours, becomes what the reader sees.
func refuse(_ call: Call, _ refusal: Refusal?, _ house: House) -> Answer {
    let guest = Guest(refusedAt: call, house: house)
    let t = guest.t
    if call.path.hasPrefix(APIOperation.root + "/") { return .problem(refusal, call, t) }
    if refusal == .signInFirst, !call.wantsJSON {
        return call.method == .get ? .see("/sign-in?back=\(call.path)") : .see("/sign-in")
    }
    let words = RefusalWords(refusal, call, t)
    var answer: Answer
    if call.wantsJSON {
        answer =
            (try? .json(["title": words.title, "detail": words.detail], status: words.status)) ?? Answer(words.status)
    } else {
        answer = guest.page(words.title, status: words.status) {
            "<p>\(words.detail)</p><p>\(link("/", t("Back to Now"), class: "button"))</p>"
        }
    }
    if let seconds = refusal?.retryAfterSeconds { answer.headers[.retryAfter] = String(seconds) }
    return answer
}
