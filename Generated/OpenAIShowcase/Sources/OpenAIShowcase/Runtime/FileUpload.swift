import Foundation
import HTTPTypes

/// A file to send: from the disk, from memory, or from a stream.
///
/// ```swift
/// .file(at: URL(fileURLWithPath: "otter.png"))
/// .data(png, name: "otter.png", contentType: "image/png")
/// ```
public struct FileUpload: Hashable, Sendable {
    /// The file's name, which forms tell the server.
    public var name: String?
    /// The file's media type, such as `image/png`.
    public var contentType: String?
    /// Further headers of the file's part in a form.
    public var headers: HTTPFields = [:]

    private let source: Source

    private enum Source: Hashable, Sendable {
        case data(Data)
        case text(String)
        case file(URL)
        case stream(ByteStream, length: Int?)
    }

    private init(name: String?, contentType: String?, source: Source) {
        self.name = name
        self.contentType = contentType
        self.source = source
    }

    /// A file on the disk. It is read while it is sent, never loaded as a whole.
    public static func file(at url: URL, name: String? = nil, contentType: String? = nil) -> Self {
        Self(name: name ?? url.lastPathComponent, contentType: contentType, source: .file(url))
    }

    /// A file in memory.
    public static func data(_ data: Data, name: String? = nil, contentType: String? = nil) -> Self {
        Self(name: name, contentType: contentType, source: .data(data))
    }

    /// A text in the place of a file: an address perhaps, where a form takes both.
    public static func text(_ text: String) -> Self {
        Self(name: nil, contentType: nil, source: .text(text))
    }

    /// A file that is made while it is sent. It can be sent once.
    ///
    /// - Parameter length: The number of bytes, where it is known.
    public static func stream<Chunks: AsyncSequence & Sendable>(
        length: Int? = nil,
        name: String? = nil,
        contentType: String? = nil,
        _ chunks: Chunks
    ) -> Self where Chunks.Element == Data {
        Self(name: name, contentType: contentType, source: .stream(ByteStream(chunks), length: length))
    }

    /// The bytes, where they are in memory, as those of an answer are.
    public var data: Data? {
        switch source {
        case .data(let data): data
        case .text(let text): Data(text.utf8)
        case .file, .stream: nil
        }
    }

    /// The text that is sent in the place of a file.
    var text: String? {
        if case .text(let text) = source { text } else { nil }
    }

    /// The file as a piece of a body.
    ///
    /// Throws where a file on the disk cannot be found.
    func piece() throws -> RequestBody.Piece {
        switch source {
        case .data(let data): return .data(data)
        case .text(let text): return .data(Data(text.utf8))
        case .stream(let bytes, let length): return .stream(bytes, length: length)
        case .file(let url):
            // Through the link, where it is one: its own size is another.
            let path = url.resolvingSymlinksInPath().path
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            guard let size = attributes[.size] as? NSNumber, attributes[.type] as? FileAttributeType == .typeRegular
            else { throw CocoaError(.fileReadUnknown, userInfo: [NSFilePathErrorKey: url.path]) }
            return .file(url, length: size.intValue)
        }
    }
}

extension FileUpload: Codable {
    /// Where an encoder has the list of the files that it meets, which are no JSON.
    static var found: CodingUserInfoKey? { CodingUserInfoKey(rawValue: "FileUpload") }

    /// In JSON, a binary value is a string, of whose UTF-8 bytes the file consists.
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        self = .data(Data(text.utf8))
    }

    /// Writes a string. A file is read for it.
    ///
    /// Throws for a stream, and for bytes that are not UTF-8.
    public func encode(to encoder: any Encoder) throws {
        // A file that is a part of a form, or one of the files that are, is sent as it is.
        if let found = Self.found.flatMap({ encoder.userInfo[$0] }) as? LockedState<[FileUpload]>,
            encoder.codingPath.allSatisfy({ $0.intValue != nil })
        {
            found.withLock { $0.append(self) }
            return try "".encode(to: encoder)
        }
        let bytes = if case .file(let url) = source { try Data(contentsOf: url) } else { data }
        guard let bytes, let text = String(data: bytes, encoding: .utf8) else {
            let problem = "Only bytes that are UTF-8 text can be part of JSON, and no stream."
            throw EncodingError.invalidValue(self, .init(codingPath: encoder.codingPath, debugDescription: problem))
        }
        try text.encode(to: encoder)
    }
}
