import Foundation

func checkedPort(_ port: Int) throws -> Int {
    guard (1...65_535).contains(port) else { throw Failure("\(port) is not a port (1 to 65535).") }
    return port
}

func refuseSamePort(_ ports: [Int?]) throws {
    let chosen = ports.compactMap(\.self)
    guard let twice = chosen.first(where: { port in chosen.count { $0 == port } > 1 }) else { return }
    throw Failure("Port \(twice) is chosen twice: pages, the practice network and figures each need one of their own.")
}

/// A clear sentence instead of an error from deep inside.
func refuseTakenPort(_ port: Int, on host: String) throws {
    let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(socket) }
    var yes: Int32 = 1
    setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(clamping: port).bigEndian)
    inet_pton(AF_INET, host == "localhost" ? "127.0.0.1" : host, &address.sin_addr)
    let status = withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            bind(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
    }
    if status != 0, errno == EADDRINUSE {
        throw Failure("Port \(port) is in use. Choose another one, like --port \(port + 10).")
    }
}
