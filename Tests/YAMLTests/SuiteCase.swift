import Foundation
import Testing

/// A case of the YAML test suite (`../shared/yaml-suite`), which is no part of the repository.
struct SuiteCase: CustomTestStringConvertible, Sendable {
    let id: String
    let isError: Bool
    private let folder: URL

    var testDescription: String { id }

    var input: [UInt8] { contents("in.yaml") ?? [] }
    /// The value that the case stands for; `nil` where JSON cannot say it.
    var json: String? { contents("in.json").map { String(decoding: $0, as: UTF8.self) } }

    /// The documents in the stream, read from the case's list of events.
    var documentCount: Int { events.count { $0.hasPrefix("+DOC") } }

    /// Whether nothing stands in the documents after the first one.
    var hasOneDocument: Bool {
        let others = events.split { $0.hasPrefix("+DOC") }.dropFirst(2)
        return others.allSatisfy { $0.first == "=VAL :" && $0.count { !$0.hasPrefix("-") } == 1 }
    }

    /// Whether a collection is the key of a mapping.
    var hasComplexKey: Bool {
        var children: [(isMapping: Bool, count: Int)] = []
        for event in events {
            if event.hasPrefix("-MAP") || event.hasPrefix("-SEQ") {
                children.removeLast()
                continue
            }
            let isCollection = event.hasPrefix("+MAP") || event.hasPrefix("+SEQ")
            guard isCollection || event.hasPrefix("=") else { continue }
            if let parent = children.last {
                if isCollection, parent.isMapping, parent.count.isMultiple(of: 2) { return true }
                children[children.count - 1].count += 1
            }
            if isCollection { children.append((event.hasPrefix("+MAP"), 0)) }
        }
        return false
    }

    private var events: [Substring] {
        String(decoding: contents("test.event") ?? [], as: UTF8.self).split(separator: "\n")
    }

    private func contents(_ name: String) -> [UInt8]? {
        (try? Data(contentsOf: folder.appending(path: name))).map { [UInt8]($0) }
    }
}

extension SuiteCase {
    /// All cases, none where the suite is absent.
    static let all: [SuiteCase] = {
        guard let index = try? String(contentsOf: folder.appending(path: "index.tsv"), encoding: .utf8) else {
            return []
        }
        return index.split(separator: "\n").dropFirst().map { line in
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            let id = String(fields[0])
            return SuiteCase(id: id, isError: fields[3] == "error", folder: folder.appending(path: id))
        }
    }()

    private static var folder: URL { sharedFolder.appending(path: "yaml-suite") }

    /// `shared` beside the repository, or where `BINDERY_SHARED` says that it is.
    static var sharedFolder: URL {
        if let path = ProcessInfo.processInfo.environment["BINDERY_SHARED"] { return URL(filePath: path) }
        return URL(filePath: #filePath).resolvingSymlinksInPath().appending(path: "../../../../shared").standardized
    }
}

/// `suite-gaps.tsv`: the cases that do not come out as the suite wants, each with its reason.
enum SuiteGaps {
    static let reasons: [String: String] = {
        let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "suite-gaps.tsv")
        let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
        let rows = text.split(separator: "\n").dropFirst().map { $0.split(separator: "\t", maxSplits: 1) }
        return Dictionary(uniqueKeysWithValues: rows.map { (String($0[0]), $0.count > 1 ? String($0[1]) : "") })
    }()
}
