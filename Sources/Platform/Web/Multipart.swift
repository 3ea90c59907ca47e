extension Form {
    /// `multipart/form-data` with text fields and text files, as browsers send it (RFC 7578). Nothing is guessed: a part
    /// without a name, or a body that does not end as it should, is refused. Linear in the body.
    package init(multipart body: String, boundary: String) throws(Refusal) {
        self.init()
        guard (1...70).contains(boundary.utf8.count) else { throw .unreadable }
        // The first delimiter may stand at the very beginning.
        let bytes = Array(("\r\n" + body).utf8)
        let parts = bytes.split(separator: Array("\r\n--\(boundary)".utf8), omittingEmptySubsequences: false)
            .dropFirst()
        guard let end = parts.last, end.starts(with: "--".utf8) else { throw .unreadable }
        for part in parts.dropLast() { try read(part) }
    }

    private mutating func read(_ part: ArraySlice<UInt8>) throws(Refusal) {
        let lineEnd = Array("\r\n".utf8)
        guard part.starts(with: lineEnd), let gap = part.firstRange(of: lineEnd + lineEnd) else { throw .unreadable }
        let value = String(decoding: part[gap.upperBound...], as: UTF8.self)
        let head = String(decoding: part[..<gap.lowerBound], as: UTF8.self).split(separator: "\r\n")
        guard let line = head.first(where: { $0.lowercased().hasPrefix("content-disposition: form-data;") }),
            let name = parameter("name", in: line)
        else { throw .unreadable }
        if parameter("filename", in: line) != nil {
            files[name] = value
        } else {
            replace(name, with: all(name) + [value])
        }
    }
}

private func parameter(_ name: String, in line: Substring) -> String? {
    guard let start = line.firstRange(of: "; \(name)=\"") else { return nil }
    let rest = line[start.upperBound...]
    return rest.firstIndex(of: "\"").map { String(rest[..<$0]) }
}
