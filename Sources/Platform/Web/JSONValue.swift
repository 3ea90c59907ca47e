import HTTPTypes
import NIOCore

/// JSON that is written as it stands: for what is asked at every key, where Foundation's encoder costs more than what it
/// encodes. Linear in what is written.
package enum JSONValue: Sendable, ExpressibleByDictionaryLiteral {
    case text(String)
    case markup(HTML)
    case number(Int)
    case bool(Bool)
    case list([JSONValue])
    /// In this order, each name once.
    case object([(StaticString, JSONValue)])

    package init(dictionaryLiteral elements: (StaticString, JSONValue)...) { self = .object(elements) }

    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(4096)
        write(to: &bytes)
        return bytes
    }

    private func write(to bytes: inout [UInt8]) {
        switch self {
        case .text(let text): bytes.append(quoting: text.utf8)
        case .markup(let html): bytes.append(quoting: html.bytes)
        case .number(let number): bytes += String(number).utf8
        case .bool(let value): bytes += (value ? "true" : "false").utf8
        case .list(let values):
            bytes.append(UInt8(ascii: "["))
            for (index, value) in values.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                value.write(to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let fields):
            bytes.append(UInt8(ascii: "{"))
            for (index, (name, value)) in fields.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                name.withUTF8Buffer { bytes.append(quoting: $0) }
                bytes.append(UInt8(ascii: ":"))
                value.write(to: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }
}

extension Answer {
    package static func json(_ value: JSONValue) -> Answer {
        Answer(
            .ok, headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: .bytes(ByteBuffer(bytes: value.bytes)))
    }
}

extension [UInt8] {
    fileprivate mutating func append(quoting text: some Collection<UInt8>) {
        append(UInt8(ascii: "\""))
        for byte in text {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): self += [UInt8(ascii: "\\"), byte]
            case UInt8(ascii: "\n"): self += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
            case 0..<0x20: self += "\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8
            default: append(byte)
            }
        }
        append(UInt8(ascii: "\""))
    }
}
