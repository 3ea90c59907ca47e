import HTTPTypes
import Platform
import Synchronization
import TestSupport
import Testing

/// What reached the handler whole.
private final class Arrivals: Sendable {
    private let texts = Mutex<[String]>([])
    var all: [String] { texts.withLock { $0 } }

    var endpoint: Endpoint {
        Endpoint(.post, "/notes") { call in
            let text = try await call.text(limit: 1000)
            self.texts.withLock { $0.append(text) }
            return .text(text)
        }
    }
}

private func post(_ headers: String..., body: String = "") -> String {
    (["POST /notes HTTP/1.1", "Host: test"] + headers).joined(separator: "\r\n") + "\r\n\r\n" + body
}

@Suite struct HostileInputTests {
    @Test("A body over the limit is refused before it is read, with a length or in chunks")
    func tooLarge() async throws {
        let arrivals = Arrivals()
        try await RunningServer.run(WebServer(endpoints: [arrivals.endpoint])) { server in
            let announced = try await RawSocket(port: server.port)
            try await announced.send(post("Content-Length: 1000000000"))
            #expect(try await announced.read(until: "refused").hasPrefix("HTTP/1.1 413"))
            announced.close()

            let chunked = try await RawSocket(port: server.port)
            try await chunked.send(post("Transfer-Encoding: chunked"))
            for _ in 0..<3 { try await chunked.send("190\r\n" + String(repeating: "a", count: 400) + "\r\n") }
            #expect(try await chunked.read(until: "refused").hasPrefix("HTTP/1.1 413"))
            chunked.close()
            #expect(arrivals.all.isEmpty)
        }
    }

    @Test("One who keeps sending after the refusal is hung up on")
    func hangUp() async throws {
        try await RunningServer.run(WebServer(endpoints: [Arrivals().endpoint])) { server in
            let socket = try await RawSocket(port: server.port)
            try await socket.send(post("Content-Length: 1000000000"))
            #expect(try await socket.read(until: "refused").contains("Connection: close"))
            let isCut = try await eventually {
                do { try await socket.send(String(repeating: "a", count: 10_000)) } catch { return true }
                return false
            }
            #expect(isCut)
            socket.close()
        }
    }

    @Test("A body at the limit passes")
    func atLimit() async throws {
        try await RunningServer.run(WebServer(endpoints: [Arrivals().endpoint])) { server in
            let text = String(repeating: "é", count: 500)
            let reply = try await server.send(.post, "/notes", body: text)
            #expect(reply.body == text)
        }
    }

    @Test(
        "Bytes that are no text, and texts with a NUL, are refused",
        arguments: [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0x61, 0]])
    func notText(bytes: [UInt8]) async throws {
        let arrivals = Arrivals()
        try await RunningServer.run(WebServer(endpoints: [arrivals.endpoint])) { server in
            let socket = try await RawSocket(port: server.port)
            try await socket.send(Array(post("Content-Length: \(bytes.count)").utf8) + bytes)
            #expect(try await socket.read(until: "refused").hasPrefix("HTTP/1.1 400"))
            socket.close()
            #expect(arrivals.all.isEmpty)
        }
    }

    @Test("Half a form is never taken for a whole one, even when its sender leaves")
    func half() async throws {
        let arrivals = Arrivals()
        try await RunningServer.run(WebServer(endpoints: [arrivals.endpoint])) { server in
            let socket = try await RawSocket(port: server.port)
            try await socket.send(post("Content-Length: 100", body: "I resign"))
            socket.finishSending()
            _ = try await socket.readToEnd()
            socket.close()
            let chunked = try await RawSocket(port: server.port)
            try await chunked.send(post("Transfer-Encoding: chunked", body: "8\r\nI resign\r\n"))
            chunked.finishSending()
            _ = try await chunked.readToEnd()
            chunked.close()
            #expect(try await server.send(.post, "/notes", body: "whole").body == "whole")
            #expect(arrivals.all == ["whole"])
        }
    }

    @Test("A flood of headers, or one that is too long, ends the connection")
    func headers() async throws {
        var limits = WebServer.Limits()
        limits.headerCount = 20
        limits.headerBytes = 4000
        try await RunningServer.run(WebServer(endpoints: [Arrivals().endpoint], limits: limits)) { server in
            for headers in [
                (0..<200).map { "X-\($0): 1" }.joined(separator: "\r\n"),
                "X-Long: " + String(repeating: "a", count: 8000),
            ] {
                let socket = try await RawSocket(port: server.port)
                try await socket.send(post(headers, "Content-Length: 0"))
                let reply = try await socket.readToEnd()
                #expect(reply.isEmpty || reply.hasPrefix("HTTP/1.1 400"))
                socket.close()
            }
            #expect(try await server.send(.post, "/notes", body: "fine").status == 200)
        }
    }

    @Test(
        "What is not HTTP is answered with 400 or silence, and the connection ends",
        arguments: ["\u{16}\u{3}\u{1}", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n"])
    func garbage(text: String) async throws {
        try await RunningServer.run(WebServer(endpoints: [Arrivals().endpoint])) { server in
            let socket = try await RawSocket(port: server.port)
            try await socket.send(text)
            socket.finishSending()
            let reply = try await socket.readToEnd()
            #expect(reply.isEmpty || reply.hasPrefix("HTTP/1.1 400") || reply.hasPrefix("HTTP/1.1 404"))
            socket.close()
        }
    }

    @Test(
        "Whoever says nothing for long is let go: before, within and after a request",
        arguments: [
            "", "POST /notes HT", "POST /notes HTTP/1.1\r\nHost: test\r\nContent-Length: 9\r\n\r\nabc",
            "POST /notes HTTP/1.1\r\nHost: test\r\nContent-Length: 3\r\n\r\nabc",
        ])
    func silence(text: String) async throws {
        var limits = WebServer.Limits()
        limits.silence = .milliseconds(400)
        try await RunningServer.run(WebServer(endpoints: [Arrivals().endpoint], limits: limits)) { server in
            let socket = try await RawSocket(port: server.port)
            try await socket.send(text)
            _ = try await socket.readToEnd()
            socket.close()
        }
    }

    @Test("More connections than the limit wait for their turn")
    func connections() async throws {
        var limits = WebServer.Limits()
        limits.connections = 2
        try await RunningServer.run(WebServer(endpoints: [Arrivals().endpoint], limits: limits)) { server in
            let first = try await RawSocket(port: server.port)
            let second = try await RawSocket(port: server.port)
            for socket in [first, second] {
                try await socket.send(post("Content-Length: 2", body: "ok"))
                _ = try await socket.read(until: "ok")
            }
            let third = try await RawSocket(port: server.port)
            try await third.send(post("Content-Length: 4", body: "late"))
            third.wait(seconds: 1)
            #expect(try await third.read(until: "late").isEmpty)
            first.close()
            third.wait(seconds: 20)
            #expect(try await third.read(until: "late").hasSuffix("late"))
            second.close()
            third.close()
        }
    }
}
