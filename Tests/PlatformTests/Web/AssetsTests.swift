import Foundation
import HTTPTypes
import Platform
import TestSupport
import Testing

@Suite struct AssetsTests {
    private func inFolder<T>(_ files: [String: String], _ body: (String) async throws -> T) async throws -> T {
        let folder = NSTemporaryDirectory() + "fh_" + UUID().uuidString
        let manager = FileManager.default
        for (name, text) in files {
            let url = URL(fileURLWithPath: folder).appending(path: name)
            try manager.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url)
        }
        defer { try? manager.removeItem(atPath: folder) }
        return try await body(folder)
    }

    private func version(_ files: [String: String]) async throws -> String {
        try await inFolder(files) { try Assets(folder: $0).version }
    }

    @Test("The fingerprint changes with any name and any content, and with nothing else")
    func fingerprint() async throws {
        let plain = try await version(["css/a.css": "a", "css/b.css": "b"])
        #expect(try await version(["css/a.css": "a", "css/b.css": "b"]) == plain)
        #expect(try await version(["css/a.css": "a", "css/b.css": "c"]) != plain)
        #expect(try await version(["css/a.css": "a", "css/c.css": "b"]) != plain)
        #expect(try await version(["css/a.css": "a", "css/b.css": "b", "notes.txt": "x"]) == plain)
        #expect(try await version(["a.js": "b.js", "c.js": ""]) != version(["a.js": "", "b.js": "c.js"]))
    }

    @Test("Names of one folder come in order")
    func names() async throws {
        try await inFolder(["css/b.css": "b", "css/a.css": "a", "cssx/c.css": "c", "js/d.js": "d"]) { folder in
            let assets = try Assets(folder: folder)
            #expect(assets.names(in: "css") == ["css/a.css", "css/b.css"])
            #expect(assets.address("css/a.css") == "/assets/\(assets.version)/css/a.css")
        }
    }

    @Test("A folder that is not there is said at start")
    func absent() {
        #expect(throws: (any Error).self) { try Assets(folder: "/nowhere") }
    }

    @Test("Files are served for ever under their fingerprint, compressed for those who take it")
    func served() async throws {
        let css = String(repeating: "body { color: black }\n", count: 50)
        try await inFolder(["css/a.css": css, "images/small.svg": "<svg/>"]) { folder in
            let assets = try Assets(folder: folder)
            try await RunningServer.run(WebServer(endpoints: [assets.endpoint()])) { server in
                let file = assets.address("css/a.css")
                let plain = try await server.send(.get, file)
                #expect(plain.body == css)
                #expect(plain.headers["content-type"] == "text/css; charset=utf-8")
                #expect(plain.headers["cache-control"] == "public, max-age=31536000, immutable")
                #expect(plain.headers["vary"] == "Accept-Encoding")
                #expect(plain.headers["content-encoding"] == nil)

                let gzip = try await server.send(.get, file, headers: [("Accept-Encoding", "br, gzip;q=0.8")])
                #expect(gzip.headers["content-encoding"] == "gzip")
                let length = try #require(gzip.headers["content-length"].flatMap { Int($0) })
                #expect(length < css.utf8.count / 4)
                let refused = try await server.send(.get, file, headers: [("Accept-Encoding", "gzip;q=0, br")])
                #expect(refused.headers["content-encoding"] == nil)
                let small = try await server.send(
                    .get, assets.address("images/small.svg"), headers: [("Accept-Encoding", "gzip")])
                #expect(small.headers["content-encoding"] == nil)

                let old = try await server.send(.get, "/assets/0/css/a.css")
                #expect(old.body == css)
                #expect(old.headers["cache-control"] == "no-cache")
            }
        }
    }

    @Test("Nothing outside the folder is ever served, nor what is not known")
    func traversal() async throws {
        try await inFolder(["web/css/a.css": "a", "secret.css": "secret", "web/notes.txt": "notes"]) { folder in
            let assets = try Assets(folder: folder + "/web")
            try await RunningServer.run(WebServer(endpoints: [assets.endpoint()])) { server in
                for name in [
                    "../secret.css", "..%2fsecret.css", "%2e%2e/secret.css", "css/../../secret.css", "/etc/passwd",
                    "css/a.css/", "css", "css//a.css", "notes.txt", "nothing.css", "css/a.css%00",
                ] {
                    let reply = try await RawSocket.ask(server.port, "GET /assets/0/\(name) HTTP/1.1")
                    #expect(reply.hasPrefix("HTTP/1.1 404"))
                    #expect(!reply.contains("secret"))
                }
            }
        }
    }
}
