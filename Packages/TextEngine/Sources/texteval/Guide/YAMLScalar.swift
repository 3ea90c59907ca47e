/// Single texts and keys of a YAML file.
enum YAMLScalar {
    /// The key of `key: value`, and what follows. Nil for a text without one.
    static func key(in text: Substring) -> (String, Substring)? {
        if let quote = text.first, quote == "\"" || quote == "'" {
            return quotedKey(in: text.dropFirst(), quote)
        }
        guard text.first != "[", text.first != "{" else { return nil }
        var at = text.startIndex
        while let colon = text[at...].firstIndex(of: ":") {
            let after = text.index(after: colon)
            if after == text.endIndex || text[after] == " " {
                return (String(text[..<colon]), text[after...].drop { $0 == " " })
            }
            at = after
        }
        return nil
    }

    /// In single quotes a quote is written twice, in double ones after a backslash; other escapes stand for themselves.
    private static func quotedKey(in text: Substring, _ quote: Character) -> (String, Substring)? {
        var (key, rest) = ("", text)
        while let letter = rest.popFirst() {
            if letter == quote, quote == "'", rest.first == "'" {
                rest.removeFirst()
                key.append("'")
            } else if letter == "\\", quote == "\"", let next = rest.popFirst() {
                key += next == "\"" || next == "\\" ? String(next) : "\\\(next)"
            } else if letter == quote {
                guard rest.first == ":" else { return nil }
                return (key, rest.dropFirst().drop { $0 == " " })
            } else {
                key.append(letter)
            }
        }
        return nil
    }

    /// A plain text ends before a space and a number sign.
    static func withoutComment(_ text: Substring) -> String {
        var end = text.endIndex
        var before: Character = "x"
        for index in text.indices {
            if text[index] == "#", before == " " {
                end = index
                break
            }
            before = text[index]
        }
        var words = text[..<end]
        while words.last == " " || words.last == "\t" { words.removeLast() }
        return String(words)
    }

    /// Whether quotes and brackets that open in a value are closed in it.
    static func isWhole(_ text: String) -> Bool {
        var open: [Character] = []
        var quote: Character?
        var isEscaped = false
        for letter in text {
            if let sign = quote {
                if isEscaped {
                    isEscaped = false
                } else if sign == "\"", letter == "\\" {
                    isEscaped = true
                } else if letter == sign {
                    quote = nil
                }
            } else if letter == "\"" || letter == "'" {
                quote = letter
            } else if letter == "[" || letter == "{" {
                open.append(letter)
            } else if letter == "]" || letter == "}" {
                _ = open.popLast()
            }
        }
        return quote == nil && open.isEmpty
    }
}
