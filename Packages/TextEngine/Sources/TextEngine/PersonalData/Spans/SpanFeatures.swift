/// Which numbers of which tokens make the tagger's features, as `TEMPLATES` in `Training/personal_data_features.py` has
/// them. A feature's key is a hash of its template and of the numbers that it holds.
struct SpanFeatures {
    typealias Part = (name: SpanAttributes.Name, place: Int)

    static let count = templates.count
    /// All templates' parts, one after another, as steps from a token's row; a template's end in `ends`.
    static let steps: [Int32] = templates.flatMap { template in
        template.map { Int32($0.place * SpanAttributes.width + $0.name.rawValue) }
    }
    static let ends: [Int32] = templates.indices.map { number in Int32(templates[...number].reduce(0) { $0 + $1.count })
    }

    /// The keys of a token's features. O(templates).
    static func keys(_ attributes: SpanAttributes, at token: Int) -> [UInt32] {
        let row = (token + SpanAttributes.margin) * SpanAttributes.width
        return templates.enumerated().map { number, template in
            template.reduce(seed(number)) {
                mixed($0, attributes.values[row + $1.place * SpanAttributes.width + $1.name.rawValue])
            }
        }
    }

    @inline(__always) static func seed(_ template: Int) -> UInt32 {
        UInt32(truncatingIfNeeded: template + 1) &* 0x9E37_79B1
    }

    @inline(__always) static func mixed(_ key: UInt32, _ value: UInt32) -> UInt32 {
        let key = (key ^ value) &* 0x85EB_CA6B
        return key ^ (key >> 15)
    }

    /// The places, relative to the token, of the words that a template looks at.
    static func places(_ template: Int) -> ClosedRange<Int> {
        let places = templates[template].map(\.place)
        return (places.min() ?? 0)...(places.max() ?? 0)
    }

    private static let templates: [[Part]] = [
        [(.word, 0)], [(.word, -1)], [(.word, 1)], [(.word, -2)], [(.word, 2)], [(.word, -3)], [(.word, 3)],
        [(.word, -1), (.word, 0)], [(.word, 0), (.word, 1)], [(.word, -2), (.word, -1)], [(.word, 1), (.word, 2)],
        [(.word, -1), (.word, 1)],
        [(.shape, 0)], [(.shape, -1)], [(.shape, 1)], [(.shape, -1), (.shape, 0)], [(.shape, 0), (.shape, 1)],
        [(.shape, -1), (.shape, 0), (.shape, 1)], [(.shape, 0), (.shape, 1), (.shape, 2)],
        [(.shape, -2), (.shape, -1), (.shape, 0)],
        [(.start2, 0)], [(.start3, 0)], [(.end2, 0)], [(.end3, 0)], [(.end4, 0)], [(.end5, 0)], [(.end3, -1)],
        [(.end3, 1)], [(.end3, 0), (.shape, 0)],
        [(.lists, 0)], [(.lists, -1)], [(.lists, 1)], [(.lists, 0), (.shape, 0)], [(.lists, -1), (.lists, 0)],
        [(.lists, 0), (.lists, 1)], [(.lists, 0), (.word, -1)], [(.lists, 0), (.word, 1)],
        [(.shape, 0), (.word, -1)], [(.shape, 0), (.word, 1)], [(.shape, 0), (.word, -2), (.word, -1)],
        [(.shape, 0), (.word, 1), (.word, 2)],
        [(.lists, 0), (.shape, 0), (.first, 0)], [(.lists, 0), (.case_, 0)],
        [(.lists, 0), (.shape, 0), (.shape, 1)], [(.lists, 0), (.shape, 0), (.shape, -1)],
        [(.tight, 0), (.shape, 0)], [(.loose, 0), (.shape, 0)], [(.tight, 0), (.word, -1)],
        [(.tight, 0), (.word, 1)], [(.tight, 0), (.key, 0)], [(.loose, 0), (.key, 0)],
        [(.shape, 0), (.key, 0)], [(.shape, -1), (.shape, 0), (.key, 0)],
        [(.gap, 0), (.shape, 0)], [(.gap, 0), (.gap, 1), (.shape, 0)], [(.word, -1), (.shape, 0), (.shape, 1)],
        [(.lists, -1), (.lists, 0), (.lists, 1)], [(.lists, 2), (.lists, 1), (.shape, 0)],
    ]
}
