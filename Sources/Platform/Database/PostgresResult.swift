import CPostgres

/// What the server answered, freed when it goes.
struct PostgresResult: ~Copyable {
    private let result: OpaquePointer?
    private let handle: OpaquePointer

    init(_ result: OpaquePointer?, of handle: OpaquePointer) {
        self.result = result
        self.handle = handle
    }

    deinit { PQclear(result) }

    func rows() throws -> Rows {
        let status = PQresultStatus(result)
        guard status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK else { throw error }
        var answer = Rows(changed: Int(String(cString: PQcmdTuples(result))) ?? 0)
        let width = PQnfields(result)
        guard width > 0 else { return answer }
        let columns = Row.Columns((0..<width).map { String(cString: PQfname(result, $0)) })
        let types = (0..<width).map { PQftype(result, $0) }
        for row in 0..<PQntuples(result) {
            let values = (0..<width).map { column -> SQLValue in
                if PQgetisnull(result, row, column) == 1 { return .null }
                return value(PQgetvalue(result, row, column), type: types[Int(column)])
            }
            answer.rows.append(Row(columns: columns, values: values))
        }
        return answer
    }

    private func value(_ pointer: UnsafePointer<CChar>, type: Oid) -> SQLValue {
        let text = String(cString: pointer)
        switch type {
        case 20, 21, 23: return Int64(text).map(SQLValue.integer) ?? .text(text)
        case 700, 701, 1700: return Double(text).map(SQLValue.real) ?? .text(text)
        case 16: return .integer(text == "t" ? 1 : 0)
        case 17: return .blob(bytes(hex: text.dropFirst(2)))
        default: return .text(text)
        }
    }

    private func bytes(hex: Substring) -> [UInt8] {
        let digits = Array(hex.utf8)
        return stride(from: 0, to: digits.count - 1, by: 2).compactMap { index in
            UInt8(String(decoding: digits[index...index + 1], as: UTF8.self), radix: 16)
        }
    }

    private var error: DatabaseError {
        guard let pointer = PQresultErrorField(result, Int32(UInt8(ascii: "C"))) else { return .unavailable }
        let state = String(cString: pointer)
        switch state {
        case "23505": return .unique
        case "23503": return .foreignKey
        case "23514": return .check
        case "23502": return .notNull
        case "40001", "40P01": return .conflict
        case _ where state.hasPrefix("08") || state.hasPrefix("57P"): return .unavailable
        default: return .other(code: "postgres \(state)", message: String(cString: PQresultErrorMessage(result)))
        }
    }
}
