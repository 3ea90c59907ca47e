import HTTPTypes
import Platform
import Situation

let certificatesRoutes: [Route] = [
    Route(open: .get, "/certificates/verify") { guest in
        await guest.withCookie { $0.verifyPage() }
    },
    Route(open: .post, "/certificates/verify") { guest in
        let form = try guest.form()
        let file = (form.files["file"] ?? "").trimmingWhitespace
        let text = file.isEmpty ? form["certificate"] : file
        guard !text.isEmpty else {
            let problem = Problem("certificate", "Choose the file, or paste what is in it.")
            return guest.verifyPage(Filled(form, problems: [problem]))
        }
        let house = guest.house
        let (verdict, document) = try await house.services.database.read {
            try verifyCertificate(text, house: house, in: $0)
        }
        return guest.verdictPage(verdict, document, Filled(form))
    },
    Route(open: .get, "/certificates/key") { guest in
        let keys = try await guest.services.database.read { try CertificateKeys.all(in: $0) }
        return .text(keys.map(\.pem).joined(separator: "\n"), type: "application/x-pem-file")
    },
    Route(.get, "/certificates/:certificate", .employee) { try await $0.certificatePage() },
    Route(.get, "/certificates/:certificate/file", .employee) { visit in
        let certificate = try await visit.certificate()
        return .download(certificate.document, named: "\(certificate.course).json", type: "application/json")
    },
    Route(.get, "/certificates/:certificate/page", .employee) { visit in
        let certificate = try await visit.certificate()
        guard let document = CertificateDocument(certificate.document) else { throw Refusal.notFound }
        let bytes = certificatePDF(certificate, document, address: visit.services.settings.address, visit.t)
        return .download(bytes, named: "\(certificate.course).pdf", type: "application/pdf")
    },
]

extension Visit {
    func certificate() async throws -> CourseCertificate {
        let (id, viewer): (ID<CourseCertificate>, ID<Person>) = (try id("certificate"), viewer.id)
        return try await read { try CourseCertificate.get(id, of: viewer, in: $0) }
    }
}

extension String {
    fileprivate var trimmingWhitespace: String {
        let start = drop { $0.isWhitespace }
        return start.lastIndex { !$0.isWhitespace }.map { String(start[...$0]) } ?? ""
    }
}
