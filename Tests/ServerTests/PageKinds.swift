import Care
import HTTPTypes
import Platform
import Server
import Situation
import TestSupport
import Testing

/// The kinds of pages that there are, by the routes that serve them. Made once: a walk asks about thousands of links.
struct PageKinds {
    private let routes: [(path: String, parts: [Substring], access: Access)]

    init(of application: Application) {
        // What is named outright comes before what has a place for a name.
        routes = application.routes.filter { $0.method == .get }
            .sorted { $0.path.count { $0 == ":" } < $1.path.count { $0 == ":" } }
            .map { ($0.path, $0.path.split(separator: "/"), $0.access) }
    }

    /// Pages for which one signs in.
    var closed: Set<String> { Set(routes.filter { $0.access != .anyone }.map(\.path)) }

    /// The route that a path belongs to.
    func kind(of path: String) -> String {
        let parts = path.prefix { $0 != "?" }.split(separator: "/")
        let route = routes.first { route in
            route.parts.count == parts.count
                && zip(route.parts, parts).allSatisfy { part, given in
                    if !part.hasPrefix(":") { return part == given }
                    return given.count == 26 || isNamedOtherwise.contains(part)
                }
        }
        return route?.path ?? path
    }

    func isOpen(_ path: String) -> Bool {
        let kind = kind(of: path)
        return routes.contains { $0.path == kind && $0.access == .anyone }
    }
}

/// Things whose names are no ids.
private let isNamedOtherwise: Set<Substring> = [":course", ":step", ":concern", ":scenario", ":playbook"]

extension TestDemo {
    /// For the one page that nobody's links lead to otherwise.
    func addConcern() async throws {
        let problems = try await application.house.services.database.write {
            try reportConcern(NewConcern(box: Tokens.random(), words: "The log was changed."), in: $0)
        }
        #expect(problems.isEmpty)
    }

    /// One page of every kind that can be reached by links.
    func walk(as visitor: Visitor, _ kinds: PageKinds) async throws -> [String] {
        var (waiting, looked, seen, found): ([String], Set<String>, Set<String>, [String]) = (["/"], [], [], [])
        while let path = waiting.popLast() {
            guard looked.insert(path).inserted else { continue }
            let kind = kinds.kind(of: path)
            // Only one of the courses was begun, and leads on.
            let isWanted = kind == "/courses/:course" || !seen.contains(kind)
            guard isWanted, !path.hasPrefix("/events"), !path.hasPrefix("/assets"),
                !path.hasPrefix("/api"), !path.contains("/file")
            else { continue }
            let page = try await visitor.fetch(path)
            if (300..<400).contains(page.status), let next = page.headers["location"] { waiting.append(next) }
            // Another link may lead to one of the same kind that is there.
            guard page.status == 200 else { continue }
            seen.insert(kind)
            found.append(path)
            if kind == "/drafts/:draft" { waiting.append(path + "/second-look") }
            waiting += page.paths(beginning: "/").filter { !$0.contains("<") }.map {
                String($0.replacing("&amp;", with: "&").prefix { $0 != "#" })
            }
        }
        return found.sorted()
    }
}
