/// Reads the text of a JSONPath query, byte by byte (the grammar of RFC 9535, appendix A).
struct JSONPathParser {
    let bytes: [UInt8]
    var position = 0
    /// How deep the expression is nested, which has a limit, since the text may come from anybody.
    private var depth = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    mutating func parse() throws(JSONPath.Failure) -> [JSONPath.Segment] {
        guard take("$") else { throw failure("a query begins with `$`") }
        let segments = try segments()
        guard position == bytes.count else { throw failure("`\(rest)` cannot stand here") }
        return segments
    }

    mutating func segments() throws(JSONPath.Failure) -> [JSONPath.Segment] {
        var segments: [JSONPath.Segment] = []
        while true {
            let start = position
            skipBlanks()
            if take("..") {
                segments.append(JSONPath.Segment(isDescendant: true, selectors: try selectorsAfterDots()))
            } else if take(".") {
                segments.append(JSONPath.Segment(isDescendant: false, selectors: [try shorthand()]))
            } else if peek == UInt8(ascii: "[") {
                segments.append(JSONPath.Segment(isDescendant: false, selectors: try bracketed()))
            } else {
                position = start
                return segments
            }
        }
    }

    private mutating func selectorsAfterDots() throws(JSONPath.Failure) -> [JSONPath.Selector] {
        peek == UInt8(ascii: "[") ? try bracketed() : [try shorthand()]
    }

    /// `name` or `*` behind a point.
    private mutating func shorthand() throws(JSONPath.Failure) -> JSONPath.Selector {
        if take("*") { return .wildcard }
        let start = position
        while let byte = peek, Self.isNameByte(byte, isFirst: position == start) { position += 1 }
        guard position > start else {
            throw failure("a name or `*` is missing; names with other characters stand in brackets: `['x-name']`")
        }
        return .name(String(decoding: bytes[start..<position], as: UTF8.self))
    }

    private mutating func bracketed() throws(JSONPath.Failure) -> [JSONPath.Selector] {
        position += 1
        var selectors: [JSONPath.Selector] = []
        repeat {
            skipBlanks()
            selectors.append(try selector())
            skipBlanks()
        } while take(",")
        guard take("]") else { throw failure("`]` is missing") }
        return selectors
    }

    private mutating func selector() throws(JSONPath.Failure) -> JSONPath.Selector {
        switch peek {
        case UInt8(ascii: "'"), UInt8(ascii: "\""): return .name(try quoted())
        case UInt8(ascii: "*"):
            position += 1
            return .wildcard
        case UInt8(ascii: "?"):
            position += 1
            skipBlanks()
            return .filter(try condition())
        default: return try indexOrSlice()
        }
    }

    private mutating func indexOrSlice() throws(JSONPath.Failure) -> JSONPath.Selector {
        let start = try integer()
        skipBlanks()
        guard take(":") else {
            guard let start else { throw failure("a name in quotes, an index, a slice, `*` or `?` is missing") }
            return .index(start)
        }
        skipBlanks()
        let end = try integer()
        skipBlanks()
        var step: Int?
        if take(":") {
            skipBlanks()
            step = try integer()
        }
        return .slice(start: start, end: end, step: step ?? 1)
    }

    /// An integer without leading zeros, no larger than JSON numbers are exact (§2.1).
    private mutating func integer() throws(JSONPath.Failure) -> Int? {
        let start = position
        if peek == UInt8(ascii: "-") { position += 1 }
        let digits = position
        while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
        guard position > start else { return nil }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        guard let value = Int(text), abs(value) < 1 << 53, text == String(value), position > digits else {
            position = start
            throw failure("`\(text)` is no integer")
        }
        return value
    }

    // MARK: - Filters

    /// `a || b`
    mutating func condition() throws(JSONPath.Failure) -> JSONPath.Condition {
        depth += 1
        defer { depth -= 1 }
        guard depth < 64 else { throw failure("the filter is nested too deeply") }
        var parts = [try conjunction()]
        skipBlanks()
        while take("||") {
            skipBlanks()
            parts.append(try conjunction())
            skipBlanks()
        }
        return parts.count == 1 ? parts[0] : .or(parts)
    }

    private mutating func conjunction() throws(JSONPath.Failure) -> JSONPath.Condition {
        var parts = [try test()]
        skipBlanks()
        while take("&&") {
            skipBlanks()
            parts.append(try test())
            skipBlanks()
        }
        return parts.count == 1 ? parts[0] : .and(parts)
    }

