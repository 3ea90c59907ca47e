/// What a value looks like as JSON, as far as a caller has to know it.
package indirect enum Shape: Sendable, Equatable {
    case boolean
    case integer
    case number
    case string(format: String? = nil, pattern: String? = nil)
    /// One of a closed list of words.
    case word([String])
    case list(Shape)
    /// `name` is what descriptions call it.
    case object(name: String, [Property])

    package struct Property: Sendable, Equatable {
        package let name: String
        package let shape: Shape
        /// Whether it is always there; else it may be missing or null.
        package let isRequired: Bool

        package init(_ name: String, _ shape: Shape, isRequired: Bool = true) {
            self.name = name
            self.shape = shape
            self.isRequired = isRequired
        }
    }

    /// Found by letting the type decode itself from nothing and watching what it asks for, so that a description cannot
    /// differ from the code. It takes a few microseconds for each property.
    ///
    /// - Throws: what the type throws when a text is empty or a number 0; such types are `Shaped`.
    package init(of type: (some Decodable).Type) throws {
        self = try ShapeReader.read(type).shape
    }
}

/// A type that is a single JSON value of its own kind, and says which.
package protocol Shaped: Codable, Sendable {
    static var shape: Shape { get }
    /// Any value; its type reads one while shapes are looked for.
    static func sample() throws -> Self
}

/// A generic type, which says what it is called for what it holds.
package protocol ShapeNamed {
    static var shapeName: String { get }
}

extension Shape {
    /// `FactJSON` is called Fact.
    package static func name(of type: Any.Type) -> String {
        if let named = type as? any ShapeNamed.Type { return named.shapeName }
        let name = String(describing: type)
        return name.hasSuffix("JSON") ? String(name.dropLast(4)) : name
    }
}

/// A closed list of words.
package protocol ShapedWord: Shaped, CaseIterable, RawRepresentable where RawValue == String {}

extension ShapedWord {
    package static var shape: Shape { .word(allCases.map(\.rawValue)) }

    package static func sample() throws -> Self {
        guard let first = allCases.first else {
            throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "no words"))
        }
        return first
    }
}

extension ID: Shaped {
    package static var shape: Shape { .string(pattern: "^[0-9a-z-]{1,64}$") }
    package static func sample() -> ID { .new(at: Instant(milliseconds: 0)) }
}

extension Shape {
    /// Every object in it, itself included, by its name.
    package var objects: [String: Shape] {
        switch self {
        case .list(let item): item.objects
        case .object(let name, let properties):
            properties.reduce(into: [name: self]) { found, property in
                found.merge(property.shape.objects) { first, _ in first }
            }
        default: [:]
        }
    }
}

extension String {
    /// `nextAt` becomes `next_at`, as JSON says it here.
    package var snakeCase: String {
        reduce(into: "") { text, letter in
            if letter.isUppercase, !text.isEmpty { text.append("_") }
            text += letter.lowercased()
        }
    }
}
