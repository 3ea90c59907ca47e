/// A text whose words have been found once, for any number of rules. Reading is linear in the text and takes longer than
/// most rules do.
public struct ReadText: Sendable {
    let tokens: Tokens

    public init(_ text: String) { tokens = Tokens(text) }
}
