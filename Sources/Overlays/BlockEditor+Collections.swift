import YAML

// MARK: - Mappings

extension BlockEditor {
    mutating func editMembers(_ old: Mapping, _ new: Mapping, start: Int, limit: Int) -> Bool {
        let column = layout.column(start)
        let entries = entries(of: old, start: start, limit: limit, column: column)
        let (newValues, oldValues) = (new.values, old.values)
        let own = Set(entries.map { old.pairs[$0.index].key })
        // What a merge key brings in has no lines here; where it changes, it is written as a member.
        let added = new.pairs.filter { pair in
            !own.contains(pair.key) && !(oldValues[pair.key]?.isIdentical(to: pair.value) ?? false)
        }
        guard entries.contains(where: { newValues[old.pairs[$0.index].key] != nil }) else { return false }
        var isInline = entries.first.map { !layout.isFirstOnLine($0.start) } ?? false
        for (position, entry) in entries.enumerated() {
            let pair = old.pairs[entry.index]
            if let value = newValues[pair.key] {
                isInline = false
                guard editValue(of: pair, to: value, entry) else { return false }
            } else {
                let next = entries.indices.contains(position + 1) ? entries[position + 1].start : nil
                remove(entry, next: isInline ? next : nil, from: start)
            }
        }
        append(writer.members(added, indentation: column), behind: entries, limit: limit, column: column)
        return true
    }

    /// The members that stand here, in the order of their lines.
    private func entries(of mapping: Mapping, start: Int, limit: Int, column: Int) -> [Entry] {
        var found: [(index: Int, start: Int)] = []
        for (index, pair) in mapping.pairs.enumerated() {
            guard let offset = layout.offset(of: pair.keyNode), offset >= start, offset < limit,
                layout.column(offset) == column, offset == start || layout.isFirstOnLine(offset)
            else { continue }
            found.append((index, offset))
        }
        found.sort { $0.start < $1.start }
        return found.indices.map { position in
            let next = position + 1 < found.count ? layout.lineStart(found[position + 1].start) : limit
            return Entry(index: found[position].index, start: found[position].start, end: next)
        }
    }

    private mutating func editValue(of pair: Mapping.Pair, to value: Node, _ entry: Entry) -> Bool {
        guard let colon = colon(behind: entry.start) else { return pair.value.isIdentical(to: value) }
        if isSettled(pair.value, value, behind: colon) || replaceAlias(behind: colon, with: value) { return true }
        if let start = layout.offset(of: pair.value), start > colon, start < entry.end,
            edit(pair.value, to: value, start: start, limit: entry.end)
        {
            return true
        }
        let column = layout.column(entry.start)
        let end = layout.contentEnd(from: colon, limit: entry.end, column: column)
        replace(colon + 1..<end, with: anchorText(behind: colon) + writer.value(value, indentation: column))
        return true
    }

    private func colon(behind key: Int) -> Int? {
        let quote = layout.bytes[key]
        let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
        var index = isQuoted ? scanner.endOfQuotes(key) ?? key : key
        let end = layout.lineEnd(index)
        while index < end {
            let isLast = index + 1 >= end || FlowScanner.isSpace(layout.bytes[index + 1])
            if layout.bytes[index] == UInt8(ascii: ":"), isLast { return index }
            index += 1
        }
        return nil
    }
}

// MARK: - Sequences

extension BlockEditor {
    mutating func editElements(_ old: [Node], _ new: [Node], start: Int, limit: Int) -> Bool {
        guard layout.bytes[start] == UInt8(ascii: "-") else { return false }
        let column = layout.column(start)
        let entries = entries(start: start, limit: limit, column: column)
        let pairs = ElementAlignment.pairs(old, new)
        guard entries.count == old.count, pairs.contains(where: { $0.old != nil && $0.new != nil }) else {
            return false
        }
        var isInline = !layout.isFirstOnLine(start)
        for (position, pair) in pairs.enumerated() {
            switch (pair.old, pair.new) {
            case (let index?, let changed?):
                isInline = false
                editElement(old[index], to: new[changed], entries[index])
            case (let index?, nil):
                let next = index + 1 < entries.count ? entries[index + 1].start : nil
                remove(entries[index], next: isInline ? next : nil, from: start)
            case (nil, let added?):
                let text = writer.items([new[added]], indentation: column)
                guard let next = pairs[position...].lazy.compactMap(\.old).first else {
                    append(text, behind: entries, limit: limit, column: column)
                    continue
                }
                guard !isInline else { return false }
                let place = layout.commentStart(above: entries[next].start, notBefore: start)
                replace(place..<place, with: text)
            case (nil, nil): break
            }
        }
        return true
    }

    /// The elements by their dashes.
    private func entries(start: Int, limit: Int, column: Int) -> [Entry] {
        let bytes = layout.bytes
        var dashes = [start]
        for line in layout.lines(from: start + 1, to: limit) {
            let dash = line + column
            guard dash < limit, bytes[dash] == UInt8(ascii: "-"), layout.isFirstOnLine(dash),
                layout.lineStart(dash) == line, dash + 1 >= bytes.count || FlowScanner.isSpace(bytes[dash + 1])
            else { continue }
            dashes.append(dash)
        }
        return dashes.indices.map { position in
            let next = position + 1 < dashes.count ? layout.lineStart(dashes[position + 1]) : limit
            return Entry(index: position, start: dashes[position], end: next)
        }
    }

    private mutating func editElement(_ old: Node, to new: Node, _ entry: Entry) {
        if isSettled(old, new, behind: entry.start) || replaceAlias(behind: entry.start, with: new) { return }
        if let start = layout.offset(of: old), start > entry.start, start < entry.end,
            edit(old, to: new, start: start, limit: entry.end)
        {
            return
        }
        let column = layout.column(entry.start)
        let end = layout.contentEnd(from: entry.start, limit: entry.end, column: column)
        let anchor = anchorText(behind: entry.start)
        // Members do not stand on the line of an anchor.
        let text =
            anchor.isEmpty || new.scalar != nil ? writer.item(new, indentation: column) : " " + writer.flow(new) + "\n"
        replace(entry.start + 1..<end, with: anchor + text)
    }
}

// MARK: - Lines

extension BlockEditor {
    /// Takes an entry's lines out, with the comments directly above it.
    ///
    /// - Parameters:
    ///   - next: The offset of the next entry, where this one shares its line with a dash or a key, which stay.
    ///   - start: Where the collection begins.
    private mutating func remove(_ entry: Entry, next: Int?, from start: Int) {
        if let next { return replace(entry.start..<next, with: "") }
        let lower = layout.commentStart(above: entry.start, notBefore: start)
        var upper = layout.contentEnd(from: entry.start, limit: entry.end, column: layout.column(entry.start))
        if layout.isBlankAbove(lower) { upper = layout.skipBlankLines(upper, limit: entry.end) }
        replace(lower..<upper, with: "")
    }

    private mutating func append(_ text: String, behind entries: [Entry], limit: Int, column: Int) {
        guard !text.isEmpty, let last = entries.last else { return }
        let end = layout.contentEnd(from: last.start, limit: limit, column: column)
        replace(end..<end, with: text)
    }
}
