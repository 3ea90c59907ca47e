import Crypto
import Foundation

extension PictureFile {
    /// SHA-256 of the clean file.
    package var digest: String {
        SHA256.hash(data: Data(bytes)).map { byte in
            String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }.joined()
    }
}
