import CPostgres

/// One connection. Used by one thread at a time, which is the proof for `@unchecked Sendable`: the pool hands it out and
/// takes it back under a lock, and the listener's own is touched on the listener's queue alone.
final class PostgresConnection: Connection, @unchecked Sendable {
    private let handle: OpaquePointer
    private var prepared: [String: String] = [:]
    private var isStale = false

    init(url: String) throws {
        guard let handle = connect(url) else { throw DatabaseError.unavailable }
        guard PQstatus(handle) == CONNECTION_OK else {
            PQfinish(handle)
            throw DatabaseError.unavailable
        }
        self.handle = handle
        PQsetNoticeProcessor(handle, { _, _ in }, nil)
        _ = try simple("SET statement_timeout = '30s'; SET idle_in_transaction_session_timeout = '60s'")
    }

    deinit { PQfinish(handle) }

    var isGood: Bool {
        !isStale && PQstatus(handle) == CONNECTION_OK && PQtransactionStatus(handle) == PQTRANS_IDLE
    }
    var socket: Int32 { PQsocket(handle) }

    func transaction<T>(_ begin: String, _ body: (any Connection) throws -> T) throws -> T {
        _ = try simple(begin)
        let value: T
        do {
            value = try body(self)
        } catch {
            _ = try? simple("ROLLBACK")
            throw error
        }
        do {
            _ = try simple("COMMIT")
        } catch DatabaseError.unavailable {
            throw DatabaseError.unknownOutcome
        }
        return value
    }

    func execute(_ text: String, _ values: [SQLValue]) throws -> Rows {
        let isKnown = prepared[text] != nil
        let name = try prepare(text)
        let texts = values.map(\.postgresText)
        let result = withCStrings(texts) { pointers in
            PQexecPrepared(handle, name, Int32(pointers.count), pointers, nil, nil, 0)
        }
        do {
            return try PostgresResult(result, of: handle).rows()
        } catch DatabaseError.other(code: "postgres 0A000", message: _) where isKnown {
            // Someone changed a table under a statement that we had prepared: forget it, and start again.
            isStale = true
            throw DatabaseError.conflict
        }
    }

    @discardableResult
    func simple(_ text: String) throws -> Rows { try PostgresResult(PQexec(handle, text), of: handle).rows() }

    /// What other nodes said since the last call; call when the socket is readable.
    func notifications() throws -> Int {
        guard PQconsumeInput(handle) == 1 else { throw DatabaseError.unavailable }
        var count = 0
        while let note = PQnotifies(handle) {
            count += 1
            PQfreemem(note)
        }
        return count
    }

    private func prepare(_ text: String) throws -> String {
        if let name = prepared[text] { return name }
        if prepared.count >= 500 {
            try simple("DEALLOCATE ALL")
            prepared.removeAll()
        }
        let name = "s\(prepared.count)"
        _ = try PostgresResult(PQprepare(handle, name, text, 0, nil), of: handle).rows()
        prepared[text] = name
        return name
    }
}

extension SQLValue {
    fileprivate var postgresText: String? {
        switch self {
        case .null: nil
        case .integer(let value): String(value)
        case .real(let value): String(value)
        case .text(let value): value
        case .blob(let bytes): "\\x" + bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        }
    }
}

/// Lends the texts as C strings for one call.
private func withCStrings<T>(_ texts: [String?], _ body: ([UnsafePointer<CChar>?]) -> T) -> T {
    var buffer: [CChar] = []
    var starts: [Int?] = []
    for text in texts {
        starts.append(text == nil ? nil : buffer.count)
        if let text { buffer.append(contentsOf: text.utf8CString) }
    }
    return buffer.withUnsafeBufferPointer { bytes in
        body(starts.map { start in start.flatMap { bytes.baseAddress?.advanced(by: $0) } })
    }
}

/// Opens a connection that gives up on a silent server: in 5 seconds while connecting, in about a minute later. What
/// the address says itself goes first.
private func connect(_ url: String) -> OpaquePointer? {
    let options = [
        ("connect_timeout", "5"), ("keepalives_idle", "30"), ("keepalives_interval", "10"), ("keepalives_count", "3"),
        ("tcp_user_timeout", "60000"), ("application_name", "firsthand"), ("dbname", url),
    ]
    return withCStrings(options.map(\.0)) { names in
        withCStrings(options.map(\.1)) { values in PQconnectdbParams(names + [nil], values + [nil], 1) }
    }
}
