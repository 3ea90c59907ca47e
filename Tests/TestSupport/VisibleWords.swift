/// The words of a page without its markup, found in one pass: patterns took most of the time of whole suites.
func visibleWords(of markup: String) -> String {
    let bytes = Array(markup.utf8)
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count / 2)
    var at = 0
    while at < bytes.count {
        switch bytes[at] {
        case UInt8(ascii: "<"):
            at = endOfTag(in: bytes, from: at)
            text.append(UInt8(ascii: " "))
        case UInt8(ascii: "&"):
            if let (name, character) = entities.first(where: { bytes[at...].starts(with: $0.0) }) {
                text.append(character)
                at += name.count
            } else {
                text.append(bytes[at])
                at += 1
            }
        default:
            text.append(bytes[at])
            at += 1
        }
    }
    return String(decoding: text, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
}

private let entities: [([UInt8], UInt8)] = [
    (Array("&lt;".utf8), UInt8(ascii: "<")), (Array("&gt;".utf8), UInt8(ascii: ">")),
    (Array("&quot;".utf8), UInt8(ascii: "\"")), (Array("&#39;".utf8), UInt8(ascii: "'")),
    (Array("&amp;".utf8), UInt8(ascii: "&")),
]

/// Where the text goes on: behind the tag, and behind the whole element when nobody sees what is in it.
private func endOfTag(in bytes: [UInt8], from start: Int) -> Int {
    let end = (bytes[start...].firstIndex(of: UInt8(ascii: ">")) ?? bytes.count - 1) + 1
    guard let unseen = unseen.first(where: { bytes[(start + 1)...].starts(with: $0) }) else { return end }
    let closing = Array("</".utf8) + unseen
    var at = end
    while at < bytes.count {
        if bytes[at] == UInt8(ascii: "<"), bytes[at...].starts(with: closing) {
            return (bytes[at...].firstIndex(of: UInt8(ascii: ">")) ?? bytes.count - 1) + 1
        }
        at += 1
    }
    return bytes.count
}

private let unseen = ["script", "style", "template"].map { Array($0.utf8) }
