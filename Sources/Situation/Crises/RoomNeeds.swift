import Platform

/// One thing that waits for the crisis team: how serious, in a sentence, with the one step that answers it.
package struct RoomNeed: Sendable {
    package let tone: Tone
    package let tag: String
    package let sentence: String
    package let action: String
    package let path: String

    package init(_ tone: Tone, _ tag: String, _ sentence: String, action: String, path: String) {
        self.tone = tone
        self.tag = tag
        self.sentence = sentence
        self.action = action
        self.path = path
    }
}
