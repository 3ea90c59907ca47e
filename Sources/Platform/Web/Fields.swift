/// The fields of one form, each with its label, hint and problem, filled with what was typed.
package struct Fields: Sendable {
    package let filled: Filled
    package let t: Words

    package init(_ filled: Filled, _ t: Words) {
        self.filled = filled
        self.t = t
    }

    /// One line. A password is never filled in again.
    package func text(
        _ name: String, _ label: String, type: String = "text", hint: String? = nil, required: Bool = false,
        autocomplete: String? = nil
    ) -> HTML {
        field(name, label, hint) { described in
            """
            <input id="\(name)" name="\(name)" type="\(type)" value="\(type == "password" ? "" : filled.form[name])"\
            \(flag: "required", required)\(attribute: "autocomplete", autocomplete)\(described)>
            """
        }
    }

    package func area(_ name: String, _ label: String, rows: Int = 3, hint: String? = nil, class names: String = "")
        -> HTML
    {
        field(name, label, hint) { described in
            "<textarea id=\"\(name)\" name=\"\(name)\" rows=\"\(rows)\" class=\"\(names)\"\(described)>\n\(filled.form[name])</textarea>"
        }
    }

    /// Each option is a value and what the reader sees.
    package func choice(_ name: String, _ label: String, _ options: [(String, String)], hint: String? = nil) -> HTML {
        field(name, label, hint) { described in
            """
            <select id="\(name)" name="\(name)"\(described)>\(options.map { value, words -> HTML in
                "<option value=\"\(value)\"\(flag: "selected", value == filled.form[name])>\(words)</option>"
            })</select>
            """
        }
    }

    package func radios(_ name: String, _ label: String, _ options: [(String, String)]) -> HTML {
        marks(name, label, options, type: "radio")
    }

    package func checks(_ name: String, _ label: String, _ options: [(String, String)]) -> HTML {
        marks(name, label, options, type: "checkbox")
    }

    package func check(_ name: String, _ label: String, value: String = "on") -> HTML {
        """
        <div class="field"><label class="check"><input type="checkbox" name="\(name)" value="\(value)"\
        \(flag: "checked", filled.form.isOn(name))\(attribute: "aria-describedby", described(name))><span>\(label)</span></label>\(problem(name))</div>
        """
    }

    package func hidden(_ name: String) -> HTML {
        "<input type=\"hidden\" name=\"\(name)\" value=\"\(filled.form[name])\">"
    }

    /// What is wrong, once more at the top, with a way to each field.
    package var summary: HTML {
        guard !filled.problems.isEmpty else { return .nothing }
        let heading = t(
            filled.problems.count, "One thing needs another look", "\(filled.problems.count) things need another look")
        return """
            <div class="notice stop" role="alert" tabindex="-1" data-focus><h2>\(heading)</h2><ul>\
            \(filled.problems.map { problem -> HTML in
                problem.field.isEmpty
                    ? "<li>\(t(problem.sentence))</li>"
                    : "<li><a href=\"#\(problem.field)\">\(t(problem.sentence))</a></li>"
            })</ul></div>
            """
    }

    private func marks(_ name: String, _ label: String, _ options: [(String, String)], type: String) -> HTML {
        let chosen = Set(filled.form.all(name))
        return """
            <fieldset class="field" id="\(name)"\(attribute: "aria-describedby", described(name))><legend>\(label)</legend>\
            \(options.map { value, words -> HTML in
                """
                <label class="check"><input type="\(type)" name="\(name)" value="\(value)"\
                \(flag: "checked", chosen.contains(value))><span>\(words)</span></label>
                """
            })\(problem(name))</fieldset>
            """
    }

    private func field(_ name: String, _ label: String, _ hint: String?, _ control: (HTML) -> HTML) -> HTML {
        let problem = problem(name)
        let described: [String] = [hint == nil ? nil : "\(name)-hint", problem.isEmpty ? nil : "\(name)-problem"]
            .compactMap(\.self)
        let attributes: HTML =
            """
            \(attribute: "aria-describedby", described.isEmpty ? nil : described.joined(separator: " "))\
            \(attribute: "aria-invalid", problem.isEmpty ? nil : "true")
            """
        return """
            <div class="field"><label for="\(name)">\(label)</label>\
            \(hint.map { "<p class=\"hint\" id=\"\(name)-hint\">\($0)</p>" as HTML })\
            \(control(attributes))\(problem)</div>
            """
    }

    /// By its problem, which is read out with it.
    private func described(_ name: String) -> String? { filled.problem(name) == nil ? nil : "\(name)-problem" }

    private func problem(_ name: String) -> HTML {
        guard let sentence = filled.problem(name) else { return .nothing }
        return "<p class=\"problem\" id=\"\(name)-problem\">\(t(sentence))</p>"
    }
}
