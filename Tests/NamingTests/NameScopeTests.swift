import Testing

@testable import Naming

@Suite struct NameScopeTests {
    private func declaration(_ spelling: String, _ candidates: String..., key: String) -> NameScope.Declaration {
        NameScope.Declaration(spelling: spelling, candidates: candidates, key: key)
    }

    @Test func exactSpellingWinsWhereverItStands() {
        let inexact = declaration("user-name", "userName", "userDashName", key: "b")
        let exact = declaration("userName", "userName", key: "a")
        var first = NameScope()
        var second = NameScope()
        #expect(first.names(for: [inexact, exact]) == ["userDashName", "userName"])
        #expect(second.names(for: [exact, inexact]) == ["userName", "userDashName"])
        #expect(first.conflicts.map(\.key) == ["b"])
    }

    @Test func equalClaimsAreNumberedByKeyWhateverTheOrder() {
        let one = declaration("a b", "aB", key: "1")
        let two = declaration("a-b", "aB", key: "2")
        var first = NameScope()
        var second = NameScope()
        #expect(first.names(for: [one, two]) == ["aB", "aB2"])
        #expect(second.names(for: [two, one]) == ["aB2", "aB"])
    }

    @Test func reservedNamesAreLeftToTheirOwners() {
        var scope = NameScope(reserved: ["Error"])
        #expect(scope.names(for: [declaration("Error", "Error", "ErrorModel", key: "1")]) == ["ErrorModel"])
        #expect(scope.conflicts.map(\.given) == ["ErrorModel"])
    }

    @Test func pinnedNamesComeFirst() {
        var scope = NameScope(pinned: ["2": "Thing"])
        let names = scope.names(for: [declaration("Thing", "Thing", key: "1"), declaration("Other", "Other", key: "2")])
        #expect(names == ["Thing2", "Thing"])
    }
}
