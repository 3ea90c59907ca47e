import Platform
import Situation

/// A number that can be tapped, an address, when somebody is there, and what to expect.
func resourceRow(_ details: SupportResourceDetails, _ t: Words) -> HTML {
    helpRow(
        name: details.name, kind: details.kind.map { t($0.words) }, phone: details.phone, web: details.web,
        hours: details.hours, expect: details.expect, languages: details.languages, t)
}

/// - Parameter confirmedAt: nil when nobody has, of which nothing is said: it may be right all the same.
func lineRow(_ line: PublicLines.Line, _ confirmedAt: Instant?, _ t: Words) -> HTML {
    helpRow(
        name: line.name, kind: nil, phone: line.phone ?? "", web: line.web, hours: line.hours, expect: line.expect,
        languages: line.languages, end: confirmedAt.map { t("Confirmed on \(day: $0)") }, t)
}

private func helpRow(
    name: String, kind: String?, phone: String, web: String, hours: String, expect: String, languages: [String],
    end: String? = nil, _ t: Words
) -> HTML {
    """
    <li class="help"><div><p><strong>\(said(name))</strong>\(kind.map { " <span class=\"small soft\">\($0)</span>" as HTML })</p>\
    <p>\(said(expect))</p><p class="small soft">\(said(hours))\(if: !languages.isEmpty, " · \(said(languages.map(SupportPlace.name(ofLanguage:)).joined(separator: ", ")))")\(end.map { " · \($0)" as HTML })</p></div>\
    <p class="line">\(if: !phone.isEmpty, dial(phone))\(if: !web.isEmpty, """
        <a class="button" href="\(web)" rel="noreferrer"><span translate="no">\(shortAddress(web))</span></a>
        """)</p></li>
    """
}

func dial(_ number: String, class names: String = "button primary") -> HTML {
    "<a class=\"\(names)\" href=\"tel:\(number.filter { $0.isNumber || "+*#".contains($0) })\" translate=\"no\">\(number)</a>"
}

private func shortAddress(_ web: String) -> String {
    var rest = web[...]
    for start in ["https://", "http://", "www."] where rest.hasPrefix(start) { rest = rest.dropFirst(start.count) }
    return String(rest.prefix { $0 != "/" })
}

func emergencyCard(_ numbers: [PublicLines.Emergency], _ t: Words, also: HTML = .nothing) -> HTML {
    """
    <section class="notice stop emergency"><h2>\(t("In danger right now?"))</h2>\
    \(if: numbers.isEmpty, "<p>\(t("Call the emergency number of the country that you are in. 112 works in all of Europe and from most mobile phones."))</p>")\
    <ul class="line">\(numbers.map { number -> HTML in
        "<li>\(dial(number.call, class: "button primary danger")) <span class=\"small\" translate=\"no\">\(number.for)</span></li>"
    })</ul>\(also)</section>
    """
}
