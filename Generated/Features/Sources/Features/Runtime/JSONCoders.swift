import Foundation

// Models need no strategies. Those for dates are for answers and bodies that are nothing but dates, or arrays of them.

extension JSONEncoder {
    /// A new encoder for requests.
    static var forRequests: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        encoder.dateEncodingStrategy = .custom { try CodableDate($0).encode(to: $1) }
        return encoder
    }
}

extension JSONDecoder {
    /// A new decoder for answers.
    static var forAnswers: JSONDecoder {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .custom { try CodableDate(from: $0).date }
        return decoder
    }
}
