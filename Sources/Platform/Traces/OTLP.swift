import Foundation
import Tracing

/// OpenTelemetry's own form of spans, as JSON: a line is one `TracesData`, which the collector's receiver `otlpjsonfile`
/// reads. Ids are in hexadecimal and 64 bit numbers are strings, as its specification wants.
enum OTLP {
    struct Attribute: Encodable, Sendable {
        struct Value: Encodable, Sendable {
            var stringValue: String?
            var intValue: String?
            var doubleValue: Double?
            var boolValue: Bool?
        }

        let key: String
        let value: Value
    }

    struct Span: Encodable, Sendable {
        struct Event: Encodable, Sendable {
            let name: String
            let timeUnixNano: String
            let attributes: [Attribute]
        }

        struct Link: Encodable, Sendable {
            let traceId: String
            let spanId: String
        }

        struct Status: Encodable, Sendable {
            let code: Int
        }

        let traceId: String
        let spanId: String
        let parentSpanId: String?
        let name: String
        let kind: Int
        let startTimeUnixNano: String
        let endTimeUnixNano: String
        let attributes: [Attribute]
        let events: [Event]?
        let links: [Link]?
        let status: Status?
    }

    private struct Data: Encodable {
        struct Resource: Encodable { let attributes: [Attribute] }
        struct Scope: Encodable { let name: String }
        struct ScopeSpans: Encodable {
            let scope: Scope
            let spans: [Span]
        }
        struct ResourceSpans: Encodable {
            let resource: Resource
            let scopeSpans: [ScopeSpans]
        }

        let resourceSpans: [ResourceSpans]
    }

    /// - Parameter resource: what every span of this process shares.
    static func line(_ spans: [Span], of resource: SpanAttributes) throws -> Foundation.Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let data = Data(resourceSpans: [
            .init(
                resource: .init(attributes: attributes(resource)),
                scopeSpans: [.init(scope: .init(name: "firsthand"), spans: spans)])
        ])
        return try encoder.encode(data) + [UInt8(ascii: "\n")]
    }

    fileprivate static func attributes(_ attributes: SpanAttributes) -> [Attribute] {
        var all: [Attribute] = []
        attributes.forEach { key, value in all.append(Attribute(key: key, value: .init(value))) }
        return all.sorted { $0.key < $1.key }
    }
}

extension OTLP.Attribute.Value {
    fileprivate init(_ attribute: SpanAttribute) {
        switch attribute {
        case .int32(let value): self.init(intValue: String(value))
        case .int64(let value): self.init(intValue: String(value))
        case .double(let value): self.init(doubleValue: value)
        case .bool(let value): self.init(boolValue: value)
        case .string(let value): self.init(stringValue: value)
        default: self.init(stringValue: "\(attribute)")
        }
    }
}

extension OTLP.Span {
    init(_ told: FileSpan.Told, _ kind: SpanKind, at place: TracePlace, below parent: String?, from: UInt64, to: UInt64)
    {
        let events = told.events.map {
            Event(
                name: $0.name, timeUnixNano: String($0.nanosecondsSinceEpoch),
                attributes: OTLP.attributes($0.attributes))
        }
        let links = told.links.map { Link(traceId: $0.traceID, spanId: $0.spanID) }
        self.init(
            traceId: place.traceID, spanId: place.spanID, parentSpanId: parent, name: told.name, kind: kind.number,
            startTimeUnixNano: String(from), endTimeUnixNano: String(to),
            attributes: OTLP.attributes(told.attributes), events: events.isEmpty ? nil : events,
            links: links.isEmpty ? nil : links,
            status: told.status.map { Status(code: $0.code == .error ? 2 : 1) })
    }
}

extension SpanKind {
    fileprivate var number: Int {
        switch self {
        case .server: 2
        case .client: 3
        case .producer: 4
        case .consumer: 5
        default: 1
        }
    }
}
