import CZlib
import Crypto
import Foundation
import HTTPTypes
import NIOCore

/// The files of `Web/`, read once at start, compressed, and served below one fingerprint of them all, so that
/// modules and stylesheets can name each other by relative paths and still be cached for ever.
package struct Assets: Sendable {
    package let version: String
    private let files: [String: File]
    private let names: [String]

    private struct File {
        let type: String
        let plain: ByteBuffer
        let compressed: ByteBuffer?
    }

    /// Reads every file of a known type, deeper folders too. Throws when the folder or a file cannot be read.
    package init(folder: String) throws {
        var files: [String: File] = [:]
        var hash = SHA256()
        let root = URL(fileURLWithPath: folder)
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder).sorted() {
            let url = root.appendingPathComponent(name)
            guard let type = types[url.pathExtension] else { continue }
            let data = try Data(contentsOf: url)
            hash.update(data: Data("\(name.utf8.count):\(name)\(data.count):".utf8) + data)
            files[name] = File(type: type, plain: ByteBuffer(bytes: data), compressed: gzip(data))
        }
        self.files = files
        names = files.keys.sorted()
        version = hash.finalize().prefix(6).map { byte in
            let hex = String(byte, radix: 16)
            return hex.count == 1 ? "0" + hex : hex
        }.joined()
    }

    /// Where a file is, by its path below the folder: `/assets/1f0c…/css/page.css`.
    package func address(_ name: String) -> String { "/assets/\(version)/\(name)" }

    /// The files of one folder and its folders, in order. Linear in all files.
    package func names(in folder: String) -> [String] {
        names.filter { $0.utf8.starts(with: (folder + "/").utf8) }
    }

    /// A script that has to stand at a path of its own. Nil when there is none of that name.
    package func text(_ name: String) -> String? { files[name].map { String(buffer: $0.plain) } }

    /// Serves the files: for ever under this version, to be asked again under any other.
    package func endpoint() -> Endpoint {
        Endpoint(.get, "/assets/:version/**") { call in
            let parts = call.path.split(separator: "/", maxSplits: 2)
            guard parts.count == 3, let file = files[String(parts[2])] else { throw Refusal.notFound }
            var headers: HTTPFields = [.contentType: file.type, .vary: "Accept-Encoding"]
            let isCurrent = call.parameters["version"] == version
            headers[.cacheControl] = isCurrent ? "public, max-age=31536000, immutable" : "no-cache"
            if let compressed = file.compressed, takesGzip(call.headers[.acceptEncoding] ?? "") {
                headers[.contentEncoding] = "gzip"
                return Answer(.ok, headers: headers, body: .bytes(compressed))
            }
            return Answer(.ok, headers: headers, body: .bytes(file.plain))
        }
    }
}

private let types = [
    "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
    "png": "image/png", "ico": "image/x-icon", "webmanifest": "application/manifest+json",
]

/// `gzip;q=0` says that it is not wanted.
private func takesGzip(_ accepted: String) -> Bool {
    accepted.split(separator: ",").contains { offer in
        let parts = offer.split(separator: ";").map { $0.filter { !$0.isWhitespace } }
        return parts.first == "gzip"
            && !parts.dropFirst().contains { ["q=0", "q=0.0", "q=0.00", "q=0.000"].contains($0) }
    }
}

/// Nil when compressing does not pay.
private func gzip(_ data: Data) -> ByteBuffer? {
    guard data.count > 256 else { return nil }
    var stream = z_stream()
    let withGzipHeader = MAX_WBITS + 16
    guard
        deflateInit2_(
            &stream, 9, Z_DEFLATED, withGzipHeader, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { return nil }
    defer { deflateEnd(&stream) }
    var input = [UInt8](data)
    var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(input.count))))
    let status = input.withUnsafeMutableBufferPointer { source in
        output.withUnsafeMutableBufferPointer { target in
            stream.next_in = source.baseAddress
            stream.avail_in = UInt32(source.count)
            stream.next_out = target.baseAddress
            stream.avail_out = UInt32(target.count)
            return deflate(&stream, Z_FINISH)
        }
    }
    let count = output.count - Int(stream.avail_out)
    guard status == Z_STREAM_END, count < data.count else { return nil }
    return ByteBuffer(bytes: output[..<count])
}
