import HTTPTypes
import Platform
import Situation

extension Visit {
    func certificatePage() async throws -> Answer {
        let certificate = try await certificate()
        guard let document = CertificateDocument(certificate.document) else { throw Refusal.notFound }
        let (courses, now) = (house.courses, now)
        let standing = try await read { tx in
            try courses.find(certificate.course, in: tx).map { Standing(certificate, in: $0, at: now) }
        }
        return page(t("Certificate"), place: .training, eyebrow: link("/courses", t("Courses"))) {
            """
            <div class="cols"><section class="c7 stack">\(changed(standing, certificate))
            <section class="card certificate"><h2 translate="no">\(document.title)</h2>
            <p class="large" translate="no">\(document.holder)</p>\(details(document, t))</section>
            </section><aside class="c5 stack">
            \(card(t("Take it with you")) {
                """
                <p>\(t("The signed file proves itself: anybody can check it without asking us. The page to print shows the same for the eye."))</p>
                <p class="line">\(link(certificate.path + "/file", t("The signed file"), class: "button primary"))\
                \(link(certificate.path + "/page", t("To print, as PDF"), class: "button"))</p>
                <p class="small">\(link("/certificates/verify", t("Where others check it")))</p>
                """
            })</aside></div>
            """
        }
    }

    private func changed(_ standing: Standing?, _ certificate: CourseCertificate) -> HTML {
        let path = "/courses/\(certificate.course)"
        switch standing {
        case .outdated:
            return notice(
                .care,
                "<p>\(t("What people must know has changed since. A few minutes renew it.")) \(link(path, t("Take the part that has changed")))</p>"
            )
        case .expired:
            return notice(.info, "<p>\(t("It has ended.")) \(link(path, t("Take the course again")))</p>")
        default: return .nothing
        }
    }
}

private func details(_ document: CertificateDocument, _ t: Words) -> HTML {
    let rows: [(String, HTML)] = [
        (t("Issued by"), said(document.issuer)), (t("Version"), "\(t.number(document.version))"),
        (t("Score"), "\(t("\(document.score) of a hundred"))"), (t("Issued"), said(String(document.issued.prefix(10)))),
        (t("Valid until"), said(String(document.expires.prefix(10)))), (t("Number"), said(document.certificate)),
        (t("Key"), "<code class=\"long\" translate=\"no\">\(document.key)</code>"),
    ]
    return """
        <dl class="facts-of">\(rows.map { what, value -> HTML in "<div><dt>\(what)</dt><dd>\(value)</dd></div>" })</dl>
        """
}

extension Guest {
    func verifyPage(_ filled: Filled = Filled()) -> Answer {
        page(t("Is this certificate real?"), status: filled.status, isLong: true) {
            """
            <p>\(t("Somebody has shown you a certificate from here. Give us its file, and we say whether it is whole, signed here, and still valid. Nothing of it is kept."))</p>
            \(verifyForm(filled))\(offline)
            """
        }
    }

    func verdictPage(
        _ verdict: CertificateVerdict, _ document: CertificateDocument?, _ filled: Filled
    ) -> Answer {
        page(t("Is this certificate real?"), isLong: true) {
            """
            \(notice(verdict.tone, "<h2>\(t(verdict.title))</h2><p>\(t(verdict.words))</p>"))
            \(verdict.showsWhatItSays ? document.map { document -> HTML in
                """
                <section class="card"><h2 translate="no">\(document.title)</h2><p class="large" translate="no">\(document.holder)</p>\
                \(details(document, t))</section>
                """
            } ?? .nothing : .nothing)
            \(verifyForm(filled))\(offline)
            """
        }
    }

    private func verifyForm(_ filled: Filled) -> HTML {
        let fields = Fields(filled, t)
        return """
            <form method="post" action="/certificates/verify" enctype="multipart/form-data" class="stack">\
            <input type="hidden" name="csrf" value="\(token)">\(fields.summary)\
            <div class="field"><label for="file">\(t("Its file"))</label>\
            <input id="file" name="file" type="file" accept=".json,application/json"></div>\
            \(fields.area("certificate", t("Or paste what is in it"), rows: 6))\
            \(button(t("Check it"), class: "primary"))</form>
            """
    }

    private var offline: HTML {
        """
        <p class="small soft">\(t("You can also check it without us, with our public key:")) \
        \(link("/certificates/key", t("the key"))) · <code translate="no">firsthand certificate verify FILE --key KEY</code></p>
        """
    }
}

extension CertificateVerdict {
    var tone: Tone {
        switch self {
        case .valid: .ok
        case .expired, .outdated: .care
        case .unreadable, .broken, .foreign: .stop
        }
    }

    var title: Sentence {
        switch self {
        case .valid: "It is real and valid"
        case .expired: "It is real and has ended"
        case .outdated: "It is real, and the course has changed since"
        case .foreign: "It was not signed here"
        case .broken: "Something in it has been changed"
        case .unreadable: "This is not a certificate of this kind"
        }
    }

    var words: Sentence {
        switch self {
        case .valid: "It is whole, was signed with a key of ours, and its time has not ended."
        case .expired: "It is whole and was signed with a key of ours. Its time is over."
        case .outdated:
            "It is whole and was signed with a key of ours. What people must know has changed since, and it has not been renewed."
        case .foreign: "The file is whole, but the key that signed it is none of ours."
        case .broken: "The signature does not fit what the file says. Do not rely on it."
        case .unreadable: "Take the file as it was handed out, whole and unchanged."
        }
    }

    var showsWhatItSays: Bool { [.valid, .expired, .outdated].contains(self) }
}
