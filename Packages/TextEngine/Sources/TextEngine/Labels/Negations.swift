/// The words after which a few others mean the opposite.
enum Negations {
    /// How many words a negation reaches, if no comma or full stop ends it.
    static let scope = 4

    private static let hashes: [UInt64] =
        """
        not no never none nothing nobody nowhere neither nor cannot without dont cant wont isnt arent wasnt werent didnt \
        doesnt couldnt shouldnt wouldnt aint havent hasnt hadnt hardly
        """.split(separator: " ").map { Feature.hash($0.utf8) }

    /// Which first six bits the hashes have: most words end here.
    private static let mask = hashes.reduce(UInt64(0)) { $0 | 1 << ($1 >> 58) }

    static func contains(_ hash: UInt64, _ letters: Letters) -> Bool {
        letters.endsInNot || (mask >> (hash >> 58) & 1 != 0 && hashes.contains(hash))
    }
}
