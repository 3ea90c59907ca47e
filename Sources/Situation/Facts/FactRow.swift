import Platform
import TextEngine

/// One fact as a line of the sheet: its status, its words with what changed in them, whose it is and since when.
package func factRow(_ fact: Fact, for reader: FactReader, _ t: Words) -> HTML {
    guard let version = fact.version(for: reader) else { return .nothing }
    let earlier = fact.published.last { $0.number < version.number }
    let isFresh = earlier != nil && t.now - version.shownAt < .days(1)
    let state = version.status == .withdrawn ? " withdrawn" : isFresh ? " changed" : ""
    return """
        <div class="fact\(state)">\(statusTag(version, t))<div>\
        <p><a href="\(fact.path)" translate="no">\
        \(isFresh ? differing(version.statement, from: earlier?.statement) : said(version.statement))</a></p>\
        <p class="small soft">\(t("Fact \(fact.number)")) · \(said(fact.owner))</p></div>\
        <span class="small soft">\(time(version.shownAt, t))</span></div>
        """
}

package func statusTag(_ version: FactVersion, _ t: Words) -> HTML {
    guard version.isPublic(at: t.now) else { return tag(.info, t("Not public yet")) }
    return version.isWaiting ? tag(.info, t("Proposed")) : tag(version.status.tone, t(version.status.words))
}

/// The words with what went and what came. A sentence that was written anew is shown whole: its scraps tell nothing.
func differing(_ words: String, from earlier: String?) -> HTML {
    guard let earlier, earlier != words else { return said(words) }
    let spans = Difference.words(from: earlier, to: words)
    let kept = spans.reduce(0) { $1.kind == .same ? $0 + $1.text.count : $0 }
    guard kept * 2 > words.count else { return "<del>\(earlier)</del> <ins>\(words)</ins>" }
    let marked = spans.enumerated().map { index, span -> HTML in
        let follows = index > 0 && spans[index - 1].kind == .removed && span.kind == .added
        return "\(if: follows, " ")\(mark(span))"
    }
    return "<span translate=\"no\">\(marked)</span>"
}

private func mark(_ span: Difference.Span) -> HTML {
    switch span.kind {
    case .same: "\(span.text)"
    case .removed: "<del>\(span.text)</del>"
    case .added: "<ins>\(span.text)</ins>"
    }
}
