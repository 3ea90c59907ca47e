/// What `texteval` reads from files that anybody may write: a playbook, and a line of a marked draft.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzGuides(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    let input = String(decoding: UnsafeBufferPointer(start: data, count: size), as: UTF8.self)
    if let file = try? GuideFile(input, name: "fuzz.yaml"), file.guide.boundaries.count < 20 {
        if let checker = try? Checker(file.guide) { _ = checker.check("The supplier is to blame for 612 cartons.") }
    }
    for line in input.split(separator: "\n").prefix(20) {
        guard let draft = try? MarkedDraft(line) else { continue }
        precondition(draft.text.utf8.count <= line.utf8.count, "longer than its line")
    }
    return 0
}
