import Foundation
import Logging
import NIOSSL
import ServiceLifecycle
import Synchronization
import UnixSignals

/// The certificate and key that the server shows, read from files and read again when these change or on SIGHUP. What
/// does not fit together is not taken: the server goes on with what it has. Connections that are open stay as they are.
package final class Certificates: Service {
    package enum Fault: Error, Equatable {
        case unreadable(String)
        /// The key is not the certificate's, or one of the files is no PEM.
        case unfit(certificate: String, key: String)
    }

    private let certificate: String
    private let key: String
    private let current: Mutex<(context: NIOSSLContext, stamp: [Date?])>
    private let pause: Duration
    private let logger: Logger

    /// - Parameters:
    ///   - certificate: a file with the chain in PEM, the server's own first.
    ///   - pause: how often the files are looked at.
    package init(certificate: String, key: String, pause: Duration = .seconds(10), logger: Logger) throws(Fault) {
        self.certificate = certificate
        self.key = key
        self.pause = pause
        self.logger = logger
        let stamp = Certificates.stamp(certificate, key)
        current = Mutex((try Certificates.read(certificate, key), stamp))
    }

    var context: NIOSSLContext { current.withLock { $0.context } }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            await withTaskGroup(of: Void.self) { group in
                group.addTask {
                    while !Task.isCancelled {
                        try? await Task.sleep(for: self.pause)
                        let stamp = Certificates.stamp(self.certificate, self.key)
                        if self.current.withLock({ $0.stamp != stamp }) { self.readAgain() }
                    }
                }
                group.addTask {
                    for await _ in await UnixSignalsSequence(trapping: .sighup) { self.readAgain() }
                }
                await group.waitForAll()
            }
        }
    }

    package func readAgain() {
        let stamp = Certificates.stamp(certificate, key)
        do {
            let context = try Certificates.read(certificate, key)
            current.withLock { $0 = (context, stamp) }
            logger.notice("certificate read again")
        } catch {
            // Half of a pair that is just being replaced: the other half changes the stamp once more.
            current.withLock { $0.stamp = stamp }
            logger.error("certificate not taken, the one before stays", metadata: ["error": "\(errorKind(error))"])
        }
    }

    private static func read(_ certificate: String, _ key: String) throws(Fault) -> NIOSSLContext {
        for file in [certificate, key] where !FileManager.default.isReadableFile(atPath: file) {
            throw .unreadable(file)
        }
        do {
            let chain = try NIOSSLCertificate.fromPEMFile(certificate).map { NIOSSLCertificateSource.certificate($0) }
            guard !chain.isEmpty else { throw Fault.unfit(certificate: certificate, key: key) }
            var configuration = TLSConfiguration.makeServerConfiguration(
                certificateChain: chain, privateKey: .privateKey(try NIOSSLPrivateKey(file: key, format: .pem)))
            configuration.minimumTLSVersion = .tlsv12
            configuration.applicationProtocols = ["http/1.1"]
            return try NIOSSLContext(configuration: configuration)
        } catch {
            throw .unfit(certificate: certificate, key: key)
        }
    }

    private static func stamp(_ files: String...) -> [Date?] {
        files.map { try? FileManager.default.attributesOfItem(atPath: $0)[.modificationDate] as? Date }
    }
}
