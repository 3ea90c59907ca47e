/// Words after which a number means something: "phone", "licence", "born".
enum KeyWords {
    /// Hash of the word → its kind.
    static let numbers: [UInt32: UInt32] = {
        var numbers: [UInt32: UInt32] = [:]
        for (kind, words) in kinds.enumerated() {
            for word in words.split(separator: " ") {
                numbers[SpanAttributes.hash(String(word))] = UInt32(kind + 1)
            }
        }
        return numbers
    }()

    private static let kinds = [
        """
        phone tel telephone mobile cell cellphone fax call calls called calling text texting ring desk whatsapp dial \
        contact
        """,
        "card cards visa mastercard amex cc credit debit",
        "ssn social",
        "license licence licenses driver drivers driving dl",
        "zip postcode postal postcodes zipcode",
        "age aged ages turn turns turned turning",
        "born birthday birth dob date since",
        "address street avenue road lives live lived living apt suite box deliver send sent ship house corner",
        "order invoice ticket case reference ref version article section page chapter room gate line",
    ]
}
