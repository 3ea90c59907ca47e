import HTTPTypes
import Platform

extension Visit {
    /// The frame around every page: the crisis bar, the menu, and what the page is for.
    /// - Parameters:
    ///   - path: where the page is found again, when a refused form has brought it; live parts ask there.
    ///   - following: what its live parts hear of besides the crisis, like `drill=…`.
    package func page(
        _ title: String, at path: String? = nil, place: Place = .none, eyebrow: HTML = .nothing,
        actions: HTML = .nothing, status: HTTPResponse.Status = .ok, following: String? = nil, _ content: () -> HTML
    ) -> Answer {
        .page(
            document(
                title: title, t: t, assets: services.assets, token: token,
                live: stream(following),
                path: call.method == .get ? nil : path,
                body: """
                    \(live("bar", on: "crisis fact briefing hold") { crisisBar })
                    <div class="frame">\(rail(place))<main id="main" tabindex="-1">
                    <div class="page-head"><div><p class="eyebrow">\(eyebrow)</p><h1>\(title)</h1></div>\
                    \(if: !actions.isEmpty, "<div class=\"actions\">\(actions)</div>")</div>
                    \(flash)\(live("late", on: "briefing") { lateUpdateNotice(late, for: viewer, t) })\(content())
                    </main></div>\(tabs(place))
                    """), status: status)
    }

    private func stream(_ following: String?) -> String? {
        let heard = [bar.map { "crisis=\($0.crisis.id)" }, following].compactMap(\.self)
        return heard.isEmpty ? nil : "/events?\(heard.joined(separator: "&"))&after=\(position)"
    }

    /// A sentence that a redirect brought along: what was just done. Only sentences that pages declare can appear.
    private var flash: HTML {
        guard let said = Flash(rawValue: call.query["did"]) else { return .nothing }
        return notice(.ok, "<p>\(t(said.sentence))</p>")
    }

    private var crisisBar: HTML {
        guard let bar else { return .nothing }
        return """
            <div class="crisis-bar\(if: bar.isHeld, " held")" role="status"><span><span class="pulse"></span>\
            <strong translate="no">\(bar.crisis.title)</strong> · \(t("day \(bar.day)")), \(t(bar.crisis.phase.words))\(if: bar.others > 0, """
                 · <a href="/crises">\(t(bar.others, "1 more is open", "\(bar.others) more are open"))</a>
                """)</span>\
            <span>\(bar.factsWords(t))</span><span>\(bar.nextUpdate(t))</span>\
            <span class="push">\(speaking(bar))</span></div>
            """
    }

    private func speaking(_ bar: CrisisBar) -> HTML {
        if !bar.crisis.isOpen { return "<strong>\(t("It is over"))</strong>" }
        let words = bar.isHeld ? t("Posts are on hold") : t("Speaking is open")
        return "<strong>\(words)</strong><span class=\"wide\"> · \(t("always your choice"))</span>"
    }

    private func rail(_ place: Place) -> HTML {
        """
        <nav class="rail" aria-label="\(t("Main"))"><a class="brand" href="/" translate="no">\(brandMark)Firsthand</a>
        \(list(mainMenu, place))
        \(section(t("Together"), togetherMenu, place))\(section(t("Crisis"), roomMenu, place))\(section(t("House"), houseMenu, place))
        </nav>
        """
    }

    private func section(_ title: String, _ items: [MenuItem], _ place: Place) -> HTML {
        items.isEmpty ? .nothing : "<p class=\"eyebrow\">\(title)</p>\(list(items, place))"
    }

    private func list(_ items: [MenuItem], _ place: Place) -> HTML {
        """
        <ul class="menu">\(items.map { item -> HTML in
            """
            <li><a class="item" href="\(item.path)"\(attribute: "aria-current", item.place == place ? "page" : nil)>\
            \(item.words)\(if: item.count > 0, " <span class=\"count\">\(t.number(item.count))</span>")</a></li>
            """
        })</ul>
        """
    }

    private func tabs(_ place: Place) -> HTML {
        let more = togetherMenu + roomMenu + houseMenu
        return """
            <nav class="tabs" aria-label="\(t("Main"))">\(mainMenu.map { item -> HTML in
                """
                <a href="\(item.path)"\(attribute: "aria-current", item.place == place ? "page" : nil)>\(item.words)</a>
                """
            })\(if: !more.isEmpty, """
                <details class="more" data-menu><summary>\(t("More"))</summary>\(list(more, place))</details>
                """)</nav>
            """
    }
}

extension Guest {
    /// A page for those outside: no bar, no menu.
    package func page(
        _ title: String, status: HTTPResponse.Status = .ok, isLong: Bool = false, in words: Words? = nil,
        _ content: () -> HTML
    ) -> Answer {
        let t = words ?? t
        let body: HTML = """
            <main id="main" tabindex="-1" class="\(isLong ? "door long" : "door")"><a class="brand" href="/" translate="no">\(brandMark)Firsthand</a>
            <h1>\(title)</h1>\(content())\(if: call.path != "/support", """
                <p class="small">\(link("/support", t("Need help? Support is open, signed in or not")))</p>
                """)</main>
            """
        return .page(
            document(
                title: title, t: t, assets: services.assets, token: token, live: nil, path: nil, body: body),
            status: status)
    }
}

private func document(
    title: String, t: Words, assets: Assets, token: String, live: String?, path: String?, body: HTML
) -> HTML {
    """
    <!doctype html>
    <html lang="\(t.language.code)"><head><meta charset="utf-8">\
    <meta name="viewport" content="width=device-width,initial-scale=1"><title>\(title) · Firsthand</title>
    <meta name="csrf" content="\(token)"><link rel="icon" href="\(assets.address("images/favicon.svg"))">\
    <link rel="manifest" href="\(assets.address("app.webmanifest"))">
    \(assets.names(in: "css").map { "<link rel=\"stylesheet\" href=\"\(assets.address($0))\">" as HTML })
    <script type="module" src="\(assets.address("js/firsthand.js"))"></script></head>
    <body\(attribute: "data-live", live)\(attribute: "data-here", path) data-cancel="\(t("Cancel"))" \
    data-live-new="\(t("Something changed here. Show it"))">
    <a class="skip" href="#main">\(t("Skip to content"))</a>
    <p class="notice care" data-offline hidden>\(t("You are offline. What you see may be old; we try again by ourselves."))</p>
    \(body)
    </body></html>
    """
}

private let brandMark: HTML = """
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2.4" stroke-linecap="round" \
    aria-hidden="true"><path d="M4 10.5c0-4 3.4-6.5 8-6.5s8 2.5 8 6.5-3.4 6.5-8 6.5c-.9 0-1.8-.1-2.6-.3L5 20l.9-4.2C4.7 \
    14.500 4 12.700 4 10.5Z"/><path d="M9 10.5h.01M12 10.5h.01M15 10.5h.01"/></svg>
    """
