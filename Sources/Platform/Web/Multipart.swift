import Foundation

extension Form {
    /// `multipart/form-data` with text fields and text files, as browsers send it. Nothing is guessed: a part without
    /// a name or an unreadable body is refused.
    package init(multipart body: String, boundary: String) throws(Refusal) {
        self.init()
        guard !boundary.isEmpty else { throw .unreadable }
        for part in body.components(separatedBy: "--" + boundary).dropFirst() {
            if part.hasPrefix("--") { return }
            guard let gap = part.range(of: "\r\n\r\n") else { throw .unreadable }
            let head = part[..<gap.lowerBound]
            var value = String(part[gap.upperBound...])
            if value.hasSuffix("\r\n") { value.removeLast() }
            guard let name = parameter("name", in: head) else { throw .unreadable }
            if parameter("filename", in: head) != nil { files[name] = value } else { add(name, value) }
        }
        throw .unreadable
    }

    private mutating func add(_ name: String, _ value: String) {
        var values = all(name)
        values.append(value)
        replace(name, with: values)
    }
}

private func parameter(_ name: String, in head: Substring) -> String? {
    guard let start = head.range(of: "; \(name)=\"") else { return nil }
    let rest = head[start.upperBound...]
    guard let end = rest.firstIndex(of: "\"") else { return nil }
    return String(rest[..<end])
}
