/// Mentions of people on other servers: in @amara@practice.example the server is not counted. Linear in the text.
enum Mentions {
    /// The characters of all servers and their @.
    static func servers(in text: String, outside addresses: [Range<Int>]) -> Int {
        let bytes = Array(text.utf8)
        var (sum, index, address) = (0, 0, 0)
        while index < bytes.count {
            while address < addresses.count, addresses[address].upperBound <= index { address += 1 }
            if address < addresses.count, addresses[address].contains(index) {
                index = addresses[address].upperBound
                continue
            }
            guard bytes[index] == at, index == 0 || !(isName(bytes[index - 1]) || bytes[index - 1] == slash) else {
                index += 1
                continue
            }
            let name = end(of: bytes, from: index + 1, while: isName)
            guard name > index + 1, name < bytes.count, bytes[name] == at else {
                index = name
                continue
            }
            var server = end(of: bytes, from: name + 1, while: isServer)
            while server > name + 1, bytes[server - 1] == dot || bytes[server - 1] == hyphen { server -= 1 }
            if bytes[(name + 1)..<server].contains(dot) { sum += server - name }
            index = server
        }
        return sum
    }

    private static func end(of bytes: [UInt8], from start: Int, while holds: (UInt8) -> Bool) -> Int {
        var end = start
        while end < bytes.count, holds(bytes[end]) { end += 1 }
        return end
    }

    private static func isName(_ byte: UInt8) -> Bool {
        isDigit(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "_")
            || byte == dot || byte == hyphen
    }

    private static func isServer(_ byte: UInt8) -> Bool { isName(byte) && byte != UInt8(ascii: "_") }

    private static let at = UInt8(ascii: "@")
    private static let slash = UInt8(ascii: "/")
    private static let dot = UInt8(ascii: ".")
    private static let hyphen = UInt8(ascii: "-")
}
