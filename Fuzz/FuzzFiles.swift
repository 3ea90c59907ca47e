import Foundation
import Platform

@testable import Situation

/// What administrators put in folders and upload: playbooks, protected speech, lists of people; and what a browser says it
/// can be told by.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzFiles(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    let bytes = UnsafeBufferPointer(start: data, count: size)
    guard let kind = bytes.first else { return 0 }
    let text = String(decoding: bytes.dropFirst(), as: UTF8.self)
    switch kind % 4 {
    case 0: fuzzPlaybook(text)
    case 1: fuzzSpeech(text)
    case 3: fuzzDevice(text)
    default: fuzzPeople(text)
    }
    return 0
}

/// A fault stands in a line of the file; a playbook without one opens a crisis.
private func fuzzPlaybook(_ text: String) {
    let lines = text.unicodeScalars.count + 1
    do {
        let playbook = try Playbook.read(text, file: "fuzzed.yaml", protecting: ProtectedSpeech(grounds: []))
        precondition(!playbook.slug.isEmpty, "a playbook without a name")
    } catch {
        precondition(!error.all.isEmpty, "refused without a reason")
        for fault in error.all { precondition((0...lines).contains(fault.line), "a fault outside the file") }
    }
}

private func fuzzSpeech(_ text: String) {
    _ = try? ProtectedSpeech.read(text, file: "fuzzed.yaml")
    _ = try? ProtectedSpeech.examples(text, file: "fuzzed.yaml")
}

/// Nobody comes in twice, and never without a reason for who does not.
private func fuzzPeople(_ text: String) {
    let people = PeopleImport(text)
    guard people.faults.isEmpty else { return }
    let emails = people.rows.map { $0.details.email.lowercased() }
    precondition(Set(emails).count == emails.count, "the same address twice")
    precondition(people.rows.allSatisfy { $0.details.validate().isEmpty }, "a row that does not fit")
}

/// Taken whole or refused, the same when it comes back from where it was kept, and of one length when it is sealed.
private func fuzzDevice(_ text: String) {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let form = Form([
        "endpoint": [parts.first ?? ""], "key": [parts.dropFirst().first ?? ""], "auth": [parts.last ?? ""],
    ])
    let details = DeviceDetails(form, userAgent: text)
    precondition(!details.name.isEmpty && details.name.utf8.count < 40, "a name that nobody would know")
    guard details.validate(allowing: []).isEmpty, let browser = details.subscription else { return }
    precondition(browser.endpoint.hasPrefix("https://") && !browser.endpoint.contains("\n"), "no address to call")
    precondition(PushSubscription(text: browser.text) == browser, "another browser")
    precondition((try? browser.seal(Data("x".utf8)))?.count == 614, "its length shows")
}
