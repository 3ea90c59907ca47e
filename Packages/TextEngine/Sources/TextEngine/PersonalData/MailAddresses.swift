/// E-mail addresses of people. A mailbox that a company publishes (press@, recall@) is nobody's.
enum MailAddresses {
    static func hit(in pieces: Pieces, at index: Int) -> Scanners.Hit? {
        let word = pieces.word(index)
        guard word.count <= 254, isPersonal(pieces.text(word)) else { return nil }
        return Scanners.Hit(detail: .personalData(kind: .email), utf8: word)
    }

    static func isPersonal(_ word: String) -> Bool {
        let parts = word.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[0].contains("/"),
            !published.contains(parts[0].lowercased())
        else { return false }
        let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, let last = labels.last, last.count >= 2 else { return false }
        return last.allSatisfy(\.isLetter)
            && labels.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" } }
    }

    private static let published: Set<String> = [
        "info", "press", "media", "contact", "support", "help", "service", "care", "customercare", "customerservice",
        "hotline", "recall", "refund", "hello", "office", "news", "kundeservice", "kontakt", "presse",
    ]
}
