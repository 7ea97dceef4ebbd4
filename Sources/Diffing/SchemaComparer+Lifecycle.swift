import Foundation
import OpenAPI

/// `deprecated`, `x-sunset` and `x-stability-level` of properties and parameters.
extension SchemaComparer {
    mutating func compareLifecycle(_ before: Place, _ after: Place, _ scope: Scope, _ name: String) {
        guard !unchanged.contains(before, after) else { return }
        let prefix = scope.rawValue
        let (old, new) = (SchemaView(before, in: old), SchemaView(after, in: new))
        let (oldSunset, newSunset) = (old.text("x-sunset"), new.text("x-sunset"))
        if old.flag("deprecated") != new.flag("deprecated") {
            guard new.flag("deprecated") else {
                collector.add("\(prefix)-reactivated", "\(name) is no longer deprecated", old: before, new: after)
                return
            }
            // What is wrong with the date is told below.
            if !Sunset(newSunset).isInvalid { deprecate(before, after, prefix, name, Sunset(newSunset)) }
        } else if new.flag("deprecated"), oldSunset != newSunset {
            if newSunset == nil {
                let message = "the sunset date of \(name) was removed though it is deprecated"
                collector.add("\(prefix)-sunset-deleted", message, old: before, new: after, wire: .breaking)
            } else if let was = Sunset(oldSunset).date, let now = Sunset(newSunset).date, now < was {
                let message = "the sunset date of \(name) moved from \(oldSunset ?? "") forward to \(newSunset ?? "")"
                collector.add(
                    "\(prefix)-sunset-date-changed-too-small",
                    message,
                    old: before,
                    new: after,
                    wire: .breaking
                )
            }
        }
        if Sunset(newSunset).isInvalid {
            let rule = scope.isProperty ? "deprecated-sunset-invalid" : "sunset-parse"
            let message = "the sunset date `\(newSunset ?? "")` of \(name) is no date"
            collector.add("\(prefix)-\(rule)", message, old: before, new: after, wire: .breaking)
        }
        compareStability(old.text("x-stability-level"), new.text("x-stability-level"), prefix, name, before, after)
    }

    private mutating func deprecate(_ before: Place, _ after: Place, _ prefix: String, _ name: String, _ sunset: Sunset)
    {
        if let problem = sunsets.problem(of: sunset) {
            let message = "\(name) is deprecated \(problem.rawValue)"
            collector.add("\(prefix)-\(problem.rule)", message, old: before, new: after, wire: .breaking)
        } else {
            let hasRule = RuleTable.standard["\(prefix)-deprecated-with-sunset"] != nil
            let suffix = sunset.date != nil && hasRule ? "deprecated-with-sunset" : "deprecated"
            collector.add("\(prefix)-\(suffix)", "\(name) is deprecated", old: before, new: after)
        }
    }

    /// From what may change any day to what may not.
    static let stabilityLevels = ["draft", "alpha", "beta", "stable"]

    mutating func compareStability(
        _ old: String?,
        _ new: String?,
        _ prefix: String,
        _ name: String,
        _ before: Place,
        _ after: Place
    ) {
        let levels = Self.stabilityLevels
        guard old != new, let was = levels.firstIndex(of: old ?? "stable"),
            let now = levels.firstIndex(of: new ?? "stable"),
            was != now
        else { return }
        let message = "the stability of \(name) changed from `\(levels[was])` to `\(levels[now])`"
        collector.add("\(prefix)-stability-\(now < was ? "decreased" : "increased")", message, old: before, new: after)
    }
}

/// How long what is deprecated has to stay.
struct SunsetPolicy {
    enum Problem: String {
        case missing = "without a sunset date"
        case early = "with a sunset date that is too early"

        /// The rule, without what it is about.
        var rule: String { self == .missing ? "deprecated-sunset-missing" : "sunset-date-too-small" }
    }

    /// The day of the comparison, as `2026-01-31`.
    let today: String
    /// The first day on which what is deprecated today may go; `nil` where nothing has to stay, and no date is wanted.
    let earliest: String?

    func problem(of sunset: Sunset) -> Problem? {
        guard let date = sunset.date else { return earliest != nil && !sunset.isInvalid ? .missing : nil }
        return date < earliest ?? today ? .early : nil
    }
}

/// A date of `x-sunset`: a day, or an instant of that day.
struct Sunset {
    private let text: String?
    /// The day, as `2027-01-31`, which can be compared as text.
    let date: String?

    init(_ text: String?) {
        self.text = text
        let day = text.map { String($0.prefix(10)) }
        date = day.flatMap { day in
            let parts = day.split(separator: "-").compactMap { Int($0) }
            guard parts.count == 3, day.utf8.count == 10, (1...12).contains(parts[1]), (1...31).contains(parts[2])
            else {
                return nil
            }
            return day
        }
    }

    var isInvalid: Bool { text != nil && date == nil }

    /// Whether the day is over.
    func isPast(today: String) -> Bool { date.map { $0 <= today } ?? false }
}
