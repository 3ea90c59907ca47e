import HTTPTypes
import Platform

/// What a refusal, or a failure of ours, says to the one who meets it.
package struct RefusalWords: Sendable {
    package let status: HTTPResponse.Status
    package let title: String
    package let detail: String

    init(status: HTTPResponse.Status, title: String, detail: String) {
        self.status = status
        self.title = title
        self.detail = detail
    }

    package init(_ refusal: Refusal?, _ call: Call, _ t: Words) {
        (status, title, detail) = words(refusal, call, t)
    }
}

private func words(_ refusal: Refusal?, _ call: Call, _ t: Words) -> (HTTPResponse.Status, String, String) {
    switch refusal {
    case .notFound:
        (.notFound, t("This is not here"), t("Perhaps it has moved, or it is not meant for you."))
    case .signInFirst:
        (.unauthorized, t("Sign in first"), t("You have been signed out. What you typed is kept on this device."))
    case .forged where call.headers[.cookie] == nil:
        (
            .forbidden, t("Your browser sent no cookie"),
            t("Signing in needs one. Allow cookies for this site, go back and try again. Nothing was changed.")
        )
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
    case .beyondToken:
        (.forbidden, t("This token does not reach so far"), t("Its owner can make one with the scope that this needs."))
    case .named:
        (
            .badRequest, t("This came with something that says who you are"),
            t("It was not read. Reload the page and try again; if it happens again, please tell us.")
        )
    case .changedSince:
        (.preconditionFailed, t("It has changed since you read it"), t("Nothing was changed. Read it again."))
    case .reusedKey:
        (
            .unprocessableContent, t("This key was used for something else"),
            t("Nothing was changed. Send another Idempotency-Key.")
        )
    case .unavailable:
        (
            .serviceUnavailable, t("We cannot answer right now"),
            t(
                "Nothing you typed is lost if you go back. Try again in a moment. If it goes on, tell your administrator this number: \(call.requestID)"
            )
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
