import HTTPTypes
import Platform

extension Guest {
    func signInPage(_ filled: Filled, back: String, status: HTTPResponse.Status? = nil) -> Answer {
        let fields = Fields(filled, t)
        return page(t("Sign in"), status: status ?? (filled.problems.isEmpty ? .ok : .unprocessableContent)) {
            """
            <p class="soft">\(t("Firsthand at \(services.settings.organisation)"))</p>
            \(form("/sign-in", token: token, class: "stack") {
                """
                \(fields.summary)
                \(fields.text("email", t("E-mail"), type: "email", autocomplete: "username"))
                \(fields.text("password", t("Password"), type: "password", autocomplete: "current-password"))
                <input type="hidden" name="back" value="\(back)">
                \(button(t("Sign in"), class: "primary"))
                """
            })
            <p class="small soft">\(t("No password yet, or forgotten it? Ask an administrator for a sign-in link."))</p>
            """
        }
    }

    func linkPage(_ person: Person) -> Answer {
        page(t("Welcome, \(person.firstName)")) {
            """
            <p>\(t("This link signs you in as \(person.name), once, in this browser."))</p>
            \(form(call.path, token: token, class: "stack") { button(t("Sign in"), class: "primary") })
            """
        }
    }

    func spentLinkPage() -> Answer {
        page(t("This link has been used or is too old"), status: .notFound) {
            """
            <p>\(t("Sign-in links work once. Ask an administrator for a new one, or sign in with your password."))</p>
            <p>\(link("/sign-in", t("Sign in"), class: "button"))</p>
            """
        }
    }
}
