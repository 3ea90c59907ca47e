import HTTPTypes
import Platform

package let offlineRoutes: [Route] = [
    Route(open: .get, "/offline") { try await $0.offlinePage() },
    Route(open: .get, "/service-worker.js") { try $0.serviceWorker() },
]

/// What a browser keeps besides, whoever sits before it. All of it for everybody, or what lies there would say that
/// somebody had looked for help.
private let keptForEverybody = ["/support", "/support/attacked", "/support/attacked/record"]

extension Guest {
    /// It speaks for the whole site only when it comes from the root.
    fileprivate func serviceWorker() throws -> Answer {
        let assets = services.assets
        guard let script = assets.text("service-worker.js") else { throw Refusal.notFound }
        let files = ["css", "js", "images"].flatMap { assets.names(in: $0) }.map { assets.address($0) }
        let house: JSONValue = [
            "version": .text(assets.version), "files": .list(files.map { .text($0) }),
            "icon": .text(assets.address("images/favicon.svg")), "page": .text("/offline"),
            "open": .list(keptForEverybody.map { .text($0) }),
        ]
        return .text(
            "const house = \(String(decoding: house.bytes, as: UTF8.self))\n" + script,
            type: "text/javascript; charset=utf-8")
    }
}
