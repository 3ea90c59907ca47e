import Foundation
import Platform
import Situation
import TextEngine
import Voice

extension GivenAnswer {
    init(_ form: Form, to question: CourseQuestion) {
        self.init()
        switch question.kind {
        case .choice, .several, .mark: chosen = form.all("chosen").compactMap { Int($0) }
        case .decide:
            chosen = form.all("chosen").compactMap { Int($0) }
            sureness = Sureness(rawValue: form["sureness"])
        case .order(let items):
            let placed = items.indices.compactMap { item in form.number("place-\(item)").map { (place: $0, item: item) }
            }
            let isWhole = placed.map(\.place).sorted() == Array(1...items.count)
            chosen = isWhole ? placed.sorted { $0.place < $1.place }.map(\.item) : []
        case .rewrite:
            text = (form.all("text").last ?? "").replacing("\r\n", with: "\n")
            isShown = form["do"] == "show" ? true : nil
        }
    }
}

extension Visit {
    func questionForm(_ question: CourseQuestion, _ place: StepPlace, _ filled: Filled) -> HTML {
        let fields = Fields(filled, t)
        return """
            \(fields.summary)<section class="card question" lang="\(place.course.language)">\
            \(question.picture.map { $0.html(in: place.course.slug) })\
            \(form(place.path, token: token, class: "stack") { fieldsOf(question, place, fields) })</section>
            """
    }

    private func fieldsOf(_ question: CourseQuestion, _ place: StepPlace, _ fields: Fields) -> HTML {
        let order = place.progress.plan.order(of: question)
        func listed(_ options: [CourseQuestion.Option]) -> [(String, String)] {
            order.map { (String($0), options[$0].text) }
        }
        let answer = button(t("Answer"), class: "primary")
        switch question.kind {
        case .choice(let options):
            return "<div translate=\"no\">\(fields.radios("chosen", question.ask, listed(options)))</div>\(answer)"
        case .several(let options):
            return """
                <div translate="no">\(fields.checks("chosen", question.ask, listed(options)))</div>\
                <p class="hint">\(t("One or more are right."))</p>\(answer)
                """
        case .decide(let options):
            let sure = GivenAnswer.Sureness.allCases.map { ($0.rawValue, t($0.words)) }
            return """
                <div translate="no">\(fields.radios("chosen", question.ask, listed(options)))</div>\
                \(fields.radios("sureness", t("How sure are you?"), sure))\
                <p class="hint">\(t("Being sure and wrong costs half a point more than being wrong. Not being sure costs nothing."))</p>\(answer)
                """
        case .mark(let pieces): return "\(pieceBoxes(question, pieces, fields))\(answer)"
        case .order(let items): return "\(places(question, items, order, fields))\(answer)"
        case .rewrite(let rewriting): return rewritingFields(question, rewriting, fields)
        }
    }

    private func pieceBoxes(_ question: CourseQuestion, _ pieces: [CourseQuestion.Option], _ fields: Fields) -> HTML {
        let chosen = Set(fields.filled.form.all("chosen"))
        return """
            <fieldset class="field pieces" id="chosen"><legend translate="no">\(question.ask)</legend>\
            \(pieces.indices.map { index -> HTML in
                """
                <label class="piece"><input type="checkbox" name="chosen" value="\(index)"\
                \(flag: "checked", chosen.contains(String(index)))><span class="voice" translate="no">\(pieces[index].text)</span></label>
                """
            })\(problem("chosen", fields.filled))</fieldset>
            """
    }

    private func places(
        _ question: CourseQuestion, _ items: [String], _ order: [Int], _ fields: Fields
    ) -> HTML {
        """
        <fieldset class="field order" id="chosen">\
        <legend translate="no">\(question.ask)</legend>\
        <ul class="rows">\(order.map { index -> HTML in
            let place = fields.filled.form["place-\(index)"]
            return """
                <li class="line"><label for="place-\(index)" translate="no">\(items[index])</label>\
                <select id="place-\(index)" name="place-\(index)" class="push"><option value="">\(t("Which?"))</option>\
                \((1...items.count).map { number -> HTML in
                    "<option value=\"\(number)\"\(flag: "selected", place == String(number))>\(t.number(number))</option>"
                })</select></li>
                """
        })</ul>\(problem("chosen", fields.filled))</fieldset>
        """
    }

    private func rewritingFields(_ question: CourseQuestion, _ rewriting: Rewriting, _ fields: Fields) -> HTML {
        var shown = fields.filled
        if !shown.form.has("text") { shown.form["text"] = rewriting.text }
        let text = shown.form["text"]
        return """
            <p translate="no"><strong>\(question.ask)</strong></p>\
            <blockquote class="voice" translate="no">\(rewriting.text)</blockquote>\
            \(factsOf(rewriting))\
            \(Fields(shown, t).area("text", t("Your version"), rows: 6, class: "voice"))\
            \(if: !shown.problems.isEmpty, findings(of: rewriting, in: text))\
            <p class="line">\(button(t("Hold it against the checks"), class: "primary"))\
            \(button(t("Show me one way"), class: "quiet", name: "do", value: "show"))</p>
            """
    }

    private func factsOf(_ rewriting: Rewriting) -> HTML {
        guard !rewriting.facts.isEmpty else { return .nothing }
        return """
            <div><p class="small soft">\(t("What is known"))</p><ul translate="no">\
            \(rewriting.facts.map { "<li>\($0)</li>" as HTML })</ul></div>
            """
    }

    /// As the composer says it.
    private func findings(of rewriting: Rewriting, in text: String) -> HTML {
        let found = rewriting.findings(in: text)
        guard !found.isEmpty else { return .nothing }
        return """
            <div><h2>\(t("What the checks point at"))</h2><ul class="rows findings">\(found.map { finding -> HTML in
                let words = FindingSaid(finding, rewriting, t)
                return """
                    <li class="finding \(finding.weight.rawValue)"><span class="dot"></span><div><h3>\(words.title)</h3>\
                    \(if: !finding.quote.isEmpty, "<p class=\"voice\" translate=\"no\">“\(finding.quote)”</p>")\
                    <p class="soft">\(words.reason)</p>\
                    \(if: !words.instead.isEmpty, "<p class=\"small soft\">\(t("You could say")) <span class=\"voice\" translate=\"no\">“\(words.instead)”</span></p>")</div></li>
                    """
            })</ul></div>
            """
    }

    private func problem(_ field: String, _ filled: Filled) -> HTML {
        guard let sentence = filled.problem(field) else { return .nothing }
        return "<p class=\"problem\" id=\"\(field)-problem\">\(t(sentence))</p>"
    }
}

/// A finding in words: a course's own boundary as its author wrote it, all else as the composer says it.
private struct FindingSaid {
    let title: String
    let reason: String
    var instead = ""

    init(_ finding: Finding, _ rewriting: Rewriting, _ t: Words) {
        if case .boundary(let id, _) = finding.detail, let said = rewriting.boundaries[id] {
            title = t(.verbatim(said.title))
            reason = t(.verbatim(said.reason))
            instead = said.instead
        } else {
            let words = FindingWords(finding, FindingSources(boundaries: [:], facts: [:], messages: [:]), t)
            title = words.title
            reason = words.reason
        }
    }
}
