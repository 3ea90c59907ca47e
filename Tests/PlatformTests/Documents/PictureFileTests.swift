import Platform
import TestSupport
import Testing

@Suite("A picture is known by its bytes, and says nothing but what is to be seen") struct PictureFileTests {
    private let all: [(bytes: [UInt8], kind: PictureFile.Kind)] = [
        (SmallPicture.png, .png), (SmallPicture.jpeg, .jpeg), (SmallPicture.progressive, .jpeg),
        (SmallPicture.webp, .webp), (SmallPicture.lossy, .webp),
    ]

    @Test("Each kind is measured without decoding it, and what a camera or a program noted is gone")
    func kinds() throws {
        for (bytes, kind) in all {
            let file = try PictureFile(bytes)
            #expect(file.kind == kind)
            #expect(Set([file.width, file.height]) == [2, 3])
            #expect(!String(decoding: file.bytes, as: UTF8.self).contains("Zimtstern"))
            // Once clean, it stays as it is.
            #expect(try PictureFile(file.bytes) == file)
        }
        #expect(String(decoding: SmallPicture.png, as: UTF8.self).contains("Zimtstern"))
        #expect(String(decoding: SmallPicture.jpeg, as: UTF8.self).contains("Zimtstern"))
        #expect(String(decoding: SmallPicture.webp, as: UTF8.self).contains("Zimtstern"))
    }

    @Test("What was held upright stays upright")
    func upright() throws {
        let file = try PictureFile(SmallPicture.jpeg)
        #expect((file.width, file.height) == (2, 3))
        #expect(file.bytes.dropFirst(2).starts(with: [0xFF, 0xE1]))
    }

    @Test("What hangs behind a picture is cut off")
    func tail() throws {
        for (bytes, _) in all {
            let file = try PictureFile(bytes + "Zimtstern".utf8)
            #expect(!String(decoding: file.bytes, as: UTF8.self).contains("Zimtstern"))
        }
    }

    @Test("Nothing else is taken, whatever it is called, and nothing cut short")
    func refused() {
        func fault(_ bytes: [UInt8]) -> PictureFile.Fault? {
            do throws(PictureFile.Fault) { _ = try PictureFile(bytes) } catch { return error }
            return nil
        }
        #expect(fault(Array("<svg xmlns=\"http://www.w3.org/2000/svg\"/>".utf8)) == .unknown)
        #expect(fault(Array("GIF89a".utf8)) == .unknown)
        #expect(fault([]) == .unknown)
        #expect(fault(SmallPicture.moving) == .moving)
        #expect(fault(SmallPicture.png + [UInt8](repeating: 0, count: PictureFile.heaviest)) == .tooHeavy)
        var wide = SmallPicture.png
        wide[18...19] = [0x10, 0x00]
        #expect(fault(wide) == .tooLarge(width: 4096, height: 2))
        for (bytes, _) in all {
            for length in 0..<(bytes.count - 1) {
                guard let file = try? PictureFile(Array(bytes.prefix(length))) else { continue }
                // What is missing was none of the picture.
                #expect(file.bytes == (try? PictureFile(bytes).bytes), "\(length)")
            }
        }
    }
}
