import CZlib

/// A small archive (PKWARE’s APPNOTE, without 64-bit sizes, encryption and parts on several disks). Nothing of it touches
/// a disk; names are just names.
package struct ZipFile: Sendable {
    package struct Entry: Sendable, Equatable {
        package let name: String
        package let bytes: [UInt8]

        package init(_ name: String, _ bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }
    }

    package enum Fault: Error, Equatable {
        /// No archive, or a broken one, or one of a kind that we do not read.
        case unreadable
        case tooMany
        /// More than it may hold, by itself or for the size that it comes in.
        case tooMuch
        /// A name that leads out of it, or that is there twice.
        case name(String)
    }

    /// What an archive may hold.
    package struct Limits: Sendable {
        package var entries: Int
        package var entry: Int
        package var whole: Int
        /// How many bytes one byte may become.
        package var ratio = 200

        package init(entries: Int, entry: Int, whole: Int) {
            (self.entries, self.entry, self.whole) = (entries, entry, whole)
        }
    }

    package let entries: [Entry]

    package init(_ entries: [Entry]) { self.entries = entries }

    /// Folders are left out.
    package init(_ bytes: [UInt8], _ limits: Limits) throws(Fault) {
        let listed = try ZipDirectory(bytes, limits).entries
        guard listed.reduce(0, { $0 + $1.size }) <= limits.whole else { throw .tooMuch }
        var (entries, names): ([Entry], Set<String>) = ([], [])
        for entry in listed where !entry.name.hasSuffix("/") {
            guard entry.isInside, names.insert(entry.name.lowercased()).inserted else { throw .name(entry.name) }
            guard entry.size <= limits.entry, entry.size <= max(1, entry.packed) * limits.ratio else { throw .tooMuch }
            entries.append(Entry(entry.name, try entry.unpacked(from: bytes)))
        }
        self.entries = entries
    }

    /// The archive, with everything in it as it is: pictures do not get smaller.
    package var bytes: [UInt8] {
        var (body, directory): ([UInt8], [UInt8]) = ([], [])
        for entry in entries {
            let name = Array(entry.name.utf8)
            let common =
                two(20) + two(0x0800) + two(0) + two(0) + two(0x21) + four(zipChecksum(entry.bytes))
                + four(entry.bytes.count) + four(entry.bytes.count) + two(name.count) + two(0)
            directory += four(0x0201_4B50) + two(20) + common + two(0) + two(0) + two(0) + four(0) + four(body.count)
            directory += name
            body += four(0x0403_4B50) + common + name + entry.bytes
        }
        let count = two(entries.count)
        return body + directory + four(0x0605_4B50) + two(0) + two(0) + count + count + four(directory.count)
            + four(body.count) + two(0)
    }
}

private func two(_ number: Int) -> [UInt8] { [UInt8(number & 0xFF), UInt8(number >> 8 & 0xFF)] }
private func four(_ number: Int) -> [UInt8] { two(number & 0xFFFF) + two(number >> 16 & 0xFFFF) }

func zipChecksum(_ bytes: [UInt8]) -> Int { Int(crc32(0, bytes, UInt32(bytes.count))) }

/// What the end of an archive says is in it.
private struct ZipDirectory {
    struct Entry {
        let name: String
        let method: Int
        let checksum: Int
        let packed: Int
        let size: Int
        let place: Int
    }

    let entries: [Entry]

    init(_ bytes: [UInt8], _ limits: ZipFile.Limits) throws(ZipFile.Fault) {
        // The end is 22 bytes, and a remark of at most 65,535.
        guard bytes.count >= 22 else { throw .unreadable }
        let earliest = max(0, bytes.count - 22 - 0xFFFF)
        guard
            let end = (earliest...(bytes.count - 22)).last(where: { bytes[$0...].starts(with: [0x50, 0x4B, 5, 6]) }),
            let count = bytes[end...].reversedNumber(at: 10, bytes: 2),
            var place = bytes[end...].reversedNumber(at: 16, bytes: 4), place <= end
        else { throw .unreadable }
        guard count <= limits.entries else { throw .tooMany }
        var entries: [Entry] = []
        for _ in 0..<count {
            let head = bytes[place..<end]
            func number(_ at: Int, _ bytes: Int) throws(ZipFile.Fault) -> Int {
                guard let number = head.reversedNumber(at: at, bytes: bytes) else { throw .unreadable }
                return number
            }
            let lengths = (try number(28, 2), try number(30, 2), try number(32, 2))
            let size = 46 + lengths.0 + lengths.1 + lengths.2
            // Encrypted, or in another way than these two.
            let (flags, method) = (try number(8, 2), try number(10, 2))
            guard head.starts(with: [0x50, 0x4B, 1, 2]), flags & 0x2041 == 0, [0, 8].contains(method),
                size <= head.count,
                let name = String(validating: head.dropFirst(46).prefix(lengths.0), as: UTF8.self)
            else { throw .unreadable }
            entries.append(
                Entry(
                    name: name, method: method, checksum: try number(16, 4), packed: try number(20, 4),
                    size: try number(24, 4), place: try number(42, 4)))
            place += size
        }
        self.entries = entries
    }
}

extension ZipDirectory.Entry {
    fileprivate var isInside: Bool {
        !name.isEmpty && !name.hasPrefix("/") && !name.contains("\\") && !name.contains(":") && !name.contains("\0")
            && !name.split(separator: "/", omittingEmptySubsequences: false).contains { ["", ".", ".."].contains($0) }
    }

    fileprivate func unpacked(from bytes: [UInt8]) throws(ZipFile.Fault) -> [UInt8] {
        guard place <= bytes.count, bytes[place...].starts(with: [0x50, 0x4B, 3, 4]),
            let nameLength = bytes[place...].reversedNumber(at: 26, bytes: 2),
            let extraLength = bytes[place...].reversedNumber(at: 28, bytes: 2)
        else { throw .unreadable }
        let start = place + 30 + nameLength + extraLength
        guard start + packed <= bytes.count else { throw .unreadable }
        let data = Array(bytes[start..<(start + packed)])
        let plain = method == 0 ? data : inflated(data)
        // One byte more than it said would have been noticed too.
        guard let plain, plain.count == size, zipChecksum(plain) == checksum else { throw .unreadable }
        return plain
    }

    /// As many bytes as the directory says, and not one more. Nil when that is not what comes out.
    private func inflated(_ data: [UInt8]) -> [UInt8]? {
        var stream = z_stream()
        guard inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return nil }
        defer { inflateEnd(&stream) }
        var (input, output) = (data, [UInt8](repeating: 0, count: size + 1))
        let status = input.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                stream.next_in = source.baseAddress
                stream.avail_in = UInt32(source.count)
                stream.next_out = target.baseAddress
                stream.avail_out = UInt32(target.count)
                return inflate(&stream, Z_FINISH)
            }
        }
        guard status == Z_STREAM_END, stream.total_out == size else { return nil }
        return Array(output.prefix(size))
    }
}
