extension EventKind {
    package static let dataRestored: EventKind = "data.restored"
    package static let dataExported: EventKind = "data.exported"
    package static let keyRotated: EventKind = "key.rotated"
}