    private mutating func test() throws(JSONPath.Failure) -> JSONPath.Condition {
        if peek == UInt8(ascii: "!"), peek(1) != UInt8(ascii: "=") {
            position += 1
            skipBlanks()
            if peek == UInt8(ascii: "(") { return .not(try parenthesized()) }
            return .not(try existence(try operand()))
        }
        if peek == UInt8(ascii: "(") { return try parenthesized() }
        let left = try operand()
        skipBlanks()
        guard let comparison = JSONPath.Comparison.allCases.first(where: { take($0.rawValue) }) else {
            return try existence(left)
        }
        skipBlanks()
        let right = try operand()
        for operand in [left, right] { try requireValue(operand) }
        return .comparison(left, comparison, right)
    }

    private mutating func parenthesized() throws(JSONPath.Failure) -> JSONPath.Condition {
        position += 1
        skipBlanks()
        let condition = try condition()
        skipBlanks()
        guard take(")") else { throw failure("`)` is missing") }
        return condition
    }

    private func existence(_ operand: JSONPath.Operand) throws(JSONPath.Failure) -> JSONPath.Condition {
        switch operand {
        case .query(let query): return .exists(query)
        case .function(let function) where !function.isValue: return .function(function)
        case .function: throw failure("the function's value has to be compared with something")
        case .literal: throw failure("a literal has to be compared with something")
        }
    }

    private func requireValue(_ operand: JSONPath.Operand) throws(JSONPath.Failure) {
        switch operand {
        case .query(let query) where !query.isSingular:
            throw failure("only a query for one node can be compared: names and indexes alone")
        case .function(let function) where !function.isValue: throw failure("`match` and `search` cannot be compared")
        default: break
        }
    }

    private mutating func operand() throws(JSONPath.Failure) -> JSONPath.Operand {
        switch peek {
        case UInt8(ascii: "'"), UInt8(ascii: "\""): return .literal(.string(try quoted()))
        case UInt8(ascii: "@"), UInt8(ascii: "$"): return .query(try query())
        case UInt8(ascii: "-")?, (UInt8(ascii: "0")...UInt8(ascii: "9"))?: return .literal(.number(try number()))
        default: return try word()
        }
    }

    private mutating func query() throws(JSONPath.Failure) -> JSONPath.Query {
        let isRelative = peek == UInt8(ascii: "@")
        position += 1
        return JSONPath.Query(isRelative: isRelative, segments: try segments())
    }

    private mutating func number() throws(JSONPath.Failure) -> Double {
        let start = position
        let allowed = Set("+-.0123456789Ee".utf8)
        while let byte = peek, allowed.contains(byte) { position += 1 }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        guard let number = Double(text), text.last != "." else {
            position = start
            throw failure("`\(text)` is no number")
        }
        return number
    }

    /// `true`, `false`, `null`, or a function.
    private mutating func word() throws(JSONPath.Failure) -> JSONPath.Operand {
        let start = position
        while let byte = peek, Self.isNameByte(byte, isFirst: false) { position += 1 }
        let word = String(decoding: bytes[start..<position], as: UTF8.self)
        switch word {
        case "true": return .literal(.boolean(true))
        case "false": return .literal(.boolean(false))
        case "null": return .literal(.null)
        case _ where peek == UInt8(ascii: "("): return .function(try function(word, at: start))
        default:
            position = start
            throw failure("a query, a literal or a function is missing")
        }
    }

    private mutating func function(_ name: String, at start: Int) throws(JSONPath.Failure) -> JSONPath.Function {
        position += 1
        var arguments: [JSONPath.Operand] = []
        repeat {
            skipBlanks()
            arguments.append(try operand())
            skipBlanks()
        } while take(",")
        guard take(")") else { throw failure("`)` is missing") }
        let function = Self.function(name, arguments)
        guard let function else {
            position = start
            throw failure(
                "`\(name)` with \(arguments.count) of these arguments is no function; there are `length(value)`, "
                    + "`count(query)`, `value(query)`, `match(value, pattern)` and `search(value, pattern)`"
            )
        }
        return function
    }

    private static func function(_ name: String, _ arguments: [JSONPath.Operand]) -> JSONPath.Function? {
        switch (name, arguments.count) {
        case ("length", 1): return isValue(arguments[0]) ? .length(arguments[0]) : nil
        case ("count", 1), ("value", 1):
            guard case .query(let query) = arguments[0] else { return nil }
            return name == "count" ? .count(query) : .value(query)
        case ("match", 2), ("search", 2):
            guard arguments.allSatisfy(isValue) else { return nil }
            return .matches(arguments[0], arguments[1], isWhole: name == "match")
        default: return nil
        }
    }

    private static func isValue(_ operand: JSONPath.Operand) -> Bool {
        switch operand {
        case .literal: true
        case .query(let query): query.isSingular
        case .function(let function): function.isValue
        }
    }
}
