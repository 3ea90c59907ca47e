/// Words that do not tell claims apart. Negation and supposition are among them: "not", "never", "if" and "would" make no
/// match by themselves.
enum ClaimStopWords {
    static let all: [String] = """
        a an the and or but of to in on at by for with from as that this these those it its is are was were be been being
        has have had do does did will would can could should might may must we our us i my me you your they your their
        them he she his her him there than then so not no nor never about what which who whom when where how why all any
        some into if unless suppose imagine because while also just very am t re ll ve d m u amp via rt
        i'm i've i'd i'll you're you've you'll we're we've they're they've don't doesn't didn't isn't aren't wasn't weren't
        won't can't couldn't wouldn't shouldn't hasn't haven't hadn't cannot dont doesnt didnt isnt wasnt wont cant im
        """.split(whereSeparator: \.isWhitespace).map(String.init)
}
