/// A decoder that holds nothing: it answers every question with an empty value and notes what was asked.
final class ShapeReader: Decoder {
    private var properties: [Shape.Property] = []
    private var optional: Set<String> = []
    private var single: Shape?
    private let name: String

    let codingPath: [any CodingKey] = []
    let userInfo: [CodingUserInfoKey: Any] = [:]

    private init(name: String) { self.name = name }

    static func read<T: Decodable>(_ type: T.Type) throws -> (shape: Shape, value: T) {
        if let shaped = type as? any Shaped.Type, let value = try shaped.sample() as? T {
            return (shaped.shape, value)
        }
        let reader = ShapeReader(name: Shape.name(of: type))
        let value = try T(from: reader)
        return (reader.single ?? .object(name: reader.name, reader.properties), value)
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(Keys(reader: self))
    }

    func unkeyedContainer() -> any UnkeyedDecodingContainer { Items(reader: self) }
    func singleValueContainer() -> any SingleValueDecodingContainer { Single(reader: self) }

    private func note<T: Decodable>(_ key: some CodingKey, _ type: T.Type) throws -> T {
        let (shape, value) = try ShapeReader.read(type)
        let key = key.stringValue
        properties.append(.init(key.snakeCase, shape, isRequired: !optional.contains(key)))
        return value
    }

    private struct Keys<Key: CodingKey>: KeyedDecodingContainerProtocol {
        let reader: ShapeReader
        let codingPath: [any CodingKey] = []
        let allKeys: [Key] = []

        func contains(_ key: Key) -> Bool { true }

        /// Asked only about what may be missing.
        func decodeNil(forKey key: Key) -> Bool {
            reader.optional.insert(key.stringValue)
            return false
        }

        func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T { try reader.note(key, type) }
        func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try reader.note(key, type) }
        func decode(_ type: String.Type, forKey key: Key) throws -> String { try reader.note(key, type) }
        func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try reader.note(key, type) }
        func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try reader.note(key, type) }
        func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try reader.note(key, type) }
        func decode(_ type: Float.Type, forKey key: Key) throws -> Float { throw unused(type) }
        func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { throw unused(type) }
        func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { throw unused(type) }
        func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { throw unused(type) }
        func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { throw unused(type) }
        func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { throw unused(type) }
        func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { throw unused(type) }
        func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { throw unused(type) }
        func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { throw unused(type) }

        func nestedContainer<Nested: CodingKey>(
            keyedBy type: Nested.Type, forKey key: Key
        ) throws -> KeyedDecodingContainer<Nested> { throw unused(type) }
        func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer { throw unused(Key.self) }
        func superDecoder() throws -> any Decoder { throw unused(Key.self) }
        func superDecoder(forKey key: Key) throws -> any Decoder { throw unused(Key.self) }
    }

    /// A list of one.
    private struct Items: UnkeyedDecodingContainer {
        let reader: ShapeReader
        let codingPath: [any CodingKey] = []
        let count: Int? = 1
        var currentIndex = 0
        var isAtEnd: Bool { currentIndex > 0 }

        mutating func decodeNil() -> Bool { false }

        mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
            currentIndex += 1
            let (shape, value) = try ShapeReader.read(type)
            reader.single = .list(shape)
            return value
        }

        mutating func nestedContainer<Nested: CodingKey>(
            keyedBy type: Nested.Type
        ) throws -> KeyedDecodingContainer<Nested> { throw unused(type) }
        mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { throw unused(Items.self) }
        mutating func superDecoder() throws -> any Decoder { throw unused(Items.self) }
    }

    private struct Single: SingleValueDecodingContainer {
        let reader: ShapeReader
        let codingPath: [any CodingKey] = []

        func decodeNil() -> Bool { false }
        func decode(_ type: Bool.Type) -> Bool { reader.be(.boolean, false) }
        func decode(_ type: String.Type) -> String { reader.be(.string(), "") }
        func decode(_ type: Double.Type) -> Double { reader.be(.number, 0) }
        func decode(_ type: Int.Type) -> Int { reader.be(.integer, 0) }
        func decode(_ type: Int64.Type) -> Int64 { reader.be(.integer, 0) }
        func decode(_ type: Float.Type) throws -> Float { throw unused(type) }
        func decode(_ type: Int8.Type) throws -> Int8 { throw unused(type) }
        func decode(_ type: Int16.Type) throws -> Int16 { throw unused(type) }
        func decode(_ type: Int32.Type) throws -> Int32 { throw unused(type) }
        func decode(_ type: UInt.Type) throws -> UInt { throw unused(type) }
        func decode(_ type: UInt8.Type) throws -> UInt8 { throw unused(type) }
        func decode(_ type: UInt16.Type) throws -> UInt16 { throw unused(type) }
        func decode(_ type: UInt32.Type) throws -> UInt32 { throw unused(type) }
        func decode(_ type: UInt64.Type) throws -> UInt64 { throw unused(type) }

        func decode<T: Decodable>(_ type: T.Type) throws -> T {
            let (shape, value) = try ShapeReader.read(type)
            return reader.be(shape, value)
        }
    }

    private func be<T>(_ shape: Shape, _ value: T) -> T {
        single = shape
        return value
    }
}

private func unused(_ type: Any.Type) -> DecodingError {
    .typeMismatch(type, .init(codingPath: [], debugDescription: "no shape of ours has this"))
}
