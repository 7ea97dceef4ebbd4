import Foundation

// Models need no strategies. Those for dates are for answers and bodies that are nothing but dates, or arrays of them.

extension JSONEncoder {
    /// A new encoder for requests.
    static var forRequests: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        encoder.dateEncodingStrategy = .custom { try DateTimeFormat.encode($0, to: $1) }
        return encoder
    }
}

extension JSONDecoder {
    /// A new decoder for answers.
    static var forAnswers: JSONDecoder {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .custom { try DateTimeFormat.decode(from: $0) }
        return decoder
    }
}
