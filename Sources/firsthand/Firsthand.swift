import ArgumentParser

@main
struct Firsthand: AsyncParsableCommand {
    func run() async throws {}
}
