/// One question that the tool puts to the engine, line by line.
protocol Evaluation {
    associatedtype Item
    associatedtype Answer

    /// What a line asks. Throws `BadLine` for one that is not of the documented form.
    func item(_ line: Substring) throws -> Item
    /// The work that `--time` times; nothing else is in it.
    func answer(_ item: Item) -> Answer
    /// The lines to print, without the last end of line.
    func printed(_ answer: Answer, for item: Item) -> String
}

/// A line that is not of the documented form; says what was expected.
struct BadLine: Error {
    let expected: String
}

/// What stops the tool before any answer: said on standard error, with status 1 (2 where the command itself is wrong).
struct Refusal: Error {
    let message: String
    var status: Int32 = 1
}
