import Features
import Testing

/// `Specs/features/recursion.yaml`
@Suite struct RecursionTests {
    @Test func aStructContainsItself() throws {
        let node = Node(value: 1, next: Node(value: 2, next: Node(value: 3)))
        #expect(node.next?.next?.value == 3)
        try expectRoundTrip(try json(of: node), as: Node.self)
    }

    @Test func arraysAndDictionariesContainTheirOwner() throws {
        let directory = Directory(entries: [Directory()], byName: ["a": Directory(entries: [])])
        try expectRoundTrip(try json(of: directory), as: Directory.self)
    }

    @Test func twoStructsContainEachOther() throws {
        let person = Person(name: "a", employer: Company(name: "b", head: Person(name: "c")))
        try expectRoundTrip(try json(of: person), as: Person.self)
    }

    @Test func aUnionContainsItself() throws {
        let text =
            #"{"left":{"operands":[],"operator":"-"},"operands":[1,{"operands":[2],"operator":"!"}],"operator":"+"}"#
        let value = try expectRoundTrip(text, as: Formula.self)
        guard case .calculation(let calculation) = value else { return #expect(Bool(false), "\(value)") }
        #expect(calculation.operands[0] == 1.0)
    }
}
