/// Why data could not be kept or brought back, as a sentence for whoever operates it.
package struct KeepFault: Error, Equatable, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }
}
