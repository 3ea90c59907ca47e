import Foundation
import NIOPosix

/// The addresses of a name, as the system knows them, off the cooperative threads.
func resolveName(_ name: String) async throws -> [String] {
    do {
        return try await threads.runIfActive {
            var hints = addrinfo()
            hints.ai_family = AF_UNSPEC
            hints.ai_flags = AI_ADDRCONFIG
            #if canImport(Glibc)
                hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
            #else
                hints.ai_socktype = SOCK_STREAM
            #endif
            var list: UnsafeMutablePointer<addrinfo>?
            guard getaddrinfo(name, nil, &hints, &list) == 0 else { throw DeliveryError.notSent }
            defer { freeaddrinfo(list) }
            return sequence(first: list, next: { $0?.pointee.ai_next }).compactMap { $0 }.compactMap {
                numeric($0.pointee)
            }
        }
    } catch {
        throw DeliveryError.notSent
    }
}

private let threads: NIOThreadPool = {
    let pool = NIOThreadPool(numberOfThreads: 2)
    pool.start()
    return pool
}()

private func numeric(_ info: addrinfo) -> String? {
    var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
    guard getnameinfo(info.ai_addr, info.ai_addrlen, &text, socklen_t(text.count), nil, 0, NI_NUMERICHOST) == 0 else {
        return nil
    }
    return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
}
