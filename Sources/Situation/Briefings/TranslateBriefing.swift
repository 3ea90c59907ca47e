import Platform

/// The same in another language, beside the words that were sent. A later one in the same language takes its place.
/// - Parameter short: for phones; without it they show what was sent
package func translateBriefing(
    _ id: ID<Briefing>, of crisis: ID<Crisis>, into language: String, text: String, short: String = "",
    by person: ID<Person>, in tx: Transaction
) throws -> [Problem] {
    let briefing = try Briefing.get(id, of: crisis, in: tx)
    let language = language.lowercased()
    var problems: [Problem] = []
    if !language.isLanguageCode {
        problems.append(Problem("language", "A language is two or three letters, like: da"))
    }
    if text.isEmpty { problems.append(Problem("translation", "Write what the update says in this language.")) }
    if text.count > 4000 { problems.append(Problem("translation", "An update has at most 4,000 characters.")) }
    problems += ShortForm.validate(short, field: "short_translation")
    guard problems.isEmpty else { return problems }
    let translation = BriefingTranslation(
        language: language, text: text, short: short.isEmpty ? nil : short, corrections: briefing.corrections.count,
        translatedAt: tx.now,
        translatedBy: person)
    try translation.put(beside: id, in: tx)
    try tx.record(
        .briefingTranslated, actor: person.rawValue, scope: crisis.rawValue, subject: id.rawValue,
        data: TranslationEvent(number: briefing.number, language: language))
    return []
}

extension Briefing {
    /// Whether these words were put into another language before what they stand for was corrected.
    package func isBehind(_ translation: BriefingTranslation) -> Bool {
        translation.corrections < corrections.count
    }

    /// In the first language of a reader in which there is one; nil when they read what was sent, or when it is behind.
    package func translation(for reader: Person) -> BriefingTranslation? {
        reader.languages.lazy.compactMap { language in
            translations.first { $0.language == language.lowercased() && !isBehind($0) }
        }.first
    }
}

extension BriefingTranslation: RowDecodable {
    package init(row: Row) throws {
        language = try row["language"]
        text = try row["text"]
        short = try row["short"]
        corrections = try row["corrections"]
        translatedAt = try row["translated_at"]
        translatedBy = try row["translated_by"]
    }

    fileprivate func put(beside briefing: ID<Briefing>, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO briefing_translations (briefing, language, text, short, corrections, translated_at, translated_by)
            VALUES (\(briefing), \(language), \(text), \(short), \(corrections), \(translatedAt), \(translatedBy))
            ON CONFLICT (briefing, language) DO UPDATE SET text = excluded.text, short = excluded.short,
                corrections = excluded.corrections, translated_at = excluded.translated_at,
                translated_by = excluded.translated_by
            """)
    }
}
