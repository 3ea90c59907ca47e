import Foundation
import Platform
import Situation
import TestSupport
import Testing

@testable import Learning

@Suite("A playbook is taken along with all that belongs to it, and read again") struct PlaybookArchiveTests {
    @Test("What is read is what was packed, pictures and words about it too")
    func along() throws {
        var archive = PlaybookArchive.storm
        archive.pictures = ["about-storm": ["sign.png": try PictureFile(SmallPicture.png)]]
        archive.versions = ["a", "b"]
        let read = try PlaybookArchive(archive.bytes(named: "storm"))
        #expect(read.text == stormYAML && read.about == archive.about && read.versions == ["a", "b"])
        #expect(read.drills.map(\.text) == [stormDrill] && read.courses.map(\.text) == [stormCourse])
        let clean = try PictureFile(SmallPicture.png).bytes
        #expect(read.pictures["about-storm"]?["sign.png"]?.bytes == clean)
        #expect(try PlaybookArchive(Array(stormYAML.utf8)).text == stormYAML, "a text alone will do")
    }

    @Test("What does not belong there is refused with its name, and what systems pack along is passed over")
    func others() throws {
        func problems(_ entries: [(String, [UInt8])]) -> Int {
            do throws(Problems) {
                _ = try PlaybookArchive(ZipFile(entries.map { ZipFile.Entry($0.0, $0.1) }).bytes)
            } catch { return error.all.count }
            return 0
        }
        let text = ("storm.yaml", Array(stormYAML.utf8))
        #expect(problems([text]) == 0)
        #expect(problems([("storm/storm.yaml", text.1), ("storm/drills/a.yaml", text.1)]) == 0)
        #expect(problems([text, (".DS_Store", [1]), ("__MACOSX/._storm.yaml", [1])]) == 0)
        #expect(problems([text, ("run.sh", [1])]) == 1)
        #expect(problems([text, ("courses/about-storm/sign.png", Array("<svg/>".utf8))]) == 1)
        #expect(problems([text, ("sign.png", SmallPicture.png)]) == 1, "a picture of nothing")
        #expect(problems([text, ("other.yaml", text.1)]) == 1)
        #expect(problems([("drills/a.yaml", text.1)]) == 1, "no playbook")
        #expect(problems([("../storm.yaml", text.1)]) == 1)
        #expect(problems([("storm.yaml", [0xC3, 0x28])]) == 2, "no UTF-8, and so no playbook")
        #expect(problems([text] + (0..<120).map { ("drills/\($0).yaml", [UInt8(ascii: "a")]) }) == 1, "too many")
        let long = Array(repeating: UInt8(ascii: "a"), count: PlaybookArchive.longestText + 1)
        #expect(problems([("storm.yaml", long)]) == 1)
    }

    @Test("Every fault is told with its file and its line", arguments: TestDatabase.available)
    func lines(engine: TestDatabase) async throws {
        try await engine.open { database in
            let (house, remove) = try House.teaching([:], on: database)
            defer { remove() }
            #expect(faults(in: .storm, house).isEmpty)
            let bad = PlaybookArchive(stormYAML.replacing("owner: Site", with: "owner: Boss"))
            #expect(faults(in: bad, house) == ["Line 9: “owner” names “Boss”, which is not among the functions"])
            let laughs =
                "a: &a [x, x, x, x, x, x, x, x]\n"
                + (0..<8).map { level in
                    let (name, before) = (
                        ["b", "c", "d", "e", "f", "g", "h", "i"][level],
                        ["a", "b", "c", "d", "e", "f", "g", "h"][level]
                    )
                    return "\(name): &\(name) [\(Array(repeating: "*\(before)", count: 8).joined(separator: ", "))]\n"
                }.joined()
            #expect(faults(in: PlaybookArchive(laughs), house) == ["Line 1: repeats itself too often; write it out"])
            let elsewhere = PlaybookArchive(stormYAML.replacing("playbook: storm", with: "playbook: ../x"))
            #expect(faults(in: elsewhere, house).count == 1)
            var other = PlaybookArchive.storm
            other.drills = [.init(name: "d.yaml", text: stormDrill.replacing("minutes: 5", with: "minutes: x"))]
            #expect(faults(in: other, house).map { $0.prefix(14) } == ["d.yaml, Line 4"])
            other = .storm
            other.courses = [.init(name: "c.yaml", text: phoneCourse)]
            #expect(faults(in: other, house) == ["c.yaml, Line 1: “playbook” should be “storm”"])
            other = .storm
            other.drills += other.drills
            #expect(faults(in: other, house) == ["Two drills or two courses in it have the same name."])
        }
    }
}
