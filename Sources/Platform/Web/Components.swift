/// How serious something is: a colour, a shape and a word, never the colour alone.
package enum Tone: String, Sendable {
    case ok, care, stop, info, plain
}

package func tag(_ tone: Tone, _ words: String) -> HTML {
    tone == .plain ? "<span class=\"tag\">\(words)</span>" : "<span class=\"tag \(tone.rawValue)\">\(words)</span>"
}

package func notice(_ tone: Tone, _ content: HTML) -> HTML {
    "<div class=\"notice \(tone.rawValue)\" role=\"status\">\(content)</div>"
}

package func card(_ title: String, aside: HTML = .nothing, class names: String = "", _ content: () -> HTML) -> HTML {
    """
    <section class="card \(names)"><header><h2>\(title)</h2>\
    \(if: !aside.isEmpty, "<span class=\"push small soft\">\(aside)</span>")</header>
    \(content())</section>
    """
}

/// A part of a page that is fetched anew when an event of one of these kinds (or beginnings of kinds) happens.
/// - Parameter every: also after so many seconds, for what makes no event because the log would say when it was
package func live(
    _ name: String, on kinds: String, every seconds: Int? = nil, class names: String = "", _ content: () -> HTML
) -> HTML {
    let part = name.filter(\.isPartName)
    return """
        <div class="\(names)" data-live-part="\(name)" data-live-kinds="\(kinds)"\(attribute: "data-live-every", seconds.map { "\($0)" })>\
        \(HTML(trusted: TrustedMarkup("<!--part:\(part)-->")))\(content())\
        \(HTML(trusted: TrustedMarkup("<!--/part:\(part)-->")))</div>
        """
}

package func link(_ path: String, _ words: String, class names: String = "") -> HTML {
    names.isEmpty
        ? "<a href=\"\(path)\">\(words)</a>" : "<a class=\"\(names)\" href=\"\(path)\">\(words)</a>"
}

/// What stands where a list would, when there is nothing in it.
package func empty(_ title: String, _ words: String, action: HTML = .nothing) -> HTML {
    "<div class=\"empty\"><p><strong>\(title)</strong></p><p>\(words)</p>\(action)</div>"
}

/// First and last initial.
package func avatar(_ name: String) -> HTML {
    let initials = name.split(separator: " ").compactMap(\.first)
    let shown = [initials.first, initials.count > 1 ? initials.last : nil].compactMap(\.self)
    return "<span class=\"avatar\" aria-hidden=\"true\" translate=\"no\">\(String(shown).uppercased())</span>"
}

/// Words that came from people or data: set apart for translators, and for the pseudo-language walk.
package func said(_ words: String) -> HTML { "<span translate=\"no\">\(words)</span>" }

/// Somebody's words, a paragraph a line, in the voice of people.
package func voice(_ text: String, class names: String = "voice") -> HTML {
    """
    <div class="\(names)" translate="no">\(text.split(whereSeparator: \.isNewline).map { line -> HTML in
        "<p>\(String(line))</p>"
    })</div>
    """
}

package func time(_ at: Instant, _ t: Words) -> HTML {
    "<time datetime=\"\(at.iso)\" translate=\"no\">\(t.moment(at))</time>"
}

/// A form that changes something; the token tells it from another site's.
package func form(
    _ action: String, token: String, class names: String = "", confirm: String? = nil, _ content: () -> HTML
) -> HTML {
    """
    <form method="post" action="\(action)" class="\(names)"\(attribute: "data-confirm", confirm)>\
    <input type="hidden" name="csrf" value="\(token)">\(content())</form>
    """
}

package func button(_ words: String, class names: String = "", name: String? = nil, value: String? = nil) -> HTML {
    "<button class=\"\(names)\"\(attribute: "name", name)\(attribute: "value", value)>\(words)</button>"
}

extension Character {
    fileprivate var isPartName: Bool { isLetter || self == "-" }
}
