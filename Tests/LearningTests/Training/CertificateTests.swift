import Foundation
import Platform
import Situation
import TestSupport
import Testing

@testable import Learning

@Suite("A certificate proves itself (C8)") struct CertificateTests {
    @Test("It names version, score, date and end, and verifies with the house’s key", arguments: TestDatabase.available)
    func issued(engine: TestDatabase) async throws {
        try await engine.open { database in
            let (house, remove) = try House.teaching(["phone": phoneCourse], on: database)
            defer { remove() }
            try await database.write { tx in
                let amara = try NamedPeople(in: tx).amara.id
                try take("phone", by: amara, house: house, in: tx)
                let certificate = try #require(try CourseCertificate.all(of: amara, in: tx).first)
                let document = try #require(CertificateDocument(certificate.document))
                #expect(document.holder == "Amara")
                #expect((document.course, document.version, document.score) == ("phone", 1, 100))
                #expect(document.issued == tx.now.iso)
                #expect(document.expires.prefix(10) == "2027-11-22")
                #expect(try document.content == house.courses.find("phone", in: tx)?.digest)
                #expect(try verifyCertificate(certificate.document, house: house, in: tx).verdict == .valid)
                #expect(document.verdict(by: [SigningKey().publicKey], at: tx.now) == .foreign)
                #expect(document.verdict(by: try CertificateKeys.all(in: tx), at: tx.now + .days(366)) == .expired)
                for (old, new) in [("Amara", "Amari"), ("\"score\": 100", "\"score\": 99"), ("2027", "2037")] {
                    let forged = certificate.document.replacing(old, with: new)
                    #expect(try verifyCertificate(forged, house: house, in: tx).verdict == .broken, "\(new)")
                }
                let more = certificate.document.replacing("{\n", with: "{\n  \"note\": \"x\",\n")
                #expect(try verifyCertificate(more, house: house, in: tx).verdict == .unreadable)
                #expect(throws: Refusal.notFound) {
                    try CourseCertificate.get(certificate.id, of: try #require(ID<Person>(rawValue: "eve")), in: tx)
                }
            }
        }
    }

    @Test("What is signed are these very bytes, so that another program can check them")
    func canonical() throws {
        // RFC 8032, section 7.1, test 1.
        let secret = try #require(Data(hex: "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"))
        let key = try SigningKey(secret: secret.base64URL)
        #expect(
            key.publicKey.text
                == Data(hex: "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")?.base64URL)
        let signature = try #require(
            Data(
                hex:
                    "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
            ))
        #expect(key.publicKey.verifies(signature.base64URL, of: Data()))
        var document = CertificateDocument(
            certificate: "c1", course: "phone", title: "“Nights”\t\\ \"x\"", version: 2, content: "ab",
            holder: "Łucja Żak",
            issuer: "Halden", score: 92, issued: "2026-11-26T09:00:00.000Z", expires: "2027-11-26T09:00:00.000Z",
            key: "")
        try document.sign(with: key)
        let expected =
            #"{"certificate":"c1","content":"ab","course":"phone","expires":"2027-11-26T09:00:00.000Z","#
            + #""format":"firsthand-certificate/1","holder":"Łucja Żak","issued":"2026-11-26T09:00:00.000Z","#
            + #""issuer":"Halden","key":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","score":92,"#
            + #""title":"“Nights”\t\\ \"x\"","version":2}"#
        #expect(String(decoding: document.canonical, as: UTF8.self) == expected)
        #expect(document.isWhole)
        #expect(CertificateDocument(document.file) == document, "the file says the same")
        #expect(PublicSigningKey(key.publicKey.pem) == key.publicKey)
        #expect(PublicSigningKey("no key") == nil)
    }

    @Test(
        "After a material change the certificate asks for the lessons that changed, and they renew it",
        arguments: TestDatabase.available)
    func difference(engine: TestDatabase) async throws {
        let clock = TestClock()
        let second =
            phoneCourse.replacing("version: 1", with: "version: 2\nmaterial: 2")
            .replacing("title: Afterwards", with: "title: Afterwards\n    changed: 2")
        try await engine.open(clock: clock) { database in
            let (before, removeBefore) = try House.teaching(["phone": phoneCourse], on: database)
            let (mended, removeMended) = try House.teaching(
                ["phone": phoneCourse.replacing("version: 1", with: "version: 2")], on: database)
            let (after, removeAfter) = try House.teaching(["phone": second], on: database)
            defer { for remove in [removeBefore, removeMended, removeAfter] { remove() } }
            let amara = try await database.write { tx in
                let amara = try NamedPeople(in: tx).amara.id
                try take("phone", by: amara, house: before, in: tx)
                return amara
            }
            clock.advance(.days(30))
            try await database.write { tx in
                func standing(_ house: House) throws -> Standing {
                    try Standing.find(of: amara, in: try house.courses.get("phone", in: tx), tx)
                }
                #expect(try standing(mended).isValid, "a mended sentence ends nothing")
                #expect(try standing(after).since == 1)
                let old = try #require(try CourseCertificate.all(of: amara, in: tx).first).document
                #expect(try verifyCertificate(old, house: after, in: tx).verdict == .outdated)
                let taken = try take("phone", by: amara, house: after, in: tx)
                #expect(taken.isDifference)
                let asked = try steps(of: taken.id, by: amara, house: after, in: tx).map { step in
                    switch step {
                    case .lesson(let lesson): lesson.id
                    case .question(let question): question.id
                    }
                }
                #expect(asked == ["after", "steps", "better"])
                #expect(try standing(after).isValid)
                #expect(try CourseCertificate.newest("phone", of: amara, in: tx)?.version == 2)
            }
            clock.advance(.days(366))
            try await database.write { tx in
                let course = try after.courses.get("phone", in: tx)
                let standing = try Standing.find(of: amara, in: course, tx)
                #expect(!standing.isValid && standing.since == 0, "what has ended asks for the whole course")
            }
        }
    }

    @Test("A key is sealed, and stays good when the vault gets a new one", arguments: TestDatabase.available)
    func keys(engine: TestDatabase) async throws {
        try await engine.open { database in
            try await database.write { tx in
                var vault = try Vault(base64: Vault.newKey())
                let key = try CertificateKeys.current(vault, in: tx)
                #expect(try CertificateKeys.current(vault, in: tx).secret == key.secret)
                let kept: String = try #require(try tx.first("SELECT sealed_key FROM certificate_keys"))["sealed_key"]
                #expect(!kept.contains(key.secret))
                let old = vault
                vault = try Vault(base64: Vault.newKey())
                vault.former = [old]
                #expect(try CertificateKeys.reseal(vault, in: tx).changed == 1)
                vault.former = []
                #expect(try CertificateKeys.current(vault, in: tx).secret == key.secret)
                let lost = try Vault(base64: Vault.newKey())
                #expect(try CertificateKeys.current(lost, in: tx).secret != key.secret)
                #expect(try CertificateKeys.all(in: tx).contains(key.publicKey), "what was signed stays good")
            }
        }
    }

    @Test("A page to print says letters of other scripts in Latin ones")
    func page() {
        #expect(PDFText("Zoë Müller – “5 €”").isWhole)
        let text = PDFText("Łucja Αθήνα")
        #expect(!text.isWhole)
        #expect(String(decoding: text.bytes, as: UTF8.self) == "Lucja Athena")
        var page = PDFPage(title: "Łucja", language: "en")
        #expect(
            page.write(String(repeating: "wide words ", count: 20), y: 100, size: 20) > 200, "long lines are broken")
        let bytes = page.bytes
        #expect(bytes.starts(with: "%PDF-1.7".utf8) && bytes.suffix(6).elementsEqual("%%EOF\n".utf8))
    }
}

extension Data {
    fileprivate init?(hex: String) {
        let digits = Array(hex)
        let bytes = stride(from: 0, to: digits.count, by: 2).compactMap {
            UInt8(String(digits[$0...($0 + 1)]), radix: 16)
        }
        guard bytes.count * 2 == digits.count else { return nil }
        self.init(bytes)
    }
}
