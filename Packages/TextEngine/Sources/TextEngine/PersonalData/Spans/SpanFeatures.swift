/// Which numbers of which tokens make the tagger's features, as `TEMPLATES` in `Training/personal_data_features.py` has
/// them. A feature's key is a hash of its template and of the numbers that it holds.
struct SpanFeatures {
    typealias Part = (name: SpanAttributes.Name, place: Int)

    /// For each template its parts as steps from a token's row.
    private static let steps: [[Int]] = templates.map { $0.map { $0.place * SpanAttributes.width + $0.name.rawValue } }

    static var count: Int { templates.count }

    /// Calls with each feature's number and key. O(templates).
    static func each(_ attributes: SpanAttributes, at token: Int, _ use: (Int, UInt32) -> Void) {
        let row = (token + SpanAttributes.margin) * SpanAttributes.width
        for number in 0..<steps.count {
            var key = UInt32(truncatingIfNeeded: number + 1) &* 0x9E37_79B1
            for step in steps[number] {
                key = (key ^ attributes.values[row + step]) &* 0x85EB_CA6B
                key ^= key >> 15
            }
            use(number, key)
        }
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
