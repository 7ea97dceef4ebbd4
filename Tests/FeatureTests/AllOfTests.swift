import Features
import Testing

/// `Specs/features/all-of.yaml`
@Suite struct AllOfTests {
    @Test func membersThatTwoComponentsDeclareHaveWhatBothSay() throws {
        let ware = try expectRoundTrip(
            #"{"flaws":[{"depth":2,"kind":"dent","since":"May"}],"place":{"lorry":"a","shelf":"b"}}"#,
            as: Ware.self
        )
        #expect(ware.place?.lorry == "a" && ware.place?.shelf == "b")
        #expect(ware.flaws == [.dent(.init(kind: "dent", since: "May", depth: 2))])
        // What the components are for themselves stays as it is.
        try expectRoundTrip(#"{"flaws":[{"kind":"rust","since":"May"}],"place":{"shelf":"b"}}"#, as: Stored.self)
        try expectRoundTrip(#"{"flaws":[{"depth":2,"kind":"dent"}],"place":{"lorry":"a"}}"#, as: Shipped.self)
    }

    @Test func remarksBesideAReferenceMakeNoTypeOfTheirOwn() throws {
        let parcel = try expectRoundTrip(#"{"contents":{"name":"a"}}"#, as: Parcel.self)
        let contents: Named = parcel.contents
        #expect(contents.name == "a")
    }

    @Test func partsAndSiblingsAreOneFlatStruct() throws {
        let folder = Folder(name: "a", size: 1, owner: "b")
        #expect(try json(of: folder) == #"{"name":"a","owner":"b","size":1}"#)
        let link = Link(name: "a", target: "b")
        #expect(link.target == "b")
    }

    @Test func requiredOfOnePartHoldsForPropertiesOfAnother() throws {
        let folder = SharedFolder(name: "a", note: "b", size: 1, owner: "c", link: Link(name: "d"))
        let note: String = folder.note
        #expect(note == "b")
        #expect(throws: DecodingError.self) {
            try decoded(#"{"name":"a","note":"b","owner":"c","size":1}"#, as: SharedFolder.self)
        }
    }

    @Test func annotationsBesideAReferenceMakeNoType() {
        let backup = Backup(source: Folder(name: "a", size: 1, owner: "b"), title: "c")
        let source: Folder? = backup.source
        #expect(source?.owner == "b")
    }

    @Test func typeContainsItself() throws {
        let tree = Tree(name: "a", children: [Tree(name: "b")], parent: Tree(name: "c"))
        #expect(tree.parent?.name == "c")
        try expectRoundTrip(try json(of: tree), as: Tree.self)
    }

    @Test func undeclaredMembersOfOnePartAreKept() throws {
        let value = try expectRoundTrip(#"{"colour":"red","name":"a"}"#, as: Labelled.self)
        #expect(value.additionalProperties == ["colour": "red"])
    }

    @Test func membersBesideAUnionAreInEachBranch() throws {
        let entry = try expectRoundTrip(#"{"name":"a","url":"b"}"#, as: Entry.self)
        guard case .url(let value) = entry else { return #expect(Bool(false), "\(entry)") }
        #expect(value.name == "a")
        #expect(try json(of: Entry.path(.init(name: "a", path: "b"))) == #"{"name":"a","path":"b"}"#)
    }
}
