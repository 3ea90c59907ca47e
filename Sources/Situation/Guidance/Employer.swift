import TextEngine

/// The names that readers know the employer by.
package struct Employer: Sendable, Equatable {
    package let names: [String]

    /// What a crisis says, else the organisation's own name. “Halden Foods” is also called “Halden”.
    package init(names: [String] = [], organisation: String) {
        guard names.isEmpty else {
            self.names = names
            return
        }
        let words = organisation.split(separator: " ")
        let first = words.first.map(String.init) ?? organisation
        let isName = words.count > 1 && first.count > 3 && first.first?.isUppercase == true
        self.names = isName ? [first, organisation] : [organisation]
    }

    package var disclosure: Disclosure {
        Disclosure(names: names, suggested: "I work at \(names.first ?? "").")
    }
}
