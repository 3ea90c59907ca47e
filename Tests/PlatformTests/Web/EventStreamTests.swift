import HTTPTypes
import Platform
import Synchronization
import TestSupport
import Testing

/// A stream that says something now and then for as long as it is wanted.
private final class Talker: Sendable {
    private let state = Mutex((begun: 0, ended: 0))
    let words: String
    let pause: Duration

    init(words: String = "hello", pause: Duration = .milliseconds(20)) {
        self.words = words
        self.pause = pause
    }

    var begun: Int { state.withLock { $0.begun } }
    var ended: Int { state.withLock { $0.ended } }

    var endpoint: Endpoint {
        Endpoint(.get, "/events") { _ in
            .events { stream in
                self.state.withLock { $0.begun += 1 }
                defer { self.state.withLock { $0.ended += 1 } }
                var number = 0
                while !Task.isCancelled {
                    number += 1
                    try await stream.send(EventFrame(event: "talk", id: "\(number)", data: self.words))
                    try await Task.sleep(for: self.pause)
                }
            }
        }
    }
}

private let request = "GET /events HTTP/1.1\r\nHost: test\r\n\r\n"

@Suite struct EventStreamTests {
    @Test("Events arrive while the stream is open, lines of data one by one")
    func arrive() async throws {
        try await RunningServer.run(WebServer(endpoints: [Talker(words: "one\ntwo").endpoint])) { server in
            let socket = try await RawSocket(port: server.port)
            try await socket.send(request)
            let said = try await socket.read(until: "id: 3")
            #expect(said.lowercased().contains("content-type: text/event-stream"))
            #expect(said.contains("event: talk\nid: 1\ndata: one\ndata: two\n\n"))
            socket.close()
        }
    }

    @Test("A reader who leaves frees the stream")
    func leaves() async throws {
        let talker = Talker()
        try await RunningServer.run(WebServer(endpoints: [talker.endpoint])) { server in
            let socket = try await RawSocket(port: server.port)
            try await socket.send(request)
            _ = try await socket.read(until: "id: 2")
            #expect(talker.ended == 0)
            socket.close()
            let hasEnded = try await eventually { talker.ended == 1 }
            #expect(hasEnded)
        }
    }

    @Test("A quiet stream whose reader leaves is freed too")
    func quiet() async throws {
        let talker = Talker(pause: .seconds(600))
        try await RunningServer.run(WebServer(endpoints: [talker.endpoint])) { server in
            let socket = try await RawSocket(port: server.port)
            try await socket.send(request)
            _ = try await socket.read(until: "id: 1")
            socket.close()
            let hasEnded = try await eventually { talker.ended == 1 }
            #expect(hasEnded)
        }
    }

    @Test("A shutdown ends every open stream")
    func shutdown() async throws {
        let talker = Talker(pause: .seconds(600))
        try await RunningServer.run(WebServer(endpoints: [talker.endpoint])) { server in
            var sockets: [RawSocket] = []
            for _ in 0..<5 {
                let socket = try await RawSocket(port: server.port)
                try await socket.send(request)
                _ = try await socket.read(until: "id: 1")
                sockets.append(socket)
            }
            await server.stop()
            for socket in sockets {
                _ = try await socket.readToEnd()
                socket.close()
            }
            #expect(talker.ended == 5)
        }
    }

    @Test("A reader who no longer reads is let go, and does not hold up a shutdown", .timeLimit(.minutes(5)))
    func stuck() async throws {
        let talker = Talker(words: String(repeating: "a", count: 200_000), pause: .milliseconds(1))
        let open = try await RunningServer.run(WebServer(endpoints: [talker.endpoint])) { server in
            let first = try await RawSocket(port: server.port)
            try await first.send(request)
            let hasEnded = try await eventually { talker.ended == 1 }
            #expect(hasEnded)
            // This one has not fallen so far behind yet when the server stops.
            let second = try await RawSocket(port: server.port)
            try await second.send(request)
            let hasBegun = try await eventually { talker.begun == 2 }
            #expect(hasBegun)
            return [first, second]
        }
        #expect(talker.ended == 2)
        for socket in open { socket.close() }
    }

    @Test("HEAD opens no stream")
    func head() async throws {
        let talker = Talker()
        try await RunningServer.run(WebServer(endpoints: [talker.endpoint])) { server in
            let reply = try await RawSocket.ask(server.port, "HEAD /events HTTP/1.1")
            #expect(reply.hasPrefix("HTTP/1.1 200"))
            #expect(talker.begun == 0)
        }
    }
}
