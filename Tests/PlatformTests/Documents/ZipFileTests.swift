import Foundation
import Platform
import Testing

@Suite("An archive is read within its limits, or not at all") struct ZipFileTests {
    private let limits = ZipFile.Limits(entries: 4, entry: 10_000, whole: 20_000)

    private func fault(_ bytes: [UInt8], _ limits: ZipFile.Limits? = nil) -> ZipFile.Fault? {
        do throws(ZipFile.Fault) { _ = try ZipFile(bytes, limits ?? self.limits) } catch { return error }
        return nil
    }

    @Test("What is packed comes out as it was")
    func whole() throws {
        let entries = [
            ZipFile.Entry("course.yaml", Array("course: phone\n".utf8)),
            ZipFile.Entry("pictures/sign.png", [UInt8](0...255)), ZipFile.Entry("ø", []),
        ]
        #expect(try ZipFile(ZipFile(entries).bytes, limits).entries == entries)
        #expect(try ZipFile(ZipFile([]).bytes, limits).entries.isEmpty)
    }

    @Test("What another program has packed tightly is read")
    func deflated() throws {
        let file = try ZipFile(tight, limits)
        #expect(file.entries.map(\.name) == ["course.yaml"])
        #expect(file.entries[0].bytes == Array(repeating: UInt8(ascii: "a"), count: 500))
    }

    @Test("A name that leads out of it, or is there twice, is refused")
    func names() {
        for name in ["../course.yaml", "/course.yaml", "a/../../b", "a\\b", "C:x", "a//b", "./a"] {
            #expect(fault(ZipFile([ZipFile.Entry(name, [])]).bytes) == .name(name), "\(name)")
        }
        let twice = ZipFile([ZipFile.Entry("a", []), ZipFile.Entry("A", [1])])
        #expect(fault(twice.bytes) == .name("A"))
    }

    @Test("Too many, too much, and what would burst are refused before they are unpacked")
    func limited() {
        let many = (0..<5).map { ZipFile.Entry("\($0)", []) }
        #expect(fault(ZipFile(many).bytes) == .tooMany)
        #expect(fault(ZipFile([ZipFile.Entry("a", [UInt8](repeating: 1, count: 10_001))]).bytes) == .tooMuch)
        let whole = (0..<3).map { ZipFile.Entry("\($0)", [UInt8](repeating: 1, count: 9_000)) }
        #expect(fault(ZipFile(whole).bytes) == .tooMuch)
        var narrow = limits
        narrow.ratio = 10
        #expect(fault(tight, narrow) == .tooMuch)
        // It says that less comes out of it than does.
        var liar = tight
        for place in liar.indices.dropLast(3) where Array(liar[place..<(place + 4)]) == [0xF4, 1, 0, 0] {
            liar[place] = 0xF3
        }
        #expect(fault(liar) == .unreadable)
    }

    @Test("Broken in any byte or cut anywhere, it is read as it was or refused")
    func broken() {
        let bytes = ZipFile([ZipFile.Entry("course.yaml", Array("course: phone".utf8))]).bytes
        for place in bytes.indices {
            var changed = bytes
            changed[place] ^= 0xFF
            if let file = try? ZipFile(changed, limits), let entry = file.entries.first {
                #expect(entry.bytes == Array("course: phone".utf8), "\(place)")
            }
            #expect(fault(Array(bytes.prefix(place))) == .unreadable)
        }
    }
}

/// Five hundred times the same letter, packed by Python’s zipfile.
private let tight = Array(
    Data(
        base64Encoded: """
            UEsDBBQAAAAIAAAAIQARQZIFCAAAAPQBAAALAAAAY291cnNlLnlhbWxLTBwFIw0AAFBLAQIUAxQAAAAIAAAAIQARQZ
            IFCAAAAPQBAAALAAAAAAAAAAAAAACAAQAAAABjb3Vyc2UueWFtbFBLBQYAAAAAAQABADkAAAAxAAAAAAA=
            """, options: .ignoreUnknownCharacters) ?? Data())
