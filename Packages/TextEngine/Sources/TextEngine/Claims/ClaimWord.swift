/// A word of a post or a claim: its hash, its place in UTF-8 and where it was found.
struct ClaimWord {
    enum Zone: UInt8 {
        /// Running text; a hash tag's words; a mention's words; the words of who said it.
        case body, tag, mention, author
    }

    var hash = WordHash()
    var start = 0
    var end = 0
    var zone = Zone.body
}
