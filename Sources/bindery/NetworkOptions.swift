import ArgumentParser
import Generator

/// Whether a command may use the network.
struct NetworkOptions: ParsableArguments {
    @Flag(
        help: "Fetch documents and overlays that http and https addresses stand for, on the command line and in files."
    )
    var allowRemote = false

    /// Reads what one run is about: what it has fetched it does not fetch again.
    var reader: DocumentReader { DocumentReader(remote: allowRemote ? RemoteFiles() : nil) }
}
