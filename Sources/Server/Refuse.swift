import HTTPTypes
import Platform
import Situation

/// The one place where a refusal, or a failure of ours, becomes what the reader sees.
func refuse(_ call: Call, _ refusal: Refusal?, _ house: House) -> Answer {
    let guest = Guest(refusedAt: call, house: house)
    let t = guest.t
    if refusal == .signInFirst, !call.wantsJSON {
        return call.method == .get ? .see("/sign-in?back=\(call.path)") : .see("/sign-in")
    }
    let (status, title, words) = explain(refusal, call, t)
    var answer: Answer
    if call.wantsJSON {
        answer = (try? .json(["title": title, "detail": words], status: status)) ?? Answer(status)
    } else {
        answer = guest.page(title, status: status) {
            "<p>\(words)</p><p>\(link("/", t("Back to Now"), class: "button"))</p>"
        }
    }
    if case .tooMany(let seconds) = refusal { answer.headers[.retryAfter] = String(seconds) }
    return answer
}

private func explain(_ refusal: Refusal?, _ call: Call, _ t: Words) -> (HTTPResponse.Status, String, String) {
    switch refusal {
    case .notFound:
        (.notFound, t("This is not here"), t("Perhaps it has moved, or it is not meant for you."))
    case .signInFirst:
        (.unauthorized, t("Sign in first"), t("You have been signed out. What you typed is kept on this device."))
    case .forged:
        (
            .forbidden, t("This page was open too long"),
            t(
                "We could not be sure that this came from you, so nothing was changed. Go back, reload the page and try again."
            )
        )
    case .tooMany(let seconds):
        (
            .tooManyRequests, t("A little slower, please"),
            t(seconds, "You can try again in \(seconds) second.", "You can try again in \(seconds) seconds.")
        )
    case .tooLarge: (.contentTooLarge, t("This is too large"), t("Nothing was changed."))
    case .unreadable: (.badRequest, t("We could not read this"), t("Nothing was changed."))
    case .conflict:
        (
            .conflict, t("Someone else was faster"),
            t("This was changed while you had it open. Go back and look at it again.")
        )
    case nil:
        (
            .internalServerError, t("Something went wrong on our side"),
            t(
                "Nothing you typed is lost if you go back. If it happens again, tell your administrator this number: \(call.requestID)"
            )
        )
    }
}
