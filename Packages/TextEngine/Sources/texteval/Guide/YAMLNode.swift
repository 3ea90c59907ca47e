/// A value of a YAML file, and the line on which it stands.
struct YAMLNode: Equatable {
    enum Value: Equatable {
        case scalar(String)
        case list([YAMLNode])
        case map([Entry])
    }

    struct Entry: Equatable {
        let key: String
        let line: Int
        let node: YAMLNode
    }

    let value: Value
    let line: Int

    subscript(_ key: String) -> YAMLNode? {
        guard case .map(let entries) = value else { return nil }
        return entries.first { $0.key == key }?.node
    }
}

/// What is wrong with a YAML file, and where.
struct YAMLFault: Error, Equatable {
    let line: Int
    let reason: String
}
