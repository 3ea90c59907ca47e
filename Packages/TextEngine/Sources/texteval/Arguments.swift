/// What follows the command's name: `--option value` and the flag `--time`.
struct Arguments {
    private var values: [String: String] = [:]
    let isTimed: Bool
    let rounds: Int

    /// - Parameter options: those that the command takes beside `--repeat` and `--time`; the value is what it stands for.
    init(_ words: some Sequence<String>, options: Set<String>) throws {
        var isTimed = false
        var rest = Array(words)[...]
        while let word = rest.popFirst() {
            if word == "--time" {
                isTimed = true
                continue
            }
            guard word.hasPrefix("--"), options.contains(word) || word == "--repeat" else {
                throw Refusal(message: "There is no option \(word) here.", status: 2)
            }
            guard let value = rest.popFirst() else { throw Refusal(message: "\(word) needs a value.", status: 2) }
            values[word] = value
        }
        guard let rounds = Int(values["--repeat"] ?? "1"), rounds > 0 else {
            throw Refusal(message: "--repeat needs a whole number above 0.", status: 2)
        }
        self.isTimed = isTimed
        self.rounds = rounds
    }

    subscript(_ option: String) -> String? { values[option] }

    func required(_ option: String) throws -> String {
        guard let value = values[option] else { throw Refusal(message: "\(option) is missing.", status: 2) }
        return value
    }

    func count(_ option: String, default standard: Int) throws -> Int {
        guard let count = Int(values[option] ?? String(standard)), count > 0 else {
            throw Refusal(message: "\(option) needs a whole number above 0.", status: 2)
        }
        return count
    }
}
