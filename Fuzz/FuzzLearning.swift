import Foundation
import Platform
import Situation

@testable import Learning

/// What prepares people, as files that anybody can write or show us: courses, drills, questions for ambassadors,
/// certificates, archives of playbooks; and when somebody says that they can be called.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzLearning(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    let bytes = UnsafeBufferPointer(start: data, count: size)
    guard let kind = bytes.first else { return 0 }
    let text = String(decoding: bytes.dropFirst(), as: UTF8.self)
    switch kind % 7 {
    case 0: fuzzCourse(text)
    case 1: fuzzDrill(text)
    case 2: fuzzDrillTable(text)
    case 3: fuzzCertificate(text)
    case 4: fuzzPrompts(text)
    case 5: fuzzHours(text)
    default: fuzzArchive(Array(bytes.dropFirst()))
    }
    return 0
}

private let speech = ProtectedSpeech(grounds: [])

/// Every refusal has a reason on a line of the file.
private func check(_ faults: Playbook.Faults, in text: String) {
    precondition(!faults.all.isEmpty, "refused without a reason")
    let lines = text.unicodeScalars.count + 1
    for fault in faults.all { precondition((0...lines).contains(fault.line), "a fault outside the file") }
}

/// A course without a fault can be asked, and all its right answers are right.
private func fuzzCourse(_ text: String) {
    do throws(Playbook.Faults) {
        let course = try Course.read(text, file: "fuzzed", company: "Halden Foods", protecting: speech)
        precondition(!course.lessons.isEmpty && !course.questions.isEmpty, "nothing to learn")
        for question in course.questions {
            precondition(course.lessons.contains { $0.id == question.lesson }, "a question of no lesson")
        }
    } catch { check(error, in: text) }
}

/// A drill without a fault is played to its end, by the same seed to the same letter, and can be kept and found again.
private func fuzzDrill(_ text: String) {
    do throws(Playbook.Faults) {
        let scenario = try DrillScenario.read(text, file: "fuzzed.yaml", playbooks: "/nowhere", protecting: speech)
        let plays = [1, 1].map { DrillScript(scenario, seed: $0, actions: []).play(until: scenario.length) }
        precondition(plays[0].isOver && plays[0].moments == plays[1].moments, "another drill")
        guard let kept = try? JSONEncoder().encode(scenario) else { return }
        precondition((try? JSONDecoder().decode(DrillScenario.self, from: kept)) == scenario, "another scenario")
    } catch { check(error, in: text) }
}

/// What it writes is YAML with one inject a row.
private func fuzzDrillTable(_ text: String) {
    do throws(Playbook.Faults) {
        let yaml = try DrillTable.yaml(text, file: "fuzzed.csv")
        let root = try YAMLReader.root(of: yaml, file: "written.yaml")
        var reader = YAMLReader(file: "written.yaml")
        for inject in reader.items(root, "injects") {
            precondition(!reader.text(inject, "text").isEmpty || reader.faults.isEmpty, "the words are gone")
        }
        precondition(reader.faults.isEmpty, "what was written cannot be read")
    } catch { check(error, in: text) }
}

/// Nothing that we did not sign is ours; what is read is written and read as the same.
private func fuzzCertificate(_ text: String) {
    guard let document = CertificateDocument(text) else { return }
    precondition(CertificateDocument(document.file) == document, "another certificate")
    let verdict = document.verdict(by: [], at: Instant(milliseconds: 0))
    precondition(verdict == .broken || verdict == .foreign, "a certificate by nobody")
}

/// What is read of an archive can be packed and read again, and no name in it leads anywhere.
private func fuzzArchive(_ bytes: [UInt8]) {
    do throws(Problems) {
        let archive = try PlaybookArchive(bytes)
        precondition(archive.text.utf8.count <= PlaybookArchive.longestText, "too much was taken")
        for file in archive.drills + archive.courses {
            precondition(!file.name.contains("/") && file.name.hasSuffix(".yaml"), "a name that leads somewhere")
        }
        guard let again = try? PlaybookArchive(archive.bytes(named: "again")) else { return }
        precondition(again.text == archive.text && again.drills.count == archive.drills.count, "another archive")
    } catch { precondition(!error.all.isEmpty, "refused without a reason") }
}

private func fuzzPrompts(_ text: String) {
    do throws(Playbook.Faults) {
        let prompts = try Prompt.read(text, file: "fuzzed.yaml")
        precondition(Set(prompts.map(\.id)).count == prompts.count, "the same question twice")
    } catch { check(error, in: text) }
}

/// Hours come back from where they are kept as they went, and whoever has any is found within a week.
private func fuzzHours(_ text: String) {
    let form = Form(urlEncoded: text)
    let details = DutyDetails(form)
    precondition(DutyHours(text: details.hours.text) == details.hours, "other hours")
    let kept = DutyHours(text: text)
    precondition(DutyHours(text: kept.text) == kept, "other hours")
    guard let zone = TimeZone(identifier: "Europe/Copenhagen"), !kept.days.isEmpty else { return }
    let start = Instant(milliseconds: 1_795_356_000_000)
    guard let next = kept.next(from: start, in: zone) else { return }
    precondition(next >= start && kept.covers(next, in: zone), "nobody there")
}
